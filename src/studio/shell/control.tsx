import type { ComponentChildren, JSX } from "preact";
import { fixed, hidden } from "./link.ts";

interface ControlProps {
  /** How lessons call it; unique among all pages. */
  readonly name: string;
  readonly children: ComponentChildren;
}

/** Controls that a lesson's link can hide (`hide=NAME`) or show without letting one change them (`fix=NAME`). */
export function Control({ name, children }: ControlProps): JSX.Element | null {
  if (hidden.value.includes(name)) return null;
  return (
    <fieldset class="control" disabled={fixed.value.includes(name)}>
      {children}
    </fieldset>
  );
}
