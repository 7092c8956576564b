import { describe, expect, it } from "vitest";
import type { Backend, Kernels } from "../../../src/kernels/kernels.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import type { DType, Tensor } from "../../../src/kernels/tensor.ts";
import { type Bench, copyOf, openBench } from "./bench.ts";
import { type Call, everyKernel } from "./every-kernel.ts";
import { numbers } from "./numbers.ts";

/** Kernels that may write over each of the elementwise inputs with these indices. */
const inPlace: Partial<Record<keyof Kernels, readonly number[]>> = {
  relu: [0],
  reluBackward: [0, 1],
  leakyRelu: [0],
  leakyReluBackward: [0, 1],
  sigmoid: [0],
  sigmoidBackward: [0, 1],
  tanh: [0],
  tanhBackward: [0, 1],
  softmax: [0],
  softmaxBackward: [0, 1],
  multiply: [0, 1],
  inverseStd: [0],
  normalize: [0],
  normalizeBackward: [0, 1],
  scaleChannels: [0],
  squaredErrorGradient: [0, 1],
  crossEntropyGradient: [0, 1],
  bceWithLogitsGradient: [0, 1],
};

/** What holds for every kernel alike, whatever it computes. */
export function commonLaws(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const other = openBench(reference, dtype);
  const rows = [1, 2, 3, 4, 5, 8, 17];

  /** Tensors for one call: the same numbers on every bench. */
  const prepare = ({ take }: Bench, name: keyof Kernels, n: number): Call => {
    let seed = n;
    return everyKernel[name]((shape, low, high) => take(shape, numbers(++seed * 13, low, high)), n);
  };

  it("are all there", () => {
    expect(Object.keys(bench.kernels).sort()).toEqual(Object.keys(everyKernel).sort());
  });

  describe.each(Object.keys(everyKernel) as (keyof Kernels)[])("%s", (name) => {
    it("overwrites its output whole, leaves its inputs alone and has no memory", () => {
      for (const n of rows) {
        const [first, second] = [prepare(bench, name, n), prepare(bench, name, n)];
        const inputs = first.reads.map(copyOf);
        for (const { data } of first.writes) data.fill(Number.NaN);
        const results = [first.run(bench.kernels), second.run(bench.kernels)];
        expect(first.reads.map(copyOf)).toEqual(inputs);
        expect([...first.writes, ...first.updates].flatMap(copyOf).every(Number.isFinite), `finite, ${n} rows`).toBe(
          true,
        );
        expect([...second.writes, ...second.updates].map(copyOf)).toEqual(
          [...first.writes, ...first.updates].map(copyOf),
        );
        expect(results[1]).toBe(results[0]);
      }
    });

    it("agrees with the reference: to the last bit in float64, closely in float32", () => {
      for (const n of rows) {
        const [ours, theirs] = [prepare(bench, name, n), prepare(other, name, n)];
        const [value, expected] = [ours.run(bench.kernels) ?? 0, theirs.run(other.kernels) ?? 0];
        const outputs = (call: Call): number[] => [...call.writes, ...call.updates].flatMap(copyOf);
        const all = outputs(theirs);
        const pairs = outputs(ours).map((received, i) => [received, all[i]]);
        for (const [received, wanted] of [...pairs, [value, expected]]) {
          const bound = dtype === "float64" ? 0 : 2e-5 * Math.max(1, Math.abs(wanted));
          expect(
            Math.abs(received - wanted),
            `${n} rows: ${wanted} expected, ${received} received`,
          ).toBeLessThanOrEqual(bound);
        }
      }
    });
  });

  it.each(Object.keys(inPlace) as (keyof Kernels)[])("%s may write over an elementwise input", (name) => {
    for (const n of rows) {
      for (const operand of inPlace[name] ?? []) {
        const apart = prepare(bench, name, n);
        apart.run(bench.kernels);
        const together = overlaid(bench, name, n, operand);
        together.run(bench.kernels);
        expect(copyOf(together.writes[0]), `operand ${operand}, ${n} rows`).toEqual(copyOf(apart.writes[0]));
      }
    }
  });

  /** The same call with its output in the very place of one of its inputs. */
  function overlaid(bench: Bench, name: keyof Kernels, n: number, operand: number): Call {
    let [seed, taken] = [n, 0];
    let out: Tensor | undefined;
    return everyKernel[name]((shape, low, high) => {
      const values = numbers(++seed * 13, low, high);
      // The output is taken first, then the operands in order.
      if (taken++ === operand + 1 && out) {
        for (let i = 0; i < out.data.length; i++) out.data[i] = values();
        return out;
      }
      const fresh = bench.take(shape, values);
      out ??= fresh;
      return fresh;
    }, n);
  }
}
