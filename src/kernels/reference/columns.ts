import type { Window } from "../kernels.ts";
import type { Tensor } from "../tensor.ts";

/**
 * columns[(c,ky,kx),(i,j)] = x[c, i·s+ky−p, j·s+kx−p], or 0 beyond the edges: every window of one sample as a column,
 * so that convolution is a product of matrices. x is [channels, height, width]; the columns are [channels · kernel
 * height · kernel width, output height, output width].
 */
export function im2col(columns: Tensor, x: Tensor, { kernel, stride, padding }: Window): void {
  const [channels, height, width] = x.shape;
  const [, outHeight, outWidth] = columns.shape;
  let to = 0;
  for (let c = 0; c < channels; c++) {
    for (let ky = 0; ky < kernel[0]; ky++) {
      for (let kx = 0; kx < kernel[1]; kx++) {
        const [first, end] = inside(outWidth, width, kx - padding[1], stride[1]);
        for (let i = 0; i < outHeight; i++, to += outWidth) {
          const row = i * stride[0] + ky - padding[0];
          if (row < 0 || row >= height || first >= end) {
            columns.data.fill(0, to, to + outWidth);
            continue;
          }
          columns.data.fill(0, to, to + first);
          let from = (c * height + row) * width + first * stride[1] + kx - padding[1];
          for (let j = first; j < end; j++, from += stride[1]) columns.data[to + j] = x.data[from];
          columns.data.fill(0, to + end, to + outWidth);
        }
      }
    }
  }
}

/** dx[c,a,b] = Σ of the columns' numbers that `im2col` takes from there, over ascending (ky, kx). */
export function col2im(dx: Tensor, columns: Tensor, { kernel, stride, padding }: Window): void {
  const [channels, height, width] = dx.shape;
  const [, outHeight, outWidth] = columns.shape;
  dx.data.fill(0);
  let from = 0;
  for (let c = 0; c < channels; c++) {
    for (let ky = 0; ky < kernel[0]; ky++) {
      for (let kx = 0; kx < kernel[1]; kx++) {
        const [first, end] = inside(outWidth, width, kx - padding[1], stride[1]);
        for (let i = 0; i < outHeight; i++, from += outWidth) {
          const row = i * stride[0] + ky - padding[0];
          if (row < 0 || row >= height) continue;
          let to = (c * height + row) * width + first * stride[1] + kx - padding[1];
          for (let j = first; j < end; j++, to += stride[1]) dx.data[to] += columns.data[from + j];
        }
      }
    }
  }
}

/** The outputs j of [0, count) whose place j·stride + offset lies in [0, length): from the first to before the end. */
function inside(count: number, length: number, offset: number, stride: number): [first: number, end: number] {
  const first = Math.max(0, Math.ceil(-offset / stride));
  return [first, Math.min(count, Math.ceil((length - offset) / stride))];
}
