import { misuse } from "../../kernels/errors.ts";
import type { Key } from "../../kernels/kernels.ts";
import { type Data, formatShape, size } from "../../kernels/tensor.ts";
import { gatherer, type Scaling, scaler, type Table, type TableExamples } from "../table.ts";
import { augmenter } from "./augmenter.ts";
import type { AugmentStep } from "./step.ts";

/** Pictures that each epoch sees changed. Gathered without an epoch they are as they were read. */
export interface AugmentedExamples extends TableExamples {
  readonly key: Key;
  /** The bytes that making pictures takes. */
  readonly bytes: number;
  readonly make: Make;
  readonly forEpoch: NonNullable<TableExamples["forEpoch"]>;
}

/** Writes the picture in a row of the table as an epoch sees it, scaled, to a place of x. */
export type Make = (x: Data, to: number, row: number, epoch: number) => void;

/**
 * The examples with a pipeline: example i of epoch e has the same pixels under the same key, whatever the batch, the order
 * and what was asked before. What is drawn goes by the row of the whole set, so that it does not depend on the split.
 * @throws UsageError where the examples are no pictures
 */
export function augmented(examples: TableExamples, steps: readonly AugmentStep[], key: Key): AugmentedExamples {
  const { table, rows, scaling, length } = examples;
  const { make, bytes } = maker(table, scaling, steps, key);
  return {
    ...examples,
    key,
    bytes,
    make,
    forEpoch: (epoch) => ({ length, gather: gatherer(table, rows, (x, to, row) => make(x, to, row, epoch)) }),
  };
}

/** What makes single pictures: inline, or on another thread that knows the same table. @throws UsageError where it holds no pictures */
export function maker(
  { input, inputs, renew }: Pick<Table, "input" | "inputs" | "renew">,
  scaling: Scaling,
  steps: readonly AugmentStep[],
  key: Key,
): { readonly make: Make; readonly bytes: number } {
  if (input.length !== 3) throw misuse("augment examples", "pictures", `rows of ${formatShape(input)} numbers`);
  const features = size(input);
  const scale = scaler(scaling, features);
  if (steps.length === 0 && !renew) return { bytes: 0, make: (x, to, row) => scale(x, to, inputs, row * features) };
  const { augment, bytes } = augmenter(steps, input, key);
  return {
    bytes,
    make(x, to, row, epoch) {
      const anew = epoch > 1 ? renew?.(row, epoch) : undefined;
      scale(x, to, augment(anew ?? inputs, anew ? 0 : row * features, row, epoch), 0);
    },
  };
}
