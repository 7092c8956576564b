import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { declarations, palettes, type Theme } from "../../lab/report/palette.ts";
import { linked, oneOf } from "./link.ts";

export type ThemeChoice = Theme | "auto";

/** Light, dark, or whatever the system is. */
export const themeChoice: Signal<ThemeChoice> = linked(
  "shared",
  "theme",
  "auto",
  oneOf<ThemeChoice>("auto", "light", "dark"),
);

const query = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(query.matches);
query.addEventListener("change", () => {
  systemIsDark.value = query.matches;
});

/** The theme that is shown. */
export const theme: ReadonlySignal<Theme> = computed(() => {
  if (themeChoice.value !== "auto") return themeChoice.value;
  return systemIsDark.value ? "dark" : "light";
});

/** The colours of the theme, for what is drawn on a canvas; CSS has them as variables: `var(--blue)`. */
export const colours: ReadonlySignal<(typeof palettes)[Theme]> = computed(() => palettes[theme.value]);

const reducedQuery = matchMedia("(prefers-reduced-motion: reduce)");
const reduced = signal(reducedQuery.matches);
reducedQuery.addEventListener("change", () => {
  reduced.value = reducedQuery.matches;
});

/** Whether the reader wants nothing to move by itself: then show the end of a movement at once. */
export const stillness: ReadonlySignal<boolean> = reduced;

/** Gives the document the colours of the theme, those of the reports, from now on. */
export function followTheme(): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  effect(() => sheet.replaceSync(`:root{${declarations(theme.value)}}`));
}
