import type { Data } from "../../../kernels/tensor.ts";
import { percent } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** The output of each function beyond which its slope is below 0.02 of a tanh's at 0, and 0.04 of a sigmoid's. */
const flat: Readonly<Record<string, readonly [low: number, high: number]>> = {
  tanh: [-0.99, 0.99],
  sigmoid: [0.01, 0.99],
};
/** Above this share of a layer hardly any error comes through (Glorot and Bengio 2010, section 3). */
const most = 0.8;
/** An untrained layer is judged at once; later it may be steps that are too large, which are to be named first. */
const inRow = 8;

/** Units of a hidden tanh or sigmoid that stand at their ends. What is above the last weight is meant to be sure. */
export const saturated: Check = {
  code: "saturated",
  unless: ["inputs_not_scaled", "update_ratio"],
  during({ training: { network } }, recall) {
    const last = network.layers.findLastIndex(({ kind }) => kind === "linear" || kind === "conv2d");
    const hidden = network.layers.flatMap(({ kind }, layer) => (layer < last && kind in flat ? [{ kind, layer }] : []));
    const times = recall<Record<number, number>>({});
    return ({ event, training }) => {
      for (const { kind, layer } of hidden) {
        const { y } = training.trace[layer];
        const rows = y.data.subarray(0, (y.data.length / (y.shape[0] ?? 1)) * event.samples);
        const share = shareOutside(rows, flat[kind]);
        times[layer] = share > most ? (times[layer] ?? 0) + 1 : 0;
        if (share <= most || (event.step > 0 && times[layer] !== inRow)) continue;
        const shown = percent(share, 0);
        return {
          where: `model[${layer}] ${kind}`,
          words: {
            en: `${shown} of its outputs stand at the ends of ${kind} at step ${event.step}.`,
            zh: `第 ${event.step} 步时，${kind} 有 ${shown} 的输出处于两端。`,
          },
          cause: {
            en: "What arrives is too large: there the slope is near 0, and no error comes through.",
            zh: "输入值过大：该处斜率接近 0，误差无法通过。",
          },
          fix: {
            en: "Start from smaller weights, scale the inputs, or put batch_norm before it.",
            zh: "使用更小的初始权重、缩放输入，或在其前加 batch_norm。",
          },
        };
      }
      return undefined;
    };
  },
};

function shareOutside(data: Data, [low, high]: readonly [number, number]): number {
  const stride = Math.max(1, Math.floor(data.length / 4096)) | 1;
  let [outside, seen] = [0, 0];
  for (let i = 0; i < data.length; i += stride, seen++) if (data[i] < low || data[i] > high) outside++;
  return outside / seen;
}
