import type { ComponentChildren, JSX } from "preact";
import { language } from "../../../shell/language.ts";

interface InBoth {
  readonly en: ComponentChildren;
  readonly zh: ComponentChildren;
}

/** A paragraph in the language of the page; unlike a plain text it may hold formulas and links. */
export function P({ en, zh }: InBoth): JSX.Element {
  return <p>{language.value === "zh" ? zh : en}</p>;
}

/** A heading within a lesson. */
export function H({ en, zh }: InBoth): JSX.Element {
  return <h2>{language.value === "zh" ? zh : en}</h2>;
}
