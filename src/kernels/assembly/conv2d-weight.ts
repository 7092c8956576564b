import { packedTaps } from "./conv2d";
import { conv2dInputRoom } from "./conv2d-input";
import { bits, get, plus, put } from "./lanes";
import { allFinite, mostlyZero, pushed } from "./lists";
import { packRows } from "./pack";
import { DEPTH, edge, panels } from "./scratch";
import { frameHeight, frameWidth, intoFrame, reachesOut, Sliding, visible } from "./sliding";
import { tileHeight, tileOf } from "./tiles";
import { turn } from "./transpose";

/**
 * dW = Σₙ Σ dyₙ[o, place] · window of xₙ at the place. Behind a rectifier and a maximum pool most of dy is zero, so each map
 * of dy becomes a list of what is not; where most is not zero, a few maps go together. Both add the same terms in the same order.
 *
 * In `room` the channels stand innermost, in a frame [height, width, channels] of x and in dW: so the rows of a window have
 * kernel width · channels numbers side by side. One channel without padding is such a frame already. Of dy's `all` maps some are
 * done.
 */
export function conv2dBackwardWeight<T>(dw: usize, dy: usize, x: usize, room: usize, s: Sliding, all: usize): void {
  const z = sizeof<T>();
  const channels = s.channels, kernelHeight = s.kernelHeight, maps = s.maps;
  const bytes = s.kernelWidth * channels * z, kernel = kernelHeight * bytes;
  const input = channels * s.height * s.width * z, area = s.outHeight * s.outWidth * z;
  const inPlace = isFrame(s);
  const pitch = (inPlace ? s.width : frameWidth(s)) * channels * z;
  const frame = inPlace ? 0 : frameHeight(s) * pitch;
  const sums = room + frame;
  const windows = sums + maps * kernel;
  const slopes = windows + (s.outHeight * s.outWidth + 4) * 4;
  const every = !allFinite<T>(x, s.samples * input), others = (all - maps) * area;
  // The zeros between rows meet numbers of x that no window has at that place.
  const spreads = s.down == 1 && s.right == 1 && !every;
  memory.fill(room, 0, frame + maps * kernel);
  for (let n: usize = 0; n < s.samples; n++, x += input, dy += others) {
    let picture = room;
    if (inPlace) picture = x;
    else if (channels == 1) intoFrame<T>(room, x, s);
    else turnIn<T>(room, x, s);
    if (spreads && !mostlyZero<T>(dy, maps, s.outHeight * s.outWidth, s.outHeight * s.outWidth)) {
      addDense<T>(sums, windows, dy, picture, pitch, s);
      dy += maps * area;
      continue;
    }
    for (let o: usize = 0; o < maps; o++, dy += area) {
      const end = listWindows<T>(windows, slopes - windows, dy, picture, pitch, every, s);
      if (end == windows) continue;
      const to = sums + o * kernel;
      for (let at: usize = 0; at < bytes; ) {
        const left = bytes - at;
        if (left > 32) {
          for (let ky: usize = 0; ky < kernelHeight; ky++) {
            addFive<T>(to + ky * bytes + at, left, windows, end, slopes - windows, ky * pitch + at);
          }
          at += 80;
        } else {
          for (let ky: usize = 0; ky < kernelHeight; ky += 5) {
            addRows<T>(to + ky * bytes + at, bytes, left, windows, end, slopes - windows, ky * pitch + at, pitch, min<usize>(5, kernelHeight - ky));
          }
          at += 32;
        }
      }
    }
  }
  turnOut<T>(dw, sums, s);
}

/** How many numbers of room the forward pass and both gradients need, whichever needs most. */
export function conv2dRoom<T>(s: Sliding): usize {
  const taps = s.channels * s.kernelHeight * s.kernelWidth, places = s.outHeight * s.outWidth;
  const frame = s.channels * frameHeight(s) * frameWidth(s);
  const forward = (reachesOut(s) ? frame + 4 : 0) + packedTaps(s) + (s.down > 1 || s.right > 1 ? taps * places : 0);
  // Two lists, whose entries have 4 bytes, and each may be written four too far; or dy with rows as long as the frame's.
  const spread = s.down == 1 && s.right == 1 ? s.maps * spreadLength(s) : 0;
  const weight = (isFrame(s) ? 0 : frame) + s.maps * taps + max(2 * (places + 4), spread);
  return max(forward, max(weight, conv2dInputRoom(s)));
}

/** How many numbers a map of dy has when its rows, but the last, are as long as the frame's. */
function spreadLength(s: Sliding): usize {
  return (s.outHeight - 1) * frameWidth(s) + s.outWidth;
}

/**
 * Adds one sample's sums at stride 1, a few maps by two vectors of a row of the kernel at a time. With the rows of dy spread out
 * in `spread` to those of the frame, zeros between them, places follow one another in both: one long sum each.
 */
function addDense<T>(sums: usize, spread: usize, dy: usize, picture: usize, pitch: usize, s: Sliding): void {
  const z = sizeof<T>();
  const step = s.channels * z, bytes = s.kernelWidth * step, kernel = s.kernelHeight * bytes, maps = s.maps;
  const depth = spreadLength(s), row = s.outWidth * z;
  memory.fill(spread, 0, maps * depth * z);
  for (let o: usize = 0, to = spread; o < maps; o++, to += depth * z) {
    for (let i: usize = 0; i < s.outHeight; i++, dy += row) memory.copy(to + i * frameWidth(s) * z, dy, row);
  }
  const packs = depth <= DEPTH;
  for (let ky: usize = 0; ky < s.kernelHeight; ky++) {
    for (let at: usize = 0; at < bytes; at += 32) {
      const left = min<usize>(bytes - at, 32), width: usize = left > 16 ? 32 : 16;
      let panel = picture + ky * pitch + at;
      if (packs) {
        packRows(panels(), panel, step, depth, width);
        panel = panels();
      }
      for (let o: usize = 0; o < maps; ) {
        const rows = tileHeight(maps - o, width);
        tileOf<T>(rows, width, edge(), 32, spread + o * depth * z, depth * z, z, panel, packs ? width : step, depth, false);
        let to = sums + o * kernel + ky * bytes + at;
        for (let r: usize = 0; r < rows; r++, to += kernel) addPair<T>(to, get(edge() + 32 * r), get(edge() + 32 * r + 16), left);
        o += rows;
      }
    }
  }
}

function isFrame(s: Sliding): bool {
  return s.channels == 1 && !reachesOut(s);
}

/** frame[a + top, b + left, c] = x[c, a, b] */
function turnIn<T>(frame: usize, x: usize, s: Sliding): void {
  const z = sizeof<T>();
  const lanes: usize = 16 / z, channels = s.channels, row = s.width * z, plane = s.height * row;
  const pixel = channels * z, last = x + (channels - 1) * plane;
  const rows = visible(frameHeight(s), s.top, s.height), columns = visible(frameWidth(s), s.left, s.width);
  for (let a: usize = 0; a < rows; a++) {
    const line = frame + ((a + s.top) * frameWidth(s) + s.left) * pixel;
    for (let c: usize = 0; c < channels; c += lanes) {
      const from = x + c * plane + a * row, end = last + a * row;
      for (let b: usize = 0; b < columns && columns >= lanes; b += lanes) {
        // The last square is drawn back to where it fits.
        const at = min(b, columns - lanes) * z;
        const p1 = min(from + plane, end), p2 = min(from + 2 * plane, end), p3 = min(from + 3 * plane, end);
        turn<T>(line + (at / z) * pixel + c * z, pixel, (channels - c) * z, from + at, p1 + at, p2 + at, p3 + at);
      }
    }
    if (columns >= lanes) continue;
    for (let b: usize = 0; b < columns; b++) {
      for (let c: usize = 0; c < channels; c++) store<T>(line + b * pixel + c * z, load<T>(x + c * plane + a * row + b * z));
    }
  }
}

/** Lists what is not zero of a map, or all of it: the window of each, and `apart` bytes on where the number lies. */
function listWindows<T>(list: usize, apart: usize, dy: usize, frame: usize, pitch: usize, all: bool, s: Sliding): usize {
  const z = sizeof<T>();
  const row = s.outWidth * z, step = s.right * s.channels, down = s.down * pitch;
  const steps = i32x4.splat(<i32>step), nextWindows = i32x4.splat(16 * <i32>step), nextNumbers = i32x4.splat(16);
  const every: i32 = all ? -1 : 0, whole = (1 << (16 / <i32>z)) - 1;
  for (let i = s.outHeight; i > 0; i--, dy += row, frame += down) {
    let windows = i32x4.splat(<i32>frame), numbers = i32x4.splat(<i32>dy);
    for (let at: usize = 0; at < row; at += 16) {
      let found = (bits<T>(v128.ne<T>(get(dy + at), v128.splat<T>(0))) | every) & whole;
      if (row - at < 16) found &= (1 << <i32>((row - at) / z)) - 1;
      const offsets = pushed<T>(found);
      v128.store(list, i32x4.add(windows, i32x4.mul(offsets, steps)), 0, 1);
      v128.store(list + apart, i32x4.add(numbers, offsets), 0, 1);
      windows = i32x4.add(windows, nextWindows), numbers = i32x4.add(numbers, nextNumbers);
      list += (<usize>popcnt(found)) << 2;
    }
  }
  return list;
}

/** Adds the sum of slope times window over the list to five vectors of a row of a kernel, of which `left` bytes exist. */
function addFive<T>(to: usize, left: isize, list: usize, end: usize, apart: usize, at: usize): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0), s4 = v128.splat<T>(0);
  for (; list != end; list += 4) {
    const slope = v128.load_splat<T>(<usize>load<u32>(list + apart));
    const x = <usize>load<u32>(list) + at;
    s0 = plus<T>(s0, slope, v128.load(x, 0, 1)), s1 = plus<T>(s1, slope, v128.load(x, 16, 1));
    s2 = plus<T>(s2, slope, v128.load(x, 32, 1)), s3 = plus<T>(s3, slope, v128.load(x, 48, 1));
    s4 = plus<T>(s4, slope, v128.load(x, 64, 1));
  }
  v128.store(to, v128.add<T>(get(to), s0), 0, 1), v128.store(to, v128.add<T>(v128.load(to, 16, 1), s1), 16, 1);
  put<T>(to + 32, v128.add<T>(v128.load(to, 32, 1), s2), left - 32);
  put<T>(to + 48, v128.add<T>(v128.load(to, 48, 1), s3), left - 48);
  put<T>(to + 64, v128.add<T>(v128.load(to, 64, 1), s4), left - 64);
}

/** The same for two vectors of up to five rows at once; where there are fewer, the last stands in for the others. */
function addRows<T>(
  to: usize, bytes: usize, left: isize, list: usize, end: usize, apart: usize, at: usize, pitch: usize, rows: usize,
): void {
  const pitch1 = rows > 1 ? pitch : 0, pitch2 = rows > 2 ? pitch : 0, pitch3 = rows > 3 ? pitch : 0, pitch4 = rows > 4 ? pitch : 0;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0), s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  let s20 = v128.splat<T>(0), s21 = v128.splat<T>(0), s30 = v128.splat<T>(0), s31 = v128.splat<T>(0);
  let s40 = v128.splat<T>(0), s41 = v128.splat<T>(0);
  for (; list != end; list += 4) {
    const slope = v128.load_splat<T>(<usize>load<u32>(list + apart));
    let x = <usize>load<u32>(list) + at;
    s00 = plus<T>(s00, slope, v128.load(x, 0, 1)), s01 = plus<T>(s01, slope, v128.load(x, 16, 1));
    x += pitch1;
    s10 = plus<T>(s10, slope, v128.load(x, 0, 1)), s11 = plus<T>(s11, slope, v128.load(x, 16, 1));
    x += pitch2;
    s20 = plus<T>(s20, slope, v128.load(x, 0, 1)), s21 = plus<T>(s21, slope, v128.load(x, 16, 1));
    x += pitch3;
    s30 = plus<T>(s30, slope, v128.load(x, 0, 1)), s31 = plus<T>(s31, slope, v128.load(x, 16, 1));
    x += pitch4;
    s40 = plus<T>(s40, slope, v128.load(x, 0, 1)), s41 = plus<T>(s41, slope, v128.load(x, 16, 1));
  }
  addPair<T>(to, s00, s01, left);
  if (rows > 1) addPair<T>(to + bytes, s10, s11, left);
  if (rows > 2) addPair<T>(to + 2 * bytes, s20, s21, left);
  if (rows > 3) addPair<T>(to + 3 * bytes, s30, s31, left);
  if (rows > 4) addPair<T>(to + 4 * bytes, s40, s41, left);
}

// @ts-ignore: decorator
@inline
function addPair<T>(to: usize, v0: v128, v1: v128, left: isize): void {
  put<T>(to, v128.add<T>(get(to), v0), left), put<T>(to + 16, v128.add<T>(v128.load(to, 16, 1), v1), left - 16);
}

/** dw[o,c,ky,kx] = turned[o,ky,kx,c] */
function turnOut<T>(dw: usize, turned: usize, s: Sliding): void {
  const z = sizeof<T>();
  const channels = s.channels, places = s.kernelHeight * s.kernelWidth;
  for (let o: usize = 0; o < s.maps; o++, turned += places * channels * z) {
    for (let c: usize = 0; c < channels; c++) {
      for (let p: usize = 0; p < places; p++, dw += z) store<T>(dw, load<T>(turned + (p * channels + c) * z));
    }
  }
}
