/**
 * A point the pen passes through, in a box of about 1 × 1 with x to the right and y down. The third number is how sharp the turn is:
 * 0 or absent is smooth (Catmull-Rom), 1 a corner.
 */
export type ControlPoint = readonly [x: number, y: number, corner?: number];

/** What is written between putting the pen down and lifting it: at least two points, in writing order. */
export type Stroke = readonly ControlPoint[];

/** One drawing of a sign. */
export type Skeleton = readonly Stroke[];

/**
 * One way in which people write a sign. Its masters are extremes with the same strokes and the same number of points in each,
 * so that anything between them (their weighted mean) is the same style too, as in a variable font.
 */
export interface Style {
  /** What an eye recognises it by; unique among the styles of its sign. */
  readonly name: string;
  /** How often it is chosen, in proportion to the other styles of its sign. */
  readonly weight: number;
  /** At least one. */
  readonly masters: readonly Skeleton[];
}
