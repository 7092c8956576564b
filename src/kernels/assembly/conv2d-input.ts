import { get, plus, put } from "./lanes";
import { allFinite, mostlyZero } from "./lists";
import { edge } from "./scratch";
import { frameHeight, frameWidth, Sliding, visible } from "./sliding";
import { tileHeight, tileOf } from "./tiles";
import { turn } from "./transpose";

/**
 * dx: every place of dy sends back Σₒ dy[o]·W[o], which is added where its window stands. From the last place to the first,
 * so that a number of x receives its terms in ascending order of (ky, kx). The maps whose dy is zero are left out. Where most of dy
 * is not zero, a few places go together, one place of the kernel after the other: the same terms in the same order.
 *
 * In `room` the channels stand innermost, in a frame [height, width, channels] of dx and in W: so the rows of a window have
 * kernel width · channels numbers side by side.
 */
export function conv2dBackwardInput<T>(dx: usize, dy: usize, w: usize, room: usize, s: Sliding): void {
  const z = sizeof<T>();
  const channels = s.channels, kernelHeight = s.kernelHeight, maps = s.maps;
  const bytes = s.kernelWidth * channels * z, kernel = kernelHeight * bytes;
  const area = s.outHeight * s.outWidth * z;
  const pitch = frameWidth(s) * channels * z, frame = frameHeight(s) * pitch;
  const turned = room + frame;
  const slopes = turned + maps * kernel;
  const list = slopes + (maps + 1) * z;
  const all = !allFinite<T>(w, maps * kernel);
  turnWeights<T>(turned, w, s);
  for (let n: usize = 0; n < s.samples; n++, dx += channels * s.height * s.width * z, dy += maps * area) {
    memory.fill(room, 0, frame);
    if (channels * z >= 16 && !mostlyZero<T>(dy, maps, s.outHeight * s.outWidth, s.outHeight * s.outWidth)) {
      sendBack<T>(room, dy, turned, pitch, s);
      turnBack<T>(dx, room, s);
      continue;
    }
    for (let i = <isize>s.outHeight - 1; i >= 0; i--) {
      for (let j = <isize>s.outWidth - 1; j >= 0; j--) {
        const end = listMaps<T>(list, slopes, dy + (i * s.outWidth + j) * z, area, maps, turned, kernel, all);
        if (end == list) continue;
        const to = room + i * s.down * pitch + j * s.right * channels * z;
        for (let at: usize = 0; at < bytes; ) {
          const left = bytes - at;
          if (left > 48) {
            addFive<T>(to + at, pitch, left, list, end, slopes, at, bytes, kernelHeight);
            at += 80;
          } else {
            addTwo<T>(to + at, pitch, left, list, end, slopes, at, bytes, kernelHeight);
            at += 32;
          }
        }
      }
    }
    turnBack<T>(dx, room, s);
  }
}

/** One sample, a few places of a row by two vectors of channels at a time. */
function sendBack<T>(frame: usize, dy: usize, w: usize, pitch: usize, s: Sliding): void {
  const z = sizeof<T>();
  const bytes = s.channels * z, kernel = s.kernelHeight * s.kernelWidth * bytes, right = s.right * bytes;
  const row = s.outWidth * z, area = s.outHeight * row;
  for (let ky: usize = 0; ky < s.kernelHeight; ky++) {
    for (let kx: usize = 0; kx < s.kernelWidth; kx++, w += bytes) {
      for (let at: usize = 0; at < bytes; at += 32) {
        const left = min<usize>(bytes - at, 32), width: usize = left > 16 ? 32 : 16;
        for (let i: usize = 0; i < s.outHeight; i++) {
          let to = frame + (i * s.down + ky) * pitch + kx * bytes + at;
          for (let j: usize = 0; j < s.outWidth; ) {
            const rows = tileHeight(s.outWidth - j, width);
            tileOf<T>(rows, width, edge(), 32, dy + i * row + j * z, z, area, w + at, kernel, s.maps, false);
            for (let r: usize = 0; r < rows; r++, to += right) {
              put<T>(to, v128.add<T>(get(to), get(edge() + 32 * r)), left);
              if (left > 16) put<T>(to + 16, v128.add<T>(v128.load(to, 16, 1), get(edge() + 32 * r + 16)), left - 16);
            }
            j += rows;
          }
        }
      }
    }
  }
}

/** turned[o,ky,kx,c] = w[o,c,ky,kx] */
function turnWeights<T>(turned: usize, w: usize, s: Sliding): void {
  const z = sizeof<T>();
  const channels = s.channels, places = s.kernelHeight * s.kernelWidth;
  for (let o: usize = 0; o < s.maps; o++, turned += places * channels * z) {
    for (let c: usize = 0; c < channels; c++) {
      for (let p: usize = 0; p < places; p++, w += z) store<T>(turned + (p * channels + c) * z, load<T>(w));
    }
  }
}

/** Lists what is not zero of dy[:, place], or all of it: the numbers in `slopes`, and where each one's kernel lies. */
function listMaps<T>(list: usize, slopes: usize, dy: usize, area: usize, maps: usize, w: usize, kernel: usize, all: bool): usize {
  for (; maps > 0; maps--, dy += area, w += kernel) {
    store<T>(slopes, load<T>(dy));
    store<u32>(list, <u32>w);
    const counts = <usize>(all || notZero<T>(dy));
    slopes += counts * sizeof<T>();
    list += counts * 4;
  }
  return list;
}

/** By the bits, all but the sign: NaN is not zero either. */
// @ts-ignore: decorator
@inline
function notZero<T>(at: usize): bool {
  return sizeof<T>() == 4 ? load<u32>(at) << 1 != 0 : load<u64>(at) << 1 != 0;
}

/** Adds the listed kernels, times their slopes, to five vectors of every row of a window; `left` bytes of them exist. */
function addFive<T>(
  to: usize, pitch: usize, left: isize, list: usize, end: usize, slopes: usize, at: usize, bytes: usize, rows: usize,
): void {
  for (; rows > 0; rows--, to += pitch, at += bytes) {
    let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0), s4 = v128.splat<T>(0);
    let slope = slopes;
    for (let entry = list; entry != end; entry += 4, slope += sizeof<T>()) {
      const x = v128.load_splat<T>(slope);
      const w = <usize>load<u32>(entry) + at;
      s0 = plus<T>(s0, x, v128.load(w, 0, 1)), s1 = plus<T>(s1, x, v128.load(w, 16, 1));
      s2 = plus<T>(s2, x, v128.load(w, 32, 1)), s3 = plus<T>(s3, x, v128.load(w, 48, 1));
      s4 = plus<T>(s4, x, v128.load(w, 64, 1));
    }
    s0 = v128.add<T>(get(to), s0), s1 = v128.add<T>(v128.load(to, 16, 1), s1);
    s2 = v128.add<T>(v128.load(to, 32, 1), s2), s3 = v128.add<T>(v128.load(to, 48, 1), s3);
    s4 = v128.add<T>(v128.load(to, 64, 1), s4);
    v128.store(to, s0, 0, 1), v128.store(to, s1, 16, 1), v128.store(to, s2, 32, 1);
    put<T>(to + 48, s3, left - 48), put<T>(to + 64, s4, left - 64);
  }
}

/** The same for two vectors. */
function addTwo<T>(
  to: usize, pitch: usize, left: isize, list: usize, end: usize, slopes: usize, at: usize, bytes: usize, rows: usize,
): void {
  for (; rows > 0; rows--, to += pitch, at += bytes) {
    let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0);
    let slope = slopes;
    for (let entry = list; entry != end; entry += 4, slope += sizeof<T>()) {
      const x = v128.load_splat<T>(slope);
      const w = <usize>load<u32>(entry) + at;
      s0 = plus<T>(s0, x, v128.load(w, 0, 1)), s1 = plus<T>(s1, x, v128.load(w, 16, 1));
    }
    put<T>(to, v128.add<T>(get(to), s0), left), put<T>(to + 16, v128.add<T>(v128.load(to, 16, 1), s1), left - 16);
  }
}

/** dx[c,a,b] = frame[a + top, b + left, c]; places that no window has seen become 0. */
function turnBack<T>(dx: usize, frame: usize, s: Sliding): void {
  const z = sizeof<T>();
  const lanes: usize = 16 / z, channels = s.channels, row = s.width * z, plane = s.height * row;
  const pitch = channels * z;
  const rows = visible(frameHeight(s), s.top, s.height), columns = visible(frameWidth(s), s.left, s.width);
  if (rows < s.height || columns < s.width) memory.fill(dx, 0, channels * plane);
  for (let a: usize = 0; a < rows; a++, dx += row) {
    const from = frame + ((a + s.top) * frameWidth(s) + s.left) * pitch;
    let c: usize = 0;
    for (; c + lanes <= channels; c += lanes) {
      for (let b: usize = 0; b < columns; b += lanes) {
        const p = from + b * pitch + c * z;
        turn<T>(dx + c * plane + b * z, plane, (columns - b) * z, p, p + pitch, p + 2 * pitch, p + 3 * pitch);
      }
    }
    for (; c < channels; c++) {
      for (let b: usize = 0; b < columns; b++) store<T>(dx + c * plane + b * z, load<T>(from + b * pitch + c * z));
    }
  }
}

/** How many numbers of room that takes. */
export function conv2dInputRoom(s: Sliding): usize {
  const frame = s.channels * frameHeight(s) * frameWidth(s);
  const kernels = s.maps * s.channels * s.kernelHeight * s.kernelWidth;
  return frame + kernels + 2 * (s.maps + 1);
}
