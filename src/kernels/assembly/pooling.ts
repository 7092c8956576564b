import { get, put } from "./lanes";
import { Sliding } from "./sliding";

/*
 * Windows that lie between the left and the right edge go by vectors of neighbours where they stand one or two numbers apart;
 * the others one by one, with what they see of the picture.
 */

/** y = the largest x of each window, winners = its place in the window */
export function maxPool2d<T>(y: usize, winners: usize, x: usize, s: Sliding): void {
  const z = sizeof<T>();
  const pitch = s.width * z, out = s.outWidth * z, kw = s.kernelWidth, right = s.right;
  const first = firstInside(s), end = endInside(s);
  const squares = areSquares(s);
  for (let plane = s.samples * s.channels; plane > 0; plane--, x += s.height * pitch) {
    for (let i: usize = 0; i < s.outHeight; i++, y += out, winners += out) {
      const top = firstRow(s, i), bottom = endRow(s, i);
      // Rows and columns before the picture are steps back from it: unsigned numbers wrap, and the sum is right again.
      const origin = x + (i * s.down - s.top) * pitch - s.left * z;
      if (squares) {
        largestOfSquares<T>(y, winners, origin, pitch, out);
        continue;
      }
      for (let j: usize = 0; j < s.outWidth; ) {
        const from = origin + j * right * z;
        if (j >= first && j < end) {
          const left = (end - j) * z;
          let largest = neighbours<T>(from + top * pitch, right);
          let winner = v128.splat<T>(<T>(top * kw)), place = winner;
          for (let ky = top; ky < bottom; ky++) {
            for (let kx: usize = 0; kx < kw; kx++) {
              const v = neighbours<T>(from + ky * pitch + kx * z, right);
              const wins = passes<T>(v, largest);
              largest = v128.bitselect(v, largest, wins);
              winner = v128.bitselect(place, winner, wins);
              place = v128.add<T>(place, v128.splat<T>(1));
            }
          }
          put<T>(y + j * z, largest, left);
          put<T>(winners + j * z, winner, left);
          j = min(j + 16 / z, end);
        } else {
          const before = firstColumn(s, j), after = endColumn(s, j);
          let largest = load<T>(from + top * pitch + before * z);
          let winner = top * kw + before;
          for (let ky = top; ky < bottom; ky++) {
            for (let kx = before; kx < after; kx++) {
              const v = load<T>(from + ky * pitch + kx * z);
              if (!(v <= largest) && largest == largest) largest = v, winner = ky * kw + kx;
            }
          }
          store<T>(y + j * z, largest);
          store<T>(winners + j * z, <T>winner);
          j++;
        }
      }
    }
  }
}

/** A row of windows that are squares of four beside each other: both rows are read once. */
function largestOfSquares<T>(y: usize, winners: usize, x: usize, pitch: usize, bytes: usize): void {
  const one = v128.splat<T>(1), two = v128.splat<T>(2), three = v128.splat<T>(3);
  for (let j: usize = 0; j < bytes; j += 16, x += 32) {
    const left: isize = bytes - j;
    const a0 = get(x), a1 = v128.load(x, 16, 1), b0 = get(x + pitch), b1 = v128.load(x + pitch, 16, 1);
    let largest = even<T>(a0, a1);
    const v1 = odd<T>(a0, a1), wins1 = passes<T>(v1, largest);
    largest = v128.bitselect(v1, largest, wins1);
    const v2 = even<T>(b0, b1), wins2 = passes<T>(v2, largest);
    largest = v128.bitselect(v2, largest, wins2);
    const v3 = odd<T>(b0, b1), wins3 = passes<T>(v3, largest);
    put<T>(y + j, v128.bitselect(v3, largest, wins3), left);
    put<T>(winners + j, v128.bitselect(three, v128.bitselect(two, v128.and(one, wins1), wins2), wins3), left);
  }
}

/** Where v is larger than what was the largest, or the first NaN: not less or equal is also true of NaN. */
// @ts-ignore: decorator
@inline
function passes<T>(v: v128, largest: v128): v128 {
  return v128.andnot(v128.eq<T>(largest, largest), v128.le<T>(v, largest));
}

/** dx = dy at the places that have won, summed over their windows, else 0 */
export function maxPool2dBackward<T>(dx: usize, dy: usize, winners: usize, s: Sliding): void {
  const z = sizeof<T>();
  const pitch = s.width * z, out = s.outWidth * z, plane = s.height * pitch, planes = s.samples * s.channels;
  const squares = areSquares(s);
  if (!squares || s.height != 2 * s.outHeight || s.width != 2 * s.outWidth) memory.fill(dx, 0, planes * plane);
  for (let n: usize = 0; n < planes; n++, dx += plane) {
    for (let i: usize = 0; i < s.outHeight; i++, dy += out, winners += out) {
      const origin = dx + (i * s.down - s.top) * pitch - s.left * z;
      if (squares) spread<T>(origin, pitch, dy, winners, out);
      else {
        for (let j: usize = 0; j < out; j += z) {
          let place = <u32>load<T>(winners + j);
          let to = origin + j * s.right;
          for (; place >= <u32>s.kernelWidth; place -= <u32>s.kernelWidth) to += pitch;
          to += <usize>place * z;
          store<T>(to, load<T>(to) + load<T>(dy + j));
        }
      }
    }
  }
}

/** A row of dy into two rows of squares that do not overlap: of each square the winner receives the number, the others 0. */
function spread<T>(dx: usize, pitch: usize, dy: usize, winners: usize, bytes: usize): void {
  const zero = v128.splat<T>(0);
  const one = v128.splat<T>(1), two = v128.splat<T>(2), three = v128.splat<T>(3);
  for (let j: usize = 0; j < bytes; j += 16, dx += 32) {
    const left: isize = 2 * (bytes - j);
    // A sum that begins at 0 is never −0.
    const d = v128.add<T>(get(dy + j), zero), winner = get(winners + j);
    const d0 = v128.and(d, v128.eq<T>(winner, zero)), d1 = v128.and(d, v128.eq<T>(winner, one));
    const d2 = v128.and(d, v128.eq<T>(winner, two)), d3 = v128.and(d, v128.eq<T>(winner, three));
    put<T>(dx, zipLow<T>(d0, d1), left), put<T>(dx + 16, zipHigh<T>(d0, d1), left - 16);
    put<T>(dx + pitch, zipLow<T>(d2, d3), left), put<T>(dx + pitch + 16, zipHigh<T>(d2, d3), left - 16);
  }
}

/** y = the mean of each window, zeros beyond the edges included */
export function avgPool2d<T>(y: usize, x: usize, s: Sliding): void {
  const z = sizeof<T>();
  const pitch = s.width * z, out = s.outWidth * z, kw = s.kernelWidth, right = s.right;
  const area = <T>(s.kernelHeight * kw);
  const areas = v128.splat<T>(area);
  const first = firstInside(s), end = endInside(s);
  for (let plane = s.samples * s.channels; plane > 0; plane--, x += s.height * pitch) {
    for (let i: usize = 0; i < s.outHeight; i++, y += out) {
      const top = firstRow(s, i), bottom = endRow(s, i);
      const origin = x + (i * s.down - s.top) * pitch - s.left * z;
      for (let j: usize = 0; j < s.outWidth; ) {
        const from = origin + j * right * z;
        if (j >= first && j < end) {
          let sum = v128.splat<T>(0);
          for (let ky = top; ky < bottom; ky++) {
            for (let kx: usize = 0; kx < kw; kx++) sum = v128.add<T>(sum, neighbours<T>(from + ky * pitch + kx * z, right));
          }
          put<T>(y + j * z, v128.div<T>(sum, areas), (end - j) * z);
          j = min(j + 16 / z, end);
        } else {
          const before = firstColumn(s, j), after = endColumn(s, j);
          let sum = <T>0;
          for (let ky = top; ky < bottom; ky++) {
            for (let kx = before; kx < after; kx++) sum += load<T>(from + ky * pitch + kx * z);
          }
          store<T>(y + j * z, sum / area);
          j++;
        }
      }
    }
  }
}

/** dx = an equal share of dy at every place, summed over the windows with it */
export function avgPool2dBackward<T>(dx: usize, dy: usize, s: Sliding): void {
  const z = sizeof<T>();
  const pitch = s.width * z, plane = s.height * pitch, planes = s.samples * s.channels;
  const area = <T>(s.kernelHeight * s.kernelWidth);
  const squares = areSquares(s);
  if (!squares || s.height != 2 * s.outHeight || s.width != 2 * s.outWidth) memory.fill(dx, 0, planes * plane);
  for (let n: usize = 0; n < planes; n++, dx += plane) {
    for (let i: usize = 0; i < s.outHeight; i++) {
      const top = firstRow(s, i), bottom = endRow(s, i);
      const origin = dx + (i * s.down - s.top) * pitch - s.left * z;
      if (squares) {
        share<T>(origin, pitch, dy, s.outWidth * z);
        dy += s.outWidth * z;
        continue;
      }
      for (let j: usize = 0; j < s.outWidth; j++, dy += z) {
        const before = firstColumn(s, j), after = endColumn(s, j);
        const to = origin + j * s.right * z;
        const part = load<T>(dy) / area;
        for (let ky = top; ky < bottom; ky++) {
          for (let kx = before; kx < after; kx++) {
            const at = to + ky * pitch + kx * z;
            store<T>(at, load<T>(at) + part);
          }
        }
      }
    }
  }
}

/** Whether windows are squares of four side by side, as they mostly are: no number of x belongs to two. */
function areSquares(s: Sliding): bool {
  return s.kernelHeight == 2 && s.kernelWidth == 2 && s.down == 2 && s.right == 2 && s.top == 0 && s.left == 0
    && s.outHeight <= s.height / 2 && s.outWidth <= s.width / 2;
}

/** A row of dy into two rows of squares: every number of a square receives a quarter. */
function share<T>(dx: usize, pitch: usize, dy: usize, bytes: usize): void {
  const zero = v128.splat<T>(0), four = v128.splat<T>(4);
  for (let j: usize = 0; j < bytes; j += 16, dx += 32) {
    const left: isize = 2 * (bytes - j);
    // A sum that begins at 0 is never −0.
    const d = v128.add<T>(v128.div<T>(get(dy + j), four), zero);
    const low = zipLow<T>(d, d), high = zipHigh<T>(d, d);
    put<T>(dx, low, left), put<T>(dx + 16, high, left - 16);
    put<T>(dx + pitch, low, left), put<T>(dx + pitch + 16, high, left - 16);
  }
}

/** The rows ky of window i that lie on the picture, from the first to before the end; then the columns of window j. */
function firstRow(s: Sliding, i: usize): usize { return before(i * s.down, s.top); }
function endRow(s: Sliding, i: usize): usize { return min(s.kernelHeight, s.height + s.top - i * s.down); }
function firstColumn(s: Sliding, j: usize): usize { return before(j * s.right, s.left); }
function endColumn(s: Sliding, j: usize): usize { return min(s.kernelWidth, s.width + s.left - j * s.right); }

function before(at: usize, padding: usize): usize {
  return padding > at ? padding - at : 0;
}

/** The first window that begins on the picture and goes by vectors. */
function firstInside(s: Sliding): usize {
  return (s.left + s.right - 1) / s.right;
}

/** Before which window that is over: the first to reach beyond the picture; none go where they stand further apart than two. */
function endInside(s: Sliding): usize {
  if (s.right > 2 || s.width + s.left < s.kernelWidth) return 0;
  return min(s.outWidth, (s.width + s.left - s.kernelWidth) / s.right + 1);
}

/** Numbers at the same place of neighbouring windows, one or two apart. */
// @ts-ignore: decorator
@inline
function neighbours<T>(at: usize, apart: usize): v128 {
  return apart == 1 ? get(at) : even<T>(get(at), v128.load(at, 16, 1));
}

// @ts-ignore: decorator
@inline
function even<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<i32>(a, b, 0, 2, 4, 6) : v128.shuffle<i64>(a, b, 0, 2);
}

// @ts-ignore: decorator
@inline
function odd<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<i32>(a, b, 1, 3, 5, 7) : v128.shuffle<i64>(a, b, 1, 3);
}

// @ts-ignore: decorator
@inline
function zipLow<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<i32>(a, b, 0, 4, 1, 5) : v128.shuffle<i64>(a, b, 0, 2);
}

// @ts-ignore: decorator
@inline
function zipHigh<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? v128.shuffle<i32>(a, b, 2, 6, 3, 7) : v128.shuffle<i64>(a, b, 1, 3);
}
