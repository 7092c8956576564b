import { expect, test } from "vitest";
import { advice } from "../../../src/lab/report/advice.ts";
import { texts } from "../../../src/lab/report/language.ts";
import { classification, divergence, epoch } from "./made-up-runs.ts";

const ended = (bestEpoch: number) => ({ stopped: "finished", bestEpoch, seconds: 1 }) as const;

test("a diverged run needs a smaller step, whatever else is true", () => {
  expect(advice(divergence())).toEqual([texts.afterDivergence]);
});

test("best at the end: train longer", () => {
  const history = [epoch(1, { val_loss: 0.5 }), epoch(2, { val_loss: 0.4 })];
  expect(advice(classification({ history, result: ended(2) }))).toEqual([texts.trainLonger("4"), texts.repeatSeeds]);
  expect(advice(classification({ history, result: ended(1) }))).toEqual([texts.repeatSeeds]);
  const early = { ...ended(2), stopped: "early" } as const;
  expect(advice(classification({ history, result: early }))).toEqual([texts.repeatSeeds]);
});

test("validation loss up by a tenth while training loss falls: overfitting", () => {
  const history = [0.5, 0.4, 0.45].map((val_loss, i) => epoch(i + 1, { val_loss }));
  expect(advice(classification({ history, result: ended(3) }))).toEqual([texts.overfits("2"), texts.repeatSeeds]);
  const little = [0.5, 0.4, 0.43].map((val_loss, i) => epoch(i + 1, { val_loss }));
  expect(advice(classification({ history: little, result: ended(2) }))).toEqual([texts.repeatSeeds]);
  const bothUp = [0.5, 0.4, 0.45].map((val_loss, i) => epoch(i + 1, { val_loss, loss: i + 1 }));
  expect(advice(classification({ history: bothUp, result: ended(2) }))).toEqual([texts.repeatSeeds]);
});

test("steps too large and too small, and no validation split", () => {
  const falling = [1e-3, 1e-3, 1e-12].map((update_ratio, i) => epoch(i + 1, { update_ratio }));
  expect(advice(classification({ history: falling, result: ended(1) }))).not.toContainEqual(
    texts.smallUpdates("1e-12"),
  );
  const after = (update_ratio: number) =>
    advice(classification({ history: [epoch(1, { update_ratio })], result: ended(1) }));
  expect(after(0.0812)).toEqual([texts.largeUpdates("0.081"), texts.addValidation, texts.repeatSeeds]);
  expect(after(1e-8)).toEqual([texts.smallUpdates("1e-8"), texts.addValidation, texts.repeatSeeds]);
  expect(after(0)).toEqual([texts.addValidation, texts.repeatSeeds]);
});
