import type { Examples } from "../../core/examples.ts";
import { argmax } from "../../core/metrics.ts";
import type { Training } from "../../core/training.ts";
import { size, type Tensor } from "../../kernels/tensor.ts";
import { rowHash } from "./row-hash.ts";
import { sampleRows, visitRows } from "./sample.ts";

/**
 * How many numbers of the data are looked at before training: a six-hundredth of those that it is going to see, which
 * costs well under a hundredth of the time, but no fewer and no more than some milliseconds' worth.
 */
const numbers = { share: 1 / 600, least: 2 ** 17, most: 2 ** 21 };

/** What a look at some of the examples, scaled as the network sees them, has shown. */
export interface Survey {
  /** How many examples there are, and how many of them were looked at. */
  readonly train: { readonly length: number; readonly seen: number };
  readonly val: { readonly length: number; readonly seen: number };
  /** One of each a number of the input, over the training examples seen. */
  readonly features: {
    readonly rms: Float64Array;
    readonly least: Float64Array;
    readonly most: Float64Array;
  };
  /** How many training examples seen have their largest target at each place. */
  readonly classes: Float64Array;
  /** Of each target number the mean and the mean square. */
  readonly targets: { readonly mean: Float64Array; readonly square: Float64Array };
  /** Training examples seen that are, input and target, the same as one seen before them. */
  readonly repeated: number;
  /** Validation examples seen that are the same as a training example seen. */
  readonly shared: number;
}

/** Looks at some examples of both parts. */
export function surveyData({ network, recipe }: Training, train: Examples, val: Examples | undefined): Survey {
  const features = size(network.input);
  const columns = size(network.output);
  const row = features + columns;
  const due = recipe.epochs * train.length * row * numbers.share;
  const budget = Math.floor(Math.min(numbers.most, Math.max(numbers.least, due)) / row);
  const valRows = sampleRows(val?.length ?? 0, Math.max(2, Math.floor(budget / 3)));
  const trainRows = sampleRows(train.length, Math.max(2, budget - valRows.length));

  const rms = new Float64Array(features);
  const least = new Float64Array(features).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(features).fill(Number.NEGATIVE_INFINITY);
  const [classes, mean, square] = [0, 0, 0].map(() => new Float64Array(columns));
  const known = new Set<number>();
  let repeated = 0;
  visitRows(train, trainRows, network, (x, t, count) => {
    for (let i = 0; i < count; i++) {
      for (let j = 0, at = i * features; j < features; j++, at++) {
        const value = x.data[at];
        rms[j] += value * value;
        if (value < least[j]) least[j] = value;
        if (value > most[j]) most[j] = value;
      }
      for (let j = 0, at = i * columns; j < columns; j++, at++) {
        mean[j] += t.data[at];
        square[j] += t.data[at] * t.data[at];
      }
      classes[argmax(t.data, i * columns, columns)]++;
      const hash = rowHash(x, t, i);
      if (known.has(hash)) repeated++;
      known.add(hash);
    }
  });
  for (let j = 0; j < features; j++) rms[j] = Math.sqrt(rms[j] / trainRows.length);
  for (let j = 0; j < columns; j++) {
    mean[j] /= trainRows.length;
    square[j] /= trainRows.length;
  }

  let shared = 0;
  const meet = (x: Tensor, t: Tensor, count: number): void => {
    for (let i = 0; i < count; i++) if (known.has(rowHash(x, t, i))) shared++;
  };
  if (val) visitRows(val, valRows, network, meet);
  return {
    train: { length: train.length, seen: trainRows.length },
    val: { length: val?.length ?? 0, seen: valRows.length },
    features: { rms, least, most },
    classes,
    targets: { mean, square },
    repeated,
    shared,
  };
}

/** The share of the most frequent class: what is right without looking. */
export function majority({ classes, train }: Survey): number {
  return Math.max(...classes) / train.seen;
}
