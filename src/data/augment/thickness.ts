import type { Data, Shape } from "../../kernels/tensor.ts";
import type { AugmentStep } from "./step.ts";

/**
 * Makes strokes up to `amplitude` pixels thicker or thinner all round, evenly: grey dilation, each pixel becoming the
 * brightest of itself and its four neighbours, or grey erosion, the darkest (Serra 1982). What is left of a whole number
 * mixes the last two pictures. Beyond the edges stands 0; bright strokes on a dark ground are what grows.
 */
export function thickness({ amplitude, p = 1 }: { readonly amplitude: number; readonly p?: number }): AugmentStep {
  return {
    kind: "thickness",
    p,
    paint(shape) {
      const before = new Float64Array(shape.reduce((n, extent) => n * extent, 1));
      return (to, from, _, draws) => {
        const by = amplitude * draws.signed();
        let left = Math.abs(by);
        to.set(from);
        for (; left > 0; left -= 1) {
          before.set(to);
          spread(to, before, shape, by > 0 ? 1 : -1);
          if (left >= 1) continue;
          for (let i = 0; i < to.length; i++) to[i] = before[i] + left * (to[i] - before[i]);
        }
      };
    },
  };
}

/**
 * Each pixel of `to` becomes the largest (sign 1) or the smallest (sign −1) of the pixel and its four neighbours in `from`,
 * channel by channel.
 */
function spread(to: Data, from: Data, [channels, height, width]: Shape, sign: 1 | -1): void {
  const rows = channels * height;
  for (let r = 0; r < rows; r++) {
    const [top, bottom] = [r % height === 0, r % height === height - 1];
    for (let j = 0; j < width; j++) {
      const at = r * width + j;
      let most = sign * from[at];
      const above = top ? 0 : sign * from[at - width];
      const below = bottom ? 0 : sign * from[at + width];
      const left = j === 0 ? 0 : sign * from[at - 1];
      const right = j === width - 1 ? 0 : sign * from[at + 1];
      if (above > most) most = above;
      if (below > most) most = below;
      if (left > most) most = left;
      if (right > most) most = right;
      to[at] = sign * most;
    }
  }
}
