import { expect, test } from "vitest";
import { className, classScores } from "../../../src/lab/report/class-scores.ts";

test("recall is over rows, precision over columns, and the worst confusion is named", () => {
  const scores = classScores([
    [8, 2, 0],
    [1, 5, 4],
    [1, 0, 9],
  ]);
  expect(scores[0]).toEqual({ label: 0, n: 10, recall: 0.8, precision: 0.8, takenFor: { label: 1, times: 2 } });
  expect(scores[1]).toEqual({ label: 1, n: 10, recall: 0.5, precision: 5 / 7, takenFor: { label: 2, times: 4 } });
});

test("a class without examples has no recall, one never guessed no precision", () => {
  const [, empty] = classScores([
    [3, 0],
    [0, 0],
  ]);
  expect(empty).toEqual({ label: 1, n: 0, recall: undefined, precision: undefined, takenFor: undefined });
});

test("classes without names are called by their index", () => {
  expect([className(["a"], 0), className(["a"], 1), className(undefined, 2)]).toEqual(["a", "1", "2"]);
});
