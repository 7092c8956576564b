import { initialize, stream, streamChance } from "../../core/index.ts";
import { scalingFor } from "../../data/scaling.ts";
import { allRows, examplesOf, type Table } from "../../data/table.ts";
import { carve } from "../../kernels/carve.ts";
import { pi, sin } from "../../kernels/elementary/sin.ts";
import { reference } from "../../kernels/reference/index.ts";
import { allocate, type Data, size, zeros } from "../../kernels/tensor.ts";
import { outputsOf, type Workload } from "./workload.ts";
import { workloadNetwork } from "./workload-network.ts";

/** What everybody starts from: the numbers of a workload, in its precision. */
export interface WorkloadData {
  /** The examples [batches·batch, …shape] and their targets [batches·batch, outputs]. */
  readonly x: Data;
  readonly t: Data;
  /** The first value of each parameter in turn, as PyTorch lays it out: linear [out, in], conv2d [out, in, 5, 5]. */
  readonly weights: Data;
}

/** No workload takes more digits. */
export const mostDigits = 1000;

/** Makes a workload's numbers: the same on every machine for the same `digits`, of which there are `mostDigits`. */
export function workloadData(workload: Workload, digits: Table): WorkloadData {
  return { ...examples(workload, digits), weights: firstWeights(workload) };
}

function examples(workload: Workload, digits: Table): Pick<WorkloadData, "x" | "t"> {
  const { input, batch, batches, dtype } = workload;
  const [count, outputs] = [batch * batches, outputsOf(workload)];
  const x = zeros([count, ...input.shape], dtype);
  const t = zeros([count, outputs], dtype);
  const random = stream(0, `bench:${input.kind}`);
  const fill = (data: Data, next: () => number): void => {
    for (let i = 0; i < data.length; i++) data[i] = next();
  };
  switch (input.kind) {
    case "mnist": {
      const rows = allRows(digits);
      examplesOf(digits, rows, scalingFor("unit", digits, rows)).gather(x, t, rows.subarray(0, count));
      break;
    }
    case "binary":
      fill(x.data, () => (random.uniform() < input.density ? 1 : 0));
      for (let i = 0; i < count; i++) t.data[i * outputs + random.below(outputs)] = 1;
      break;
    case "sin":
      fill(x.data, () => random.uniform(-pi, pi));
      t.data.set(x.data.map(sin));
      break;
    case "uniform":
      fill(x.data, () => random.uniform());
      fill(t.data, () => random.uniform());
  }
  return { x: x.data, t: t.data };
}

function firstWeights(workload: Workload): Data {
  const network = carve(reference, workload.dtype, (take, kernels) => workloadNetwork(workload, take, kernels));
  initialize(network, streamChance(0).initial);
  const values = network.parameters.map(({ value }) => value);
  const weights = allocate(
    workload.dtype,
    values.reduce((sum, { shape }) => sum + size(shape), 0),
  );
  let start = 0;
  for (const { data } of values) {
    weights.set(data, start);
    start += data.length;
  }
  return weights;
}
