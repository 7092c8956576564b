/** Side of the box a digit is size-normalised to, and of the image it is centred in (LeCun, Cortes and Burges, "The MNIST database"). */
export const boxSize = 20;
export const imageSize = 28;

/** Where the box is put into the image: its first column and row there, whole pixels. */
export interface BoxPlace {
  readonly left: number;
  readonly top: number;
}

/**
 * The image (imageSize², grey levels) of `coverage` (boxSize², 0 to 1): the fullest pixel becomes 255, and the box is moved by whole
 * pixels so that the centre of mass lies within half a pixel of pixel (14, 14), MNIST's centring. Undefined where there is no ink, or
 * where the box so moved would leave the image.
 */
export function prepareImage(coverage: Float64Array): Uint8Array | undefined {
  const grey = greyLevels(coverage);
  if (grey === undefined) return undefined;
  const place = centredPlace(grey);
  return fitsImage(place) ? putBox(grey, place) : undefined;
}

/** The grey levels (boxSize²) of `coverage` (0 to 1), the fullest pixel 255. Undefined where there is no ink. */
export function greyLevels(coverage: Float64Array): Uint8Array | undefined {
  let fullest = 0;
  for (let i = 0; i < coverage.length; i++) fullest = Math.max(fullest, coverage[i]!);
  if (fullest === 0) return undefined;
  const grey = new Uint8Array(coverage.length);
  for (let i = 0; i < grey.length; i++) grey[i] = Math.round((255 * coverage[i]!) / fullest);
  return grey;
}

/** The centre of mass of a box with ink in it, in its pixels' numbers: [column, row]. */
export function centreOfMass(grey: Uint8Array): readonly [number, number] {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let i = 0; i < grey.length; i++) {
    const row = Math.floor(i / boxSize);
    mass += grey[i]!;
    momentX += grey[i]! * (i - row * boxSize);
    momentY += grey[i]! * row;
  }
  return [momentX / mass, momentY / mass];
}

/** Where the box belongs so that its centre of mass is in the middle of the image; it may leave the image there. */
export function centredPlace(grey: Uint8Array): BoxPlace {
  const [column, row] = centreOfMass(grey);
  return { left: Math.round(imageSize / 2 - column), top: Math.round(imageSize / 2 - row) };
}

/** The farthest from the image's edge that a box can begin. */
export const mostMargin: number = imageSize - boxSize;

function fitsImage({ left, top }: BoxPlace): boolean {
  return left >= 0 && left <= mostMargin && top >= 0 && top <= mostMargin;
}

/** The image with the box at a place that does not leave it. */
export function putBox(grey: Uint8Array, { left, top }: BoxPlace): Uint8Array {
  const image = new Uint8Array(imageSize * imageSize);
  for (let row = 0; row < boxSize; row++) {
    image.set(grey.subarray(row * boxSize, (row + 1) * boxSize), (top + row) * imageSize + left);
  }
  return image;
}
