/** A picture's ink: 0 paper to 255, row by row. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/**
 * The ink scaled so that its longer side is `size` pixels, in the middle of a page of `page` × `page`: how much of each pixel is
 * covered, 0 to 1. Each pixel is the mean of the area that it covers, which loses no ink however much smaller the picture becomes.
 */
export function resample({ width, height, ink }: Ink, size: number, page: number): Float64Array {
  const scale = Math.max(width, height) / size;
  const left = Math.floor((page - width / scale) / 2);
  const top = Math.floor((page - height / scale) / 2);
  const covered = new Float64Array(page * page);
  for (let row = 0; row < page; row++) {
    for (let column = 0; column < page; column++) {
      const [x, y] = [(column - left) * scale, (row - top) * scale];
      covered[row * page + column] = meanOf(ink, width, height, x, y, scale) / 255;
    }
  }
  return covered;
}

/** The mean over a square of `side` from (x, y), what is outside the picture being paper. */
function meanOf(ink: Uint8Array, width: number, height: number, x: number, y: number, side: number): number {
  let sum = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, y + side); row++) {
    const high = Math.min(row + 1, y + side) - Math.max(row, y);
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, x + side); column++) {
      sum += ink[row * width + column]! * high * (Math.min(column + 1, x + side) - Math.max(column, x));
    }
  }
  return sum / (side * side);
}
