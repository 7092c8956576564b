import { expect, it } from "vitest";
import { unwatched, type Watched, watch } from "../../../../../src/studio/pages/train/runs/watched.ts";
import { drive } from "../training/driver.ts";

const yaml = `version: 1
data: {name: digits, count: 100, test_count: 50, batch_size: 30}
model: [linear: 10]
trainer: {epochs: 2}
`;

it("gathers what a session tells, from its beginning to its end", () => {
  const driver = drive();
  driver.ask({ kind: "begin", file: "one.yaml", yaml, given: { files: {} }, threads: 1 });
  driver.work(1);
  driver.ask({ kind: "pause" });
  const told = (): Watched => driver.reports.reduce(watch, unwatched);
  expect(told()).toMatchObject({ phase: "paused", ready: { sizes: { train: 90, val: 10, test: 50 }, batches: 3 } });
  driver.ask({ kind: "go" });
  driver.work();
  const all = told();
  expect(all.phase).toBe("ended");
  expect(all.losses.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(all.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(all.validation!.n).toBe(10);
  expect(all.ended!.marks).toMatchObject({ part: "test", n: 50 });
  // What is told of another training begins anew.
  expect(watch(all, driver.of("ready")[0]!).losses).toEqual([]);
});

it("keeps what was seen of a training that failed", () => {
  const failed = watch(
    { ...unwatched, losses: [{ step: 0, value: 1 }] },
    { kind: "failed", message: "m", problems: [], diverged: true },
  );
  expect(failed).toMatchObject({ phase: "failed", failed: { message: "m", diverged: true }, losses: [{ step: 0 }] });
});
