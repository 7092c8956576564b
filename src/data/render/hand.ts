/**
 * How much one person's writing differs from the next: the amplitudes of what the renderer varies in any sign. Setting one to 0 switches
 * that part off, but for the pen. Lengths without a unit are in the skeleton's box (about the height of the sign).
 */
export interface Hand {
  /** Standard deviation of each control point, apart from the others. */
  readonly jitter: number;
  /** Standard deviation of where a stroke after the first is put down, and of its length relative to what was meant. */
  readonly joining: number;
  /** Standard deviation of the share of the way to the middle of its neighbours that a point is moved by haste, which cuts corners. */
  readonly speed: number;
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

/** A hand that writes digits, each in its own way. */
export interface DigitHand extends Hand {
  /** How often another style than a digit's commonest is chosen, in proportion to how often people do: 0 is never, 1 as they do. */
  readonly variety: number;
  /** How far a blend of a style's masters may leave their hull: 0 stays inside, −1 is always their mean. */
  readonly exaggeration: number;
}

/**
 * Chosen so that a small network trained on rendered digits alone reads MNIST's training images best, and so that ink, width, slant and
 * grey levels are near theirs class by class (docs/handwriting.md). It is a little wilder than people are.
 */
export const everydayHand: DigitHand = {
  variety: 1,
  exaggeration: 0.6,
  jitter: 0.08,
  joining: 0.05,
  speed: 0.1,
  slant: 0.15,
  slantSpread: 0.27,
  rotation: 0.12,
  aspect: 0.11,
  elastic: 0.19,
  tremor: 0.022,
  pen: 1.25,
  penSpread: 0.3,
  pressure: 0.22,
  nib: 0.08,
};

/** A hand that also chooses how large it writes and where on the page. */
export interface CharacterHand extends Hand {
  /** Mean of the longer side, in pixels of an image of 28 × 28. */
  readonly size: number;
  /** Standard deviation of that side, relative. */
  readonly sizeSpread: number;
  /** Standard deviation of the distance from the middle of the image, each way, in pixels. */
  readonly offCentre: number;
}

/** Someone drawing characters with a mouse in a small window: one pixel wide, shaky, large or small, not always in the middle. */
export const mouseHand: CharacterHand = {
  jitter: 0.015,
  joining: 0.035,
  speed: 0.2,
  slant: 0.03,
  slantSpread: 0.09,
  rotation: 0.05,
  aspect: 0.09,
  elastic: 0.09,
  tremor: 0.01,
  pen: 0.5,
  penSpread: 0,
  pressure: 0,
  nib: 0,
  size: 22,
  sizeSpread: 0.15,
  offCentre: 1.6,
};
