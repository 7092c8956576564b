import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { showProgress } from "../../../src/cli/reproduce/progress.ts";
import type { Open } from "../../../src/cli/reproduce/survey.ts";
import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";
import { capturedTerminal } from "../nabla.ts";

const open = (row: string, expected: number): Open =>
  ({
    task: { key: `${row}/seed-0`, row, seed: 0 },
    experiment: { trainer: {} },
    expected,
    order: { resumes: false },
  }) as Open;
const outcome = { stopped: "finished", test: { loss: 0.5, acc: 0.75 }, seconds: 20 } as Outcome;
const [a, b, c] = ["a/seed-0", "b/seed-0", "c/seed-0"];

/** Three tasks after two that were done before, and a clock that is set by hand. */
function shown(terminal: Parameters<typeof capturedTerminal>[0]) {
  const captured = capturedTerminal(terminal);
  const clock = { seconds: 1000 };
  const tasks = [open("a", 100), open("b", 50), open("c", 50)];
  const progress = showProgress(captured.terminal, { open: tasks, before: 2, jobs: 2 }, () => clock.seconds);
  return { ...captured, clock, progress };
}

it("draws what runs and the whole, with the time that is left by the pace so far", () => {
  const { progress, clock, drawn, err } = shown({ live: true, columns: 90 });
  progress.begins(a);
  progress.begins(b);
  progress.draw();
  expect(drawn).toEqual(["a seed 0", "b seed 0", "00:00  2 of 5 done, about 2 minutes left"]);
  clock.seconds += 20;
  // Ten times as fast as was expected: 10 s in all of which 5 s are done.
  const state = { label: "epoch 1/2", done: 40, total: 80, elapsed: 5, figures: ["loss 1"] };
  progress.progress(a, { ...state, elapsed: 20 });
  progress.ends(b, { ended: "done", outcome });
  progress.begins(c);
  drawn.length = 0;
  progress.draw();
  // a took 20 s for a half, b 20 s of 50 expected: 60 of 150, so that 20 s are left for c.
  expect(drawn.map(stripVTControlCharacters)).toEqual([
    expect.stringMatching(/^a seed 0 epoch 1\/2 {2}50%\|.*\| 00:20<00:20, loss 1$/),
    "c seed 0",
    "00:20  3 of 5 done, about 20 seconds left",
  ]);
  expect(err).toEqual([]);
});

it("draws no more lines than the window has", () => {
  const { progress, drawn } = shown({ live: true, rows: 3 });
  for (const key of [a, b, c]) progress.begins(key);
  progress.draw();
  expect(drawn).toEqual(["a seed 0", "00:00  2 of 5 done, about 2 minutes left"]);
});

it("says a line for each that has ended where it is no terminal, and a long message once", () => {
  const { progress, clock, drawn, err } = shown({});
  progress.begins(a);
  progress.draw();
  clock.seconds += 50;
  progress.ends(a, { ended: "done", outcome });
  for (const key of [b, c]) {
    progress.begins(key);
    progress.ends(key, { ended: "failed", message: "Cannot find MNIST." });
  }
  expect(drawn).toEqual([]);
  expect(err).toEqual([
    "a seed 0: test accuracy 75.00%, test loss 0.5, 20.0 s (3 of 5 done, about 25 seconds left)",
    "b seed 0 failed: Cannot find MNIST.",
    "c seed 0 failed: as above",
  ]);
});

it("says nothing of one that was interrupted", () => {
  const { progress, err, out } = shown({});
  progress.begins(a);
  progress.ends(a, { ended: "interrupted" });
  expect([err, out]).toEqual([[], []]);
});
