import { get, put } from "./lanes";
import { callsWindow } from "./scratch";

/** How a window slides over planes, in numbers: what `Window` and the shapes of ../kernels.ts say together. */
@unmanaged
export class Sliding {
  samples: usize;
  channels: usize;
  height: usize;
  width: usize;
  maps: usize;
  outHeight: usize;
  outWidth: usize;
  kernelHeight: usize;
  kernelWidth: usize;
  down: usize;
  right: usize;
  top: usize;
  left: usize;
}

/** The window of this call, where the functions below it find it: more numbers than a call should pass down. */
export function slide(
  samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize,
  kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize,
): Sliding {
  const current = changetype<Sliding>(callsWindow());
  current.samples = samples, current.channels = channels, current.height = height, current.width = width;
  current.maps = maps, current.outHeight = outHeight, current.outWidth = outWidth;
  current.kernelHeight = kernelHeight, current.kernelWidth = kernelWidth;
  current.down = down, current.right = right, current.top = top, current.left = left;
  return current;
}

/** The rows and columns that the windows touch, beginning with the padding. */
export function frameHeight(s: Sliding): usize { return (s.outHeight - 1) * s.down + s.kernelHeight; }
export function frameWidth(s: Sliding): usize { return (s.outWidth - 1) * s.right + s.kernelWidth; }

/** Whether windows reach beyond the picture, so that they need a copy of it with zeros around. */
export function reachesOut(s: Sliding): bool {
  return s.top > 0 || s.left > 0 || frameHeight(s) > s.height || frameWidth(s) > s.width;
}

/** Copies what the windows see of a sample into a frame [channels, frame height, frame width]; its zeros are there already. */
export function intoFrame<T>(frame: usize, x: usize, s: Sliding): void {
  const z = sizeof<T>();
  const pitch = frameWidth(s) * z, row = s.width * z;
  const bytes = visible(frameWidth(s), s.left, s.width) * z, rows = visible(frameHeight(s), s.top, s.height);
  for (let c: usize = 0; c < s.channels; c++) {
    let to = frame + (c * frameHeight(s) + s.top) * pitch + s.left * z;
    let from = x + c * s.height * row;
    for (let r: usize = 0; r < rows; r++, to += pitch, from += row) copyRow<T>(to, from, bytes);
  }
}

/** How much of an extent lies in a frame that begins `before` it. */
export function visible(frame: usize, before: usize, extent: usize): usize {
  return frame > before ? min(extent, frame - before) : 0;
}

function copyRow<T>(to: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) put<T>(to + at, get(from + at), bytes - at);
}
