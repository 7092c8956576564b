// Writes what every worker reads, so that all peers do the same work on the same numbers: the workloads, and the examples
// and first weights of each as raw little-endian numbers of its dtype.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { workloadData } from "../../dist/lab/bench/workload-data.js";
import { benchDigits } from "../../dist/node/bench-digits.js";

const root = join(import.meta.dirname, "..", "..");

/**
 * `workloads.json`, and for each of them `<id>.x` [batches·batch, …shape], `<id>.t` [batches·batch, outputs] and `<id>.w`:
 * weight and bias of each layer in turn, as PyTorch lays them out (linear [out, in], conv2d [out, in, 5, 5], batch_norm γ
 * and β). Returns a word on the data.
 */
export async function prepare(workloads, folder) {
  const candidates = [process.env.NABLA_DATA, join(root, "..", "shared", "data"), join(root, "data")].filter(Boolean);
  const { digits, source } = await benchDigits({ candidates, from: "default", cwd: root });
  writeFileSync(join(folder, "workloads.json"), JSON.stringify(workloads));
  for (const workload of workloads) {
    const { x, t, weights } = workloadData(workload, digits);
    for (const [kind, numbers] of Object.entries({ x, t, w: weights })) {
      writeFileSync(join(folder, `${workload.id}.${kind}`), numbers);
    }
  }
  return source;
}
