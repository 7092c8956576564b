import type { Tensor } from "../../../kernels/tensor.ts";
import { count, percent } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** So many examples give a unit its chance to be on. */
const enoughRows = 128;
/** Above this share of units that are never on ("as much as 40%" are found where the rate is too high, CS231n, "Neural Networks 1"). */
const most = 0.4;
/** Of fewer units a few are off by chance. */
const fewUnits = 8;

/** Which units of a layer have been on since when. */
interface Tally {
  readonly layer: number;
  readonly alive: number[];
}

/** Units of a ReLU that are 0 for every example: no error flows through them, so they stay so. */
export const deadRelu: Check = {
  code: "dead_relu",
  during({ training: { network } }, recall) {
    const fresh: Tally[] = network.layers.flatMap(({ kind, output }, layer) =>
      kind === "relu" ? [{ layer, alive: new Array<number>(output[0]).fill(0) }] : [],
    );
    const memory = recall({ tallies: fresh, rows: 0 });
    const { tallies } = memory;
    return ({ event, training }) => {
      for (const { layer, alive } of tallies) mark(alive, training.trace[layer].y, event.samples);
      memory.rows += event.samples;
      if (memory.rows < enoughRows) return undefined;
      memory.rows = 0;
      const worst = tallies
        .map(({ layer, alive }) => ({ layer, units: alive.length, dead: alive.filter((on) => on === 0).length }))
        .find(({ units, dead }) => dead === units || (units >= fewUnits && dead > most * units));
      for (const { alive } of tallies) alive.fill(0);
      if (!worst) return undefined;
      const [dead, units, share] = [count(worst.dead), count(worst.units), percent(worst.dead / worst.units, 0)];
      return {
        where: `model[${worst.layer}] relu`,
        words: {
          en: `${dead} of ${units} units (${share}) were 0 for every example of the batches looked at by step ${event.step}.`,
          zh: `到第 ${event.step} 步为止，${units} 个单元中有 ${dead} 个（${share}）在所查看批次的每个样本上都为 0。`,
        },
        cause: {
          en: "The learning rate or a bias has pushed them below 0, where no error reaches them.",
          zh: "学习率或偏置把它们推到了 0 以下，误差无法传到它们。",
        },
        fix: {
          en: "Lower the learning rate, start biases from 0, or use leaky_relu.",
          zh: "降低学习率，偏置从 0 开始，或改用 leaky_relu。",
        },
      };
    };
  },
};

/** Notes the units (features, or the channels of a picture) that are on for one of the first `rows` examples. */
function mark(alive: number[], { shape: [all = 1], data }: Tensor, rows: number): void {
  const units = alive.length;
  const span = data.length / all / units;
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < rows && alive[unit] === 0; i++) {
      const start = (i * units + unit) * span;
      for (let p = start; p < start + span; p++) {
        if (data[p] > 0) {
          alive[unit] = 1;
          break;
        }
      }
    }
  }
}
