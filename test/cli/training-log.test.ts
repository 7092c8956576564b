import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { trainingLog } from "../../src/cli/training-log.ts";
import type { EpochEvent, StepEvent } from "../../src/core/fit.ts";
import { capturedTerminal } from "./nabla.ts";

const step: StepEvent = {
  event: "step",
  step: 0,
  loss: 0.123456789,
  lr: 0.1,
  batch: 1,
  batches: 10,
  epoch: 1,
  samples: 64,
  running: { loss: 0.5, acc: 0.75 },
};
const epoch: EpochEvent = {
  ...{ event: "epoch", epoch: 2, loss: 0.25, acc: 0.9, val_loss: 0.3, val_acc: 0.875 },
  ...{ lr: 1e-4, grad_norm: 1, update_ratio: 1e-3, improved: true },
};

/** A log whose clock is set by hand. */
function logAt(
  terminal: Parameters<typeof capturedTerminal>[0],
  options: { epochs?: number; logEvery?: number; stepsBefore?: number } = {},
) {
  const captured = capturedTerminal(terminal);
  const clock = { seconds: 100 };
  const log = trainingLog(
    captured.terminal,
    { epochs: 20, logEvery: 0, stepsBefore: 0, ...options },
    () => clock.seconds,
  );
  return { ...captured, clock, log };
}

describe("trainingLog", () => {
  it("draws a bar with rate, time left, loss and accuracy on a terminal, ten times a second at most", () => {
    const { log, clock, drawn, err } = logAt({ live: true, columns: 200 });
    for (let i = 0; i < 10; i++) {
      clock.seconds = 100 + (i + 1) * 0.04;
      log.show({ ...step, step: i, batch: i + 1 });
    }
    expect(err).toEqual([]);
    expect(drawn.length).toBe(3);
    // 3 of 200 steps in 0.12 s: 7.88 s are left.
    expect(stripVTControlCharacters(drawn[0])).toMatch(
      /^epoch 1\/20 {3}1%\|.{30}\| 00:00<00:08, 1,600 samples\/s, loss 0\.5, acc 75\.00%$/,
    );
  });

  it("does not count what was done before a resume", () => {
    const { log, clock, drawn } = logAt({ live: true, columns: 200 }, { stepsBefore: 100 });
    clock.seconds = 101;
    log.show({ ...step, step: 100, epoch: 11 });
    // 1 step took a second, 99 are left.
    expect(stripVTControlCharacters(drawn[0])).toContain("| 00:01<01:39, 64 samples/s");
  });

  it("writes one line an epoch and draws nothing elsewhere", () => {
    const { log, clock, drawn, err, out } = logAt({});
    log.show(step);
    clock.seconds = 102;
    const timed = log.show(epoch);
    expect([drawn, out]).toEqual([[], []]);
    expect(err).toEqual([
      "epoch  2/20  loss 0.25  acc 90.00%  val_loss 0.3  val_acc 87.50% *  lr 1.00e-4  32 samples/s",
    ]);
    expect(timed).toEqual({ ...epoch, samples_per_s: 32 });
    clock.seconds = 103;
    log.show({ ...step, samples: 50 });
    clock.seconds = 107;
    // The second epoch has a rate of its own.
    expect(log.show({ ...epoch, improved: false })?.samples_per_s).toBe(10);
    expect(err[1]).not.toContain("*");
  });

  it("leaves out of a regression's line what it has not", () => {
    const { log, err, clock } = logAt({}, { epochs: 3 });
    clock.seconds = 101;
    log.show({ ...epoch, acc: undefined, val_loss: undefined, val_acc: undefined });
    expect(err).toEqual(["epoch 2/3  loss 0.25  lr 1.00e-4  0 samples/s"]);
  });

  it("writes JSON, with the steps that were asked for", () => {
    const { log, clock, out, err } = logAt({ json: true }, { logEvery: 2 });
    for (let i = 0; i < 4; i++) log.show({ ...step, step: i });
    clock.seconds = 101;
    log.show(epoch);
    expect(err).toEqual([]);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { event: "step", step: 0, loss: 0.123456789 },
      { event: "step", step: 2, loss: 0.123456789 },
      {
        ...{ event: "epoch", epoch: 2, loss: 0.25, acc: 0.9, val_loss: 0.3, val_acc: 0.875 },
        ...{ lr: 1e-4, grad_norm: 1, update_ratio: 1e-3, samples_per_s: 256 },
      },
    ]);
  });
});
