/**
 * The report's colours, once. Blue is what the network was given: training and truth. Orange is what it made of what it did
 * not learn from: validation, guesses, errors.
 */
interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly grid: string;
  readonly blue: string;
  readonly orange: string;
  readonly alarm: string;
}

export type Theme = "light" | "dark";

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: "#ffffff",
    raised: "#f5f6f4",
    ink: "#1b1f24",
    muted: "#59626c",
    line: "#b9bfc4",
    grid: "#e8eae9",
    blue: "#1f62b0",
    orange: "#ad4c08",
    alarm: "#b3261e",
  },
  dark: {
    paper: "#14171b",
    raised: "#1d2126",
    ink: "#e9eaec",
    muted: "#a3abb4",
    line: "#545c65",
    grid: "#282d33",
    blue: "#79b4f5",
    orange: "#f3a04f",
    alarm: "#ff8f86",
  },
};

/** Levels of a heat map, from faint to full. */
export const heatLevels = 8;

/** A share of 1 as a level, 0 for none: by its square root, so that one error among a hundred is seen. */
export function heatLevel(share: number): number {
  return share > 0 ? Math.max(1, Math.min(heatLevels, Math.ceil(Math.sqrt(share) * heatLevels))) : 0;
}

/** The CSS variables of a theme: the palette, and for each heat level its colour and the black or white that reads on it. */
export function variables(theme: Theme): Readonly<Record<string, string>> {
  const palette = palettes[theme];
  const all: Record<string, string> = { ...palette };
  for (const hue of ["blue", "orange"] as const) {
    for (let level = 1; level <= heatLevels; level++) {
      const colour = mix(palette.paper, palette[hue], level / heatLevels);
      all[`${hue}-${level}`] = colour;
      all[`on-${hue}-${level}`] = contrast(colour, "#000000") > contrast(colour, "#ffffff") ? "#000000" : "#ffffff";
    }
  }
  return all;
}

/** A theme as the inside of a CSS rule: its variables, and what the browser's own controls look like. */
export function declarations(theme: Theme): string {
  const all = Object.entries(variables(theme)).map(([name, colour]) => `--${name}:${colour};`);
  return `color-scheme:${theme};${all.join("")}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a
    .map((x, i) =>
      Math.round(x + (b[i] - x) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** How well two colours are told apart, 1 to 21: text needs 4.5. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((c) => (c <= 10 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
