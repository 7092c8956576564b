import { size } from "../kernels/tensor.ts";
import type { Scaling, Table } from "./table.ts";

/**
 * How inputs are scaled: `none` leaves them (0 … 255 for pictures), `unit` divides bytes by 255, `standard` gives every
 * input the mean 0 and the variance 1 of the training rows (one mean for all pixels of a picture, one a column of a table).
 */
export type Normalization = "none" | "unit" | "standard";

/** Leaves numbers as they are. */
export const identity: Scaling = { factor: [1], shift: [0] };

/** The scaling that `normalization` asks for, measured on the given rows alone so that no test data leaks into it. */
export function scalingFor(normalization: Normalization, table: Table, rows: Uint32Array): Scaling {
  if (normalization === "none") return identity;
  if (normalization === "unit")
    return table.inputs instanceof Uint8Array ? { factor: [1 / 255], shift: [0] } : identity;
  return standard(table, rows);
}

function standard({ inputs, input }: Table, rows: Uint32Array): Scaling {
  const features = size(input);
  const groups = input.length > 1 ? 1 : features;
  const factor = new Float64Array(groups);
  const shift = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    let [sum, squares, count] = [0, 0, 0];
    for (const row of rows) {
      for (let j = g; j < features; j += groups) {
        sum += inputs[row * features + j];
        count++;
      }
    }
    const mean = sum / count;
    for (const row of rows) {
      for (let j = g; j < features; j += groups) {
        const deviation = inputs[row * features + j] - mean;
        squares += deviation * deviation;
      }
    }
    // A constant column carries nothing: it becomes 0 instead of a division by zero.
    factor[g] = squares > 0 ? 1 / Math.sqrt(squares / count) : 1;
    shift[g] = -mean * factor[g];
  }
  return { factor, shift };
}
