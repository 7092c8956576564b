import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";
import type { PublishedFigure } from "../../../src/lab/reproduce/published.ts";
import { verdictOf } from "../../../src/lab/reproduce/verdict.ts";
import { historyOf, outcomeOf, rowOf } from "./outcomes.ts";

const accuracy = { kind: "metric", metric: "acc", split: "test", value: 0.9, within: 0.0625 } as const;
const loss = { kind: "metric", metric: "loss", split: "test", value: 0.01, within: 2 } as const;
const ending = (...accs: readonly number[]): Outcome[] =>
  accs.map((acc, seed) => outcomeOf("a", seed, { test: { loss: 1, acc }, val: { loss: 2, acc: 0.1 } }));
const losing = (...losses: readonly number[]): Outcome[] =>
  losses.map((value, seed) => outcomeOf("a", seed, { test: { loss: value } }));
const verdict = (published: PublishedFigure, outcomes: readonly Outcome[]) => verdictOf(rowOf(published), outcomes);

describe("a row that has not been run", () => {
  it("is pending, whatever came of others", () => {
    expect(verdictOf(rowOf(accuracy), [outcomeOf("b", 0, { test: { loss: 1, acc: 0.9 } })])).toEqual({
      verdict: "pending",
      n: 0,
      because: { en: "Not run yet.", zh: "尚未运行。" },
    });
  });
});

describe("a printed accuracy", () => {
  it.each([
    ["within the range of the seeds", [0.85, 0.95], "reproduced"],
    ["at its upper end, widened", [0.8, 0.8375], "reproduced"],
    ["at its lower end, widened", [0.9625, 0.99], "reproduced"],
    ["above all of them", [0.8, 0.8374], "differs"],
    ["below all of them", [0.9626, 0.99], "better"],
  ])("%s", (_, accs, expected) => {
    expect(verdict(accuracy, ending(...accs)).verdict).toBe(expected);
  });

  it("comes with the numbers that led to its verdict", () => {
    expect(verdict(accuracy, ending(0.75, 0.5))).toMatchObject({
      ours: { mean: 0.625, deviation: expect.closeTo(0.17677669529663687, 12) },
      range: [0.5, 0.75],
      n: 2,
      because: {
        en: "Printed 0.9; ours, widened, 0.4375 to 0.8125. The cause is not known.",
        zh: "所载 0.9；本项目放宽后 0.4375 至 0.8125。原因不明。",
      },
    });
  });

  it("of the validation part is compared with that", () => {
    expect(verdict({ ...accuracy, split: "val", value: 0.1 }, ending(0.9)).ours?.mean).toBe(0.1);
  });

  it("that is the peak of a curve is compared with the highest epoch of each seed", () => {
    const outcomes = [historyOf(0.1, 0.875, 0.5), historyOf(0.625, 0.1)].map((history, seed) =>
      outcomeOf("a", seed, { history, test: { loss: 1, acc: 0.1 } }),
    );
    expect(verdict({ ...accuracy, peak: true }, outcomes)).toMatchObject({
      verdict: "reproduced",
      range: [0.625, 0.875],
    });
  });

  it("differs where a seed diverged, or nothing was measured", () => {
    const outcomes = [...ending(0.9), outcomeOf("a", 1, { stopped: "diverged" })];
    expect(verdict(accuracy, outcomes)).toMatchObject({
      verdict: "differs",
      because: { en: "1 of 2 diverged. The cause is not known." },
    });
    expect(verdict(accuracy, [outcomeOf("a", 0)])).toMatchObject({
      verdict: "differs",
      because: { en: "Nothing was measured. The cause is not known." },
    });
  });
});

describe("a printed loss", () => {
  it.each([
    ["within the range", [0.005, 0.02], "reproduced"],
    ["twice the largest", [0.004, 0.005], "reproduced"],
    ["half the smallest", [0.02, 0.03], "reproduced"],
    ["more than twice the largest", [0.0049, 0.001], "better"],
    ["less than half the smallest", [0.021, 0.03], "differs"],
  ])("%s", (_, losses, expected) => {
    expect(verdict(loss, losing(...losses)).verdict).toBe(expected);
  });
});

describe("accuracies by epoch", () => {
  const published = { kind: "epochs", metric: "acc", split: "test", values: [0.5, 0.75], within: 0.125 } as const;
  const run = (...histories: readonly (readonly number[])[]): Outcome[] =>
    histories.map((accs, seed) => outcomeOf("a", seed, { history: historyOf(...accs) }));

  it("are reproduced where each lies within the range of its epoch, widened", () => {
    expect(verdict(published, run([0.625, 0.5], [0.75, 0.625]))).toMatchObject({
      verdict: "reproduced",
      range: [0.5, 0.625],
      because: { en: "2 of 2 printed epochs lie within the seeds' range." },
    });
  });

  it("differ where one does not, which is named", () => {
    expect(verdict(published, run([0.626, 0.75], [0.75, 0.5]))).toMatchObject({
      verdict: "differs",
      because: {
        en: "1 of 2 printed epochs lie within the seeds' range; not 1. The cause is not known.",
        zh: "所载 2 轮中有 1 轮落在各种子的范围内，第 1 轮除外。原因不明。",
      },
    });
  });

  it("differ where an epoch was not reached", () => {
    expect(verdict(published, run([0.5])).verdict).toBe("differs");
  });
});

describe("a failure", () => {
  it("at chance is reproduced by chance alone", () => {
    const chance = { kind: "chance", value: 0.125, within: 0.0625 } as const;
    expect(verdict(chance, ending(0.125, 0.25)).verdict).toBe("reproduced");
    expect(verdict(chance, ending(0.125, 0.255)).verdict).toBe("differs");
    expect(verdict(chance, ending(0.05)).verdict).toBe("differs");
    expect(verdict(chance, [...ending(0.125), outcomeOf("a", 1, { stopped: "diverged" })]).verdict).toBe("differs");
  });

  it("by explosion is reproduced where every seed explodes", () => {
    const gone = [0, 1].map((seed) => outcomeOf("a", seed, { stopped: "diverged" }));
    expect(verdict({ kind: "diverges" }, gone)).toMatchObject({
      verdict: "reproduced",
      because: { en: "2 of 2 diverged.", zh: "2 次中有 2 次发散。" },
    });
    expect(verdict({ kind: "diverges" }, [...gone.slice(1), outcomeOf("a", 0)]).verdict).toBe("differs");
  });
});

describe("a trace", () => {
  const published = {
    kind: "trace",
    costs: [0.69301356, 0.5739967],
    weights: { "0.weight": [0.01638766] },
    predictions: "10",
  } as const;
  const run = (wanted: Partial<Outcome> = {}): Outcome[] => [
    outcomeOf("a", 10, {
      steps: [
        { step: 0, loss: 0.693013558 },
        { step: 100, loss: 0.573996704 },
      ],
      weights: { "0.weight": [0.016387659, 7] },
      predictions: { target: [0, 0], output: [0.51, 0.5] },
      ...wanted,
    }),
  ];

  it("is exact where every printed digit is ours", () => {
    expect(verdict(published, run())).toMatchObject({
      verdict: "exact",
      because: { en: "To the last digit: 2 of 2 costs, 1 of 1 weights, 2 of 2 predictions." },
    });
  });

  it.each([
    ["a cost in its last digit", { steps: [{ step: 0, loss: 0.693013551 }] }, "0 of 2 costs, 1 of 1 weights, 2 of 2"],
    ["a weight", { weights: { "0.weight": [0.01638765] } }, "2 of 2 costs, 0 of 1 weights, 2 of 2"],
    ["a weight that is not there", { weights: {} }, "2 of 2 costs, 0 of 1 weights, 2 of 2"],
    ["a prediction", { predictions: { target: [], output: [0.5, 0.5] } }, "2 of 2 costs, 1 of 1 weights, 1 of 2"],
    ["every prediction", { predictions: undefined }, "2 of 2 costs, 1 of 1 weights, 0 of 2"],
  ] as [string, Partial<Outcome>, string][])("differs by %s", (_, wanted, counts) => {
    expect(verdict(published, run(wanted))).toMatchObject({
      verdict: "differs",
      because: { en: expect.stringContaining(counts) },
    });
  });

  it("is as good as the worst of its runs", () => {
    expect(verdict(published, [...run(), ...run({ weights: {} })]).verdict).toBe("differs");
  });
});

describe("a row that the report does not have", () => {
  it("is added, with its accuracy or else its loss", () => {
    expect(verdict({ kind: "none" }, ending(0.5, 0.75))).toMatchObject({ verdict: "added", ours: { mean: 0.625 } });
    expect(verdict({ kind: "none" }, losing(0.5))).toMatchObject({ verdict: "added", ours: { mean: 0.5 } });
    expect(verdict({ kind: "none" }, [outcomeOf("a", 0, { stopped: "diverged" })]).verdict).toBe("added");
  });
});

describe("a row that differs", () => {
  const printed = {
    en: "Printed 0.9; ours, widened, 0.4375 to 0.5625.",
    zh: "所载 0.9；本项目放宽后 0.4375 至 0.5625。",
  };
  const smaller = (acc: number): Outcome[] =>
    ending(acc).map((one) => ({ ...one, task: { ...one.task, set: ["trainer.epochs=2"] } }));

  it("says why, where the row knows", () => {
    const why = { en: "All its units die.", zh: "单元全部失活。" };
    expect(verdictOf(rowOf(accuracy, { why }), ending(0.5))).toMatchObject({
      verdict: "differs",
      because: { en: `${printed.en} All its units die.`, zh: `${printed.zh}单元全部失活。` },
    });
  });

  it("is pending where it was only run smaller", () => {
    expect(verdict(accuracy, smaller(0.5))).toMatchObject({
      verdict: "pending",
      ours: { mean: 0.5 },
      because: {
        en: `${printed.en} A smaller run, trainer.epochs=2, decides nothing.`,
        zh: `${printed.zh}小规模运行（trainer.epochs=2）不作判定。`,
      },
    });
    expect(verdict(accuracy, smaller(0.9)).verdict).toBe("reproduced");
    expect(verdict({ kind: "diverges" }, smaller(0.9)).verdict).toBe("pending");
  });
});
