import { expect, it } from "vitest";
import { reference } from "../../../src/kernels/reference/index.ts";
import { type Contestant, measureWorkload } from "../../../src/lab/bench/measure-workload.ts";
import { workloadData } from "../../../src/lab/bench/workload-data.ts";
import { workloads } from "../../../src/lab/bench/workloads.ts";
import { digits } from "./digits.ts";

const workload = workloads.find(({ id }) => id === "W2")!;

it("measures in turns, each round beginning with another, after one that only warms up", async () => {
  let [time, pauses] = [0, 0];
  const turns: string[] = [];
  const contestant = (name: string, peaks: number[]): Contestant => ({
    name,
    threads: 1,
    open() {
      turns.push(name);
      return reference;
    },
    peak: () => peaks.shift(),
  });
  const figures = await measureWorkload(
    workload,
    workloadData(workload, digits),
    [contestant("a", [100, 300, 200]), contestant("b", [])],
    {
      rounds: 3,
      seconds: 0.001,
      // Each look at the clock is a millisecond after the last: a warm-up of a step, chunks of two of them.
      now: () => time++,
      pause: async () => void pauses++,
    },
  );
  expect(turns.join("")).toBe("abbaabba");
  expect(pauses).toBe(8);
  const [a, b] = figures;
  expect(a).toMatchObject({ rounds: [expect.any(Number), expect.any(Number), expect.any(Number)], peak: 300 });
  expect(a.samplesPerSecond).toBeCloseTo((10 * 1e6) / a.usPerStep, 6);
  // 784-15-10 on ten examples: two products for each weight, three for the upper one.
  expect(a.gflops).toBeCloseTo((10 * 2 * (2 * 784 * 15 + 3 * 150)) / (a.usPerStep * 1000), 9);
  expect(b.peak).toBeUndefined();
});
