import type { ComponentType } from "preact";
import type { Text } from "./language.ts";
import type { PageId } from "./link.ts";

/** A page of Studio. */
export interface Page {
  readonly id: PageId;
  /** Its name in the top bar. */
  readonly title: Text;
  /** Its content, below the top bar and its own heading h1. */
  readonly View: ComponentType;
}
