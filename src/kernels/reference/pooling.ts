import type { Window } from "../kernels.ts";
import type { Tensor } from "../tensor.ts";

/** y = the largest x of each window, winners = its place in the window */
export function maxPool2d(y: Tensor, winners: Tensor, x: Tensor, window: Window): void {
  eachWindow(x, y, window, (out, origin, width, [top, bottom, left, right]) => {
    let [largest, winner] = [x.data[origin + top * width + left], top * window.kernel[1] + left];
    for (let ky = top; ky < bottom; ky++) {
      for (let kx = left; kx < right; kx++) {
        const value = x.data[origin + ky * width + kx];
        // A comparison with NaN is false: once it is the largest it stays, and to become it needs a test of its own.
        if (value > largest || (Number.isNaN(value) && !Number.isNaN(largest))) {
          [largest, winner] = [value, ky * window.kernel[1] + kx];
        }
      }
    }
    y.data[out] = largest;
    winners.data[out] = winner;
  });
}

/** dx = dy at the places that have won, summed over their windows, else 0 */
export function maxPool2dBackward(dx: Tensor, dy: Tensor, winners: Tensor, window: Window): void {
  dx.data.fill(0);
  eachWindow(dx, dy, window, (out, origin, width) => {
    const kx = winners.data[out] % window.kernel[1];
    const ky = (winners.data[out] - kx) / window.kernel[1];
    dx.data[origin + ky * width + kx] += dy.data[out];
  });
}

/** y = the mean of each window, zeros beyond the edges included */
export function avgPool2d(y: Tensor, x: Tensor, window: Window): void {
  const area = window.kernel[0] * window.kernel[1];
  eachWindow(x, y, window, (out, origin, width, [top, bottom, left, right]) => {
    let sum = 0;
    for (let ky = top; ky < bottom; ky++) {
      for (let kx = left; kx < right; kx++) sum += x.data[origin + ky * width + kx];
    }
    y.data[out] = sum / area;
  });
}

/** dx = an equal share of dy at every place, summed over the windows with it */
export function avgPool2dBackward(dx: Tensor, dy: Tensor, window: Window): void {
  const area = window.kernel[0] * window.kernel[1];
  dx.data.fill(0);
  eachWindow(dx, dy, window, (out, origin, width, [top, bottom, left, right]) => {
    const share = dy.data[out] / area;
    for (let ky = top; ky < bottom; ky++) {
      for (let kx = left; kx < right; kx++) dx.data[origin + ky * width + kx] += share;
    }
  });
}

/** The places (ky, kx) of a window that lie on the picture: rows from top to before bottom, columns likewise. */
type Visible = readonly [top: number, bottom: number, left: number, right: number];

/**
 * Visits the windows of all samples and channels in ascending order. `out` is the output's index, and place (ky, kx) of
 * the window has the index origin + ky·width + kx in the input; `visible` is valid during the visit only.
 */
function eachWindow(
  input: Tensor,
  output: Tensor,
  { kernel, stride, padding }: Window,
  visit: (out: number, origin: number, width: number, visible: Visible) => void,
): void {
  const [samples, channels, height, width] = input.shape;
  const [, , outHeight, outWidth] = output.shape;
  const visible: [number, number, number, number] = [0, 0, 0, 0];
  let out = 0;
  for (let plane = 0; plane < samples * channels; plane++) {
    for (let i = 0; i < outHeight; i++) {
      const y = i * stride[0] - padding[0];
      visible[0] = Math.max(0, -y);
      visible[1] = Math.min(kernel[0], height - y);
      for (let j = 0; j < outWidth; j++) {
        const x = j * stride[1] - padding[1];
        visible[2] = Math.max(0, -x);
        visible[3] = Math.min(kernel[1], width - x);
        visit(out++, plane * height * width + y * width + x, width, visible);
      }
    }
  }
}
