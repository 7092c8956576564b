import type { Signal } from "@preact/signals";
import type { Text } from "../../lab/report/language.ts";
import { linked, oneOf } from "./link.ts";

export type { Text } from "../../lab/report/language.ts";

/** The languages, by what HTML calls them. */
export const languages = { en: "en", zh: "zh-Hans" } as const;

export type Language = keyof typeof languages;

/** The language of the page; to begin with, the reader's. */
export const language: Signal<Language> = linked(
  "shared",
  "lang",
  /^zh\b/i.test(navigator.language) ? "zh" : "en",
  oneOf<Language>("en", "zh"),
);

/** A text in the language of the page. What reads it while it renders is rendered again when that changes. */
export function say(text: Text): string {
  return text[language.value];
}
