import type { ComponentType } from "preact";
import type { Text } from "../../shell/language.ts";

/** A lesson: a page of short text, with pieces that live in it and links that open the other pages. */
export interface Lesson {
  /** What the link calls it. */
  readonly id: string;
  readonly title: Text;
  /** What one knows after it, in a sentence. */
  readonly promise: Text;
  readonly Body: ComponentType;
}
