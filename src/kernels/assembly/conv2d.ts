import { get, plus, putPart } from "./lanes";
import { frameHeight, frameWidth, intoFrame, reachesOut, Sliding } from "./sliding";

/** The bias of all maps where there is none. */
const zero = memory.data<f64>([0]);

/**
 * yₙ = W ∗ xₙ (+ bias, where that is not 0), four maps by two vectors of outputs at a time. Pictures are read in place; where
 * windows reach out, from a frame in `room`, and where they stride, from columns there, which are channels under a kernel of
 * one number.
 */
export function conv2d<T>(y: usize, x: usize, w: usize, room: usize, s: Sliding, bias: usize): void {
  const z = sizeof<T>();
  const input = s.channels * s.height * s.width * z, output = s.maps * s.outHeight * s.outWidth * z;
  const frames = reachesOut(s), strides = s.down > 1 || s.right > 1;
  const pitch = (frames ? frameWidth(s) : s.width) * z;
  const plane = (frames ? frameHeight(s) : s.height) * pitch;
  const taps = s.channels * s.kernelHeight * s.kernelWidth, places = s.outHeight * s.outWidth;
  const packed = frames ? room + s.channels * plane + 16 : room;
  const columns = packed + packedTaps(s) * z;
  // Rows that follow each other without a gap are one row.
  const flat = strides || (s.kernelHeight == 1 && pitch == s.outWidth * z);
  const height: usize = flat ? 1 : s.outHeight, width = flat ? places : s.outWidth;
  if (strides) packTaps<T>(packed, w, s.maps, taps, 1, 1, 0, places * z);
  else packTaps<T>(packed, w, s.maps, s.channels, s.kernelHeight, s.kernelWidth, pitch, plane);
  if (frames) memory.fill(room, 0, s.channels * plane);
  for (let n: usize = 0; n < s.samples; n++, x += input, y += output) {
    let picture = x;
    if (frames) intoFrame<T>(room, x, s), picture = room;
    if (strides) intoColumns<T>(columns, picture, pitch, plane, s), picture = columns;
    correlate<T>(y, picture, packed, taps, s.maps, height, width, pitch, bias);
  }
}

/** How many numbers the packed weights take. */
export function packedTaps(s: Sliding): usize {
  return ((s.maps + 3) / 4) * s.channels * s.kernelHeight * s.kernelWidth * 5;
}

/** columns[(c,ky,kx),(i,j)] = x[c, i·down + ky, j·right + kx] */
function intoColumns<T>(columns: usize, x: usize, pitch: usize, plane: usize, s: Sliding): void {
  const z = sizeof<T>();
  const width = s.outWidth, right = s.right * z;
  for (let c: usize = 0; c < s.channels; c++, x += plane) {
    for (let ky: usize = 0; ky < s.kernelHeight; ky++) {
      for (let kx: usize = 0; kx < s.kernelWidth; kx++) {
        for (let i: usize = 0; i < s.outHeight; i++) {
          let from = x + (i * s.down + ky) * pitch + kx * z;
          for (let j: usize = 0; j < width; j++, from += right, columns += z) store<T>(columns, load<T>(from));
        }
      }
    }
  }
}

/**
 * The weights of four maps after one another, tap by tap, and after each four the tap's place in the picture, in bytes: so a
 * loop over the taps has one pointer, and none inside it. Where maps are missing the last one stands in.
 */
export function packTaps<T>(to: usize, w: usize, maps: usize, channels: usize, kh: usize, kw: usize, pitch: usize, plane: usize): void {
  const z = sizeof<T>();
  const taps = channels * kh * kw * z, end = w + maps * taps;
  for (; w < end; w += 4 * taps) {
    const last = end - taps;
    let w0 = w, w1 = min(w + taps, last), w2 = min(w + 2 * taps, last), w3 = min(w + 3 * taps, last);
    for (let c: usize = 0; c < channels; c++) {
      for (let ky: usize = 0; ky < kh; ky++) {
        let place = c * plane + ky * pitch;
        for (let kx: usize = 0; kx < kw; kx++, place += z, to += 5 * z) {
          store<T>(to, load<T>(w0)), store<T>(to + z, load<T>(w1));
          store<T>(to + 2 * z, load<T>(w2)), store<T>(to + 3 * z, load<T>(w3));
          store<u32>(to + 4 * z, <u32>place);
          w0 += z, w1 += z, w2 += z, w3 += z;
        }
      }
    }
  }
}

/**
 * One sample at stride 1. Outputs go by vectors, the last of a row drawn back to where it fits, and by two of them wherever
 * they lie; where there are no four maps left, or no second vector, the last is computed again in its place. Every map has its
 * bias, or 0 in its place, which changes no bit: a sum that began at +0 is never −0.
 */
function correlate<T>(y: usize, x: usize, packed: usize, taps: usize, maps: usize, height: usize, width: usize, pitch: usize, bias: usize): void {
  const z = sizeof<T>();
  const row = width * z, area = height * row, last = maps - 1;
  const biases = bias ? bias : zero, apart = bias ? z : 0;
  for (let o: usize = 0; o < maps; o += 4) {
    const o1 = min(o + 1, last), o2 = min(o + 2, last), o3 = min(o + 3, last);
    const end = packed + taps * 5 * z;
    let i: usize = 0, j: usize = 0;
    while (i < height) {
      const p0 = x + i * pitch + j;
      const to0 = y + i * row + j;
      if (j + 16 >= row) i++, j = 0;
      else j = min(j + 16, row - 16);
      let p1 = p0, to1 = to0;
      if (i < height) {
        p1 = x + i * pitch + j;
        to1 = y + i * row + j;
        if (j + 16 >= row) i++, j = 0;
        else j = min(j + 16, row - 16);
      }
      let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
      let s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
      let s20 = v128.splat<T>(0), s21 = v128.splat<T>(0);
      let s30 = v128.splat<T>(0), s31 = v128.splat<T>(0);
      for (let w = packed; w != end; w += 5 * z) {
        const place = <usize>load<u32>(w, 4 * sizeof<T>());
        const b0 = get(p0 + place), b1 = get(p1 + place);
        const a0 = v128.load_splat<T>(w);
        s00 = plus<T>(s00, a0, b0), s01 = plus<T>(s01, a0, b1);
        const a1 = v128.load_splat<T>(w, sizeof<T>());
        s10 = plus<T>(s10, a1, b0), s11 = plus<T>(s11, a1, b1);
        const a2 = v128.load_splat<T>(w, 2 * sizeof<T>());
        s20 = plus<T>(s20, a2, b0), s21 = plus<T>(s21, a2, b1);
        const a3 = v128.load_splat<T>(w, 3 * sizeof<T>());
        s30 = plus<T>(s30, a3, b0), s31 = plus<T>(s31, a3, b1);
      }
      storeTwo<T>(to0 + o * area, to1 + o * area, s00, s01, biases + o * apart, row);
      storeTwo<T>(to0 + o1 * area, to1 + o1 * area, s10, s11, biases + o1 * apart, row);
      storeTwo<T>(to0 + o2 * area, to1 + o2 * area, s20, s21, biases + o2 * apart, row);
      storeTwo<T>(to0 + o3 * area, to1 + o3 * area, s30, s31, biases + o3 * apart, row);
    }
    packed = end;
  }
}

// @ts-ignore: decorator
@inline
function storeTwo<T>(to0: usize, to1: usize, s0: v128, s1: v128, bias: usize, row: usize): void {
  const b = v128.load_splat<T>(bias);
  const v0 = v128.add<T>(s0, b), v1 = v128.add<T>(s1, b);
  if (row >= 16) v128.store(to0, v0, 0, 1), v128.store(to1, v1, 0, 1);
  else putPart<T>(to0, v0, row), putPart<T>(to1, v1, row);
}
