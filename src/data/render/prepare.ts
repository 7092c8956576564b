/** Side of the box a digit is size-normalised to, and of the image it is centred in (LeCun, Cortes and Burges, "The MNIST database"). */
export const boxSize = 20;
export const imageSize = 28;

/**
 * The image (imageSize², grey levels) of `coverage` (boxSize², 0 to 1): the fullest pixel becomes 255, and the box is moved by whole
 * pixels so that the centre of mass lies within half a pixel of pixel (14, 14), MNIST's centring. Undefined where there is no ink, or
 * where the box so moved would leave the image.
 */
export function prepareImage(coverage: Float64Array): Uint8Array | undefined {
  let fullest = 0;
  for (let i = 0; i < coverage.length; i++) fullest = Math.max(fullest, coverage[i]!);
  if (fullest === 0) return undefined;
  const grey = new Uint8Array(coverage.length);
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let i = 0; i < grey.length; i++) {
    grey[i] = Math.round((255 * coverage[i]!) / fullest);
    const row = Math.floor(i / boxSize);
    mass += grey[i]!;
    momentX += grey[i]! * (i - row * boxSize);
    momentY += grey[i]! * row;
  }
  const left = Math.round(imageSize / 2 - momentX / mass);
  const top = Math.round(imageSize / 2 - momentY / mass);
  const most = imageSize - boxSize;
  if (left < 0 || left > most || top < 0 || top > most) return undefined;
  const image = new Uint8Array(imageSize * imageSize);
  for (let row = 0; row < boxSize; row++) {
    image.set(grey.subarray(row * boxSize, (row + 1) * boxSize), (top + row) * imageSize + left);
  }
  return image;
}
