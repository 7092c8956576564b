/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The colours that numbers are painted with. */
export interface Inks {
  readonly paper: Colour;
  readonly ink: Colour;
  readonly positive: Colour;
  readonly negative: Colour;
}

/** `#1f62b0` */
export function colourOf(hex: string): Colour {
  const at = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

/** What a cell shows: a number in the colour of its sign, or in ink, above the ghost of another. */
export interface Paint {
  readonly values: ArrayLike<number> | undefined;
  /** The number that is shown in full colour. */
  readonly most: number;
  /** Whether the numbers are an ink's, without a sign. */
  readonly inked?: boolean;
  /** The forward picture, below the errors. */
  readonly ghost?: { readonly values: ArrayLike<number>; readonly most: number };
}

/** How dark a ghost is at most. */
const ghostShare = 0.3;

/** Paints number `index` into four bytes of `pixels`, red, green, blue and opaque. */
export function paintCell(pixels: Uint8ClampedArray, at: number, inks: Inks, paint: Paint, index: number): void {
  const { values, most, inked, ghost } = paint;
  const ghosted = ghost && ghost.most > 0 ? (ghostShare * Math.abs(ghost.values[index])) / ghost.most : 0;
  const value = values?.[index] ?? 0;
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  // Seen lightness follows no straight line: small numbers are lifted a little.
  const depth = share ** 0.75;
  const hue = inked ? inks.ink : value < 0 ? inks.negative : inks.positive;
  for (let c = 0; c < 3; c++) {
    const below = inks.paper[c] + (inks.ink[c] - inks.paper[c]) * ghosted;
    pixels[at + c] = below + (hue[c] - below) * depth;
  }
  pixels[at + 3] = 255;
}

/** The largest size among numbers. */
export function mostOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
