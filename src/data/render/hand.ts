/**
 * How much one person's writing differs from the next: the amplitudes of everything the renderer varies. Setting one to 0 switches that
 * part off. Lengths without a unit are in the skeleton's box (about the height of the digit).
 */
export interface Hand {
  /** How far a blend of a style's masters may leave their hull: 0 stays inside. */
  readonly exaggeration: number;
  /** Standard deviation of each control point, apart from the others. */
  readonly jitter: number;
  /** Standard deviation of where a stroke after the first is put down, and of its length relative to what was meant. */
  readonly joining: number;
  /** Mean slant to the right, dx/dy upwards. */
  readonly slant: number;
  /** Standard deviation of the slant. */
  readonly slantSpread: number;
  /** Standard deviation of the rotation, radians. */
  readonly rotation: number;
  /** Standard deviation of half the logarithm of width over height, about. */
  readonly aspect: number;
  /** Standard deviation of the smooth displacement of the plane (at its lattice points). */
  readonly elastic: number;
  /** Standard deviation of the wandering of the pen across its path (at its knots). */
  readonly tremor: number;
  /** Mean radius of the pen in pixels of the finished image. */
  readonly pen: number;
  /** Standard deviation of that radius from image to image, relative. */
  readonly penSpread: number;
  /** Standard deviation of the radius along a stroke, relative (at its knots). */
  readonly pressure: number;
  /** Standard deviation of the difference between strokes across and along the edge of the nib, relative. */
  readonly nib: number;
}

/**
 * Chosen so that a small network trained on rendered digits alone reads a sixth of MNIST's training images best, and so that ink, width,
 * slant and grey levels are near theirs class by class. It is a little wilder than people are: 0 and 8 lean and flatten more than MNIST's.
 */
export const everydayHand: Hand = {
  exaggeration: 0.6,
  jitter: 0.055,
  joining: 0.05,
  slant: 0.15,
  slantSpread: 0.27,
  rotation: 0.12,
  aspect: 0.11,
  elastic: 0.17,
  tremor: 0.022,
  pen: 1.25,
  penSpread: 0.3,
  pressure: 0.22,
  nib: 0.08,
};
