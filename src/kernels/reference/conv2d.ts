import type { Window } from "../kernels.ts";
import { type Shape, size, type Tensor } from "../tensor.ts";
import { col2im, im2col } from "./columns.ts";
import { matmul, matmulNT, matmulTN, matrix } from "./matmul.ts";

/** yₙ = W · columns(xₙ) + b: each row of the product is a map, and has one bias. */
export function conv2d(y: Tensor, x: Tensor, w: Tensor, b: Tensor | undefined, window: Window, room: Tensor): void {
  const columns = columnsIn(room, w, y);
  for (let n = 0; n < y.shape[0]; n++) {
    im2col(columns, sample(x, n), window);
    matmul(sample(y, n), w, columns);
    if (b) addToMaps(sample(y, n), b);
  }
}

/** out[o,…] += b[o] */
function addToMaps(out: Tensor, b: Tensor): void {
  const [maps, places] = matrix(out);
  for (let o = 0; o < maps; o++) {
    for (let p = o * places; p < (o + 1) * places; p++) out.data[p] += b.data[o];
  }
}

/** dW = Σₙ dyₙ · columns(xₙ)ᵀ */
export function conv2dBackwardWeight(dw: Tensor, dy: Tensor, x: Tensor, window: Window, room: Tensor): void {
  const columns = columnsIn(room, dw, dy);
  const start = columns.data.length;
  const share = { shape: dw.shape, data: room.data.subarray(start, start + dw.data.length) };
  dw.data.fill(0);
  for (let n = 0; n < dy.shape[0]; n++) {
    im2col(columns, sample(x, n), window);
    matmulNT(share, sample(dy, n), columns);
    for (let i = 0; i < dw.data.length; i++) dw.data[i] += share.data[i];
  }
}

/** dxₙ = columns⁻¹(Wᵀ · dyₙ): what came from a place of x returns to it. */
export function conv2dBackwardInput(dx: Tensor, dy: Tensor, w: Tensor, window: Window, room: Tensor): void {
  const columns = columnsIn(room, w, dy);
  for (let n = 0; n < dy.shape[0]; n++) {
    matmulTN(columns, w, sample(dy, n));
    col2im(sample(dx, n), columns, window);
  }
}

/** The columns of one sample and one sample's share of the weight's gradient. */
export function conv2dRoom([channels]: Shape, [maps, height, width]: Shape, { kernel }: Window): number {
  return channels * size(kernel) * (height * width + maps);
}

/** The columns of one sample, at the beginning of the room: as many as one kernel has weights, as long as one map. */
function columnsIn(
  room: Tensor,
  { shape: [, channels, kh, kw] }: Tensor,
  { shape: [, , height, width] }: Tensor,
): Tensor {
  const shape = [channels * kh * kw, height, width];
  return { shape, data: room.data.subarray(0, size(shape)) };
}

/** The n-th sample of a batch, as a view. */
function sample({ shape, data }: Tensor, n: number): Tensor {
  const length = data.length / shape[0];
  return { shape: shape.slice(1), data: data.subarray(n * length, (n + 1) * length) };
}
