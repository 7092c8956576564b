import type { Text } from "../report/language.ts";
import { type Spread, spread } from "../spread.ts";
import type { Outcome } from "./outcome.ts";
import type { PublishedFigure, Row } from "./published.ts";

/**
 * How ours compares with what a report prints. `added`: the report has no such row. `pending`: not run yet at any seed, or
 * only as a smaller run that does not reach the figure, which decides nothing.
 */
export type Verdict = "exact" | "reproduced" | "better" | "differs" | "added" | "pending";

/** A verdict with the numbers that led to it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Over the seeds; of accuracies by epoch, that after the last. Absent where nothing was measured. */
  readonly ours?: Spread | undefined;
  /** What that is. */
  readonly metric?: "acc" | "loss" | undefined;
  /** The smallest and the largest. */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** Of how many seeds. */
  readonly n: number;
  /** In words what was compared with what; of a row that differs, why. */
  readonly because: Text;
}

/**
 * Judges a row by its outcomes; those of other rows among them are passed over.
 *
 * - A metric is *reproduced* where the printed figure lies within the range of the seeds, widened on both sides by `within`: by
 *   so much for an accuracy, by such a factor for a loss. Where it lies outside, ours are all *better*, or it *differs*. Where a
 *   report names the peak of a curve, ours is the highest of each seed's epochs.
 * - Accuracies by epoch are reproduced where each printed one lies within the range at its epoch, widened likewise.
 * - Chance is reproduced where the mean accuracy is at most `within` from it: what fails has to fail here too.
 * - A divergence is reproduced where every seed diverges.
 * - A trace is *exact* where every printed digit of every cost and weight, and every prediction, is ours.
 * - A seed that diverged where a figure is printed makes the row differ.
 * - A smaller run that would differ leaves its row *pending*.
 */
export function verdictOf(row: Row, outcomes: readonly Outcome[]): Judgement {
  const mine = outcomes.filter(({ task }) => task.row === row.id);
  const n = mine.length;
  if (n === 0) return { verdict: "pending", n, because: { en: "Not run yet.", zh: "尚未运行。" } };
  const judged = { n, ...judge(row.published, mine) };
  if (judged.verdict !== "differs") return judged;
  const [smaller] = mine.flatMap(({ task }) => task.set);
  if (smaller !== undefined)
    return { ...judged, verdict: "pending", because: withReason(judged.because, smallerRun(smaller)) };
  return { ...judged, because: withReason(judged.because, row.why ?? unknown) };
}

type Judged = Omit<Judgement, "n">;

function judge(published: PublishedFigure, mine: readonly Outcome[]): Judged {
  const diverged = mine.filter(({ stopped }) => stopped === "diverged").length;
  if (published.kind === "diverges") {
    const because = {
      en: `${diverged} of ${mine.length} diverged.`,
      zh: `${mine.length} 次中有 ${diverged} 次发散。`,
    };
    return { verdict: diverged === mine.length ? "reproduced" : "differs", because };
  }
  if (published.kind === "none") return { ...measured(mine), verdict: "added" };
  if (diverged > 0) {
    const because = { en: `${diverged} of ${mine.length} diverged.`, zh: `${mine.length} 次中有 ${diverged} 次发散。` };
    return { verdict: "differs", because };
  }
  if (published.kind === "trace") return judgeTrace(published, mine);
  if (published.kind === "epochs") return judgeEpochs(published, mine);
  if (published.kind === "chance") return judgeChance(published, mine);
  return judgeMetric(published, mine);
}

type FigureOf<Kind> = Extract<PublishedFigure, { kind: Kind }>;

function judgeMetric({ metric, split, value, within, peak }: FigureOf<"metric">, mine: readonly Outcome[]): Judged {
  const highest = ({ history }: Outcome): number[] => history.flatMap(({ val_acc }) => val_acc ?? []);
  const ours = mine.flatMap((outcome) => (peak ? largest(highest(outcome)) : outcome[split]?.[metric]) ?? []);
  if (ours.length === 0) {
    return { verdict: "differs", because: { en: "Nothing was measured.", zh: "没有测得数据。" } };
  }
  const [low, high] = rangeOf(ours);
  const [from, to] = metric === "acc" ? [low - within, high + within] : [low / within, high * within];
  const isWithin = value >= from && value <= to;
  const isBetter = metric === "acc" ? value < from : value > to;
  return {
    verdict: isWithin ? "reproduced" : isBetter ? "better" : "differs",
    ...numbersOf(ours, metric),
    because: rangeText(value, [from, to]),
  };
}

function judgeEpochs({ values, within }: FigureOf<"epochs">, mine: readonly Outcome[]): Judged {
  const at = (epoch: number): number[] => mine.flatMap(({ history }) => history[epoch]?.val_acc ?? []);
  const outside = values.flatMap((value, epoch) => {
    const [low, high] = rangeOf(at(epoch));
    return value >= low - within && value <= high + within ? [] : [epoch + 1];
  });
  const inside = values.length - outside.length;
  const [en, zh] = [outside.length === 0 ? "" : `; not ${outside.join(", ")}`, outside.join("、")];
  return {
    verdict: outside.length === 0 ? "reproduced" : "differs",
    ...numbersOf(at(values.length - 1), "acc"),
    because: {
      en: `${inside} of ${values.length} printed epochs lie within the seeds' range${en}.`,
      zh: `所载 ${values.length} 轮中有 ${inside} 轮落在各种子的范围内${zh === "" ? "" : `，第 ${zh} 轮除外`}。`,
    },
  };
}

function judgeChance({ value, within }: FigureOf<"chance">, mine: readonly Outcome[]): Judged {
  const numbers = numbersOf(
    mine.flatMap(({ test }) => test?.acc ?? []),
    "acc",
  );
  const mean = numbers.ours?.mean ?? Number.NaN;
  return {
    verdict: Math.abs(mean - value) <= within ? "reproduced" : "differs",
    ...numbers,
    because: rangeText(value, [mean - within, mean + within]),
  };
}

/** Printed numbers have eight decimals, without the zeros at their ends. */
const decimals = 8;

function judgeTrace({ costs, weights, predictions = "" }: FigureOf<"trace">, mine: readonly Outcome[]): Judged {
  const alike = (printed: readonly number[], ours: readonly number[] | undefined): number =>
    printed.filter((value, i) => ours?.[i] !== undefined && Number(ours[i].toFixed(decimals)) === value).length;
  const total = { costs: costs.length, weights: Object.values(weights).flat().length, predictions: predictions.length };
  const least = { ...total };
  for (const { steps, weights: first = {}, predictions: said } of mine) {
    const losses = steps.map(({ loss }) => loss);
    const tensors = Object.entries(weights).map(([name, printed]) => alike(printed, first[name]));
    const guessed = Array.from(
      predictions,
      (printed, i) => ((said?.output[i] ?? Number.NaN) > 0.5 ? "1" : "0") === printed,
    );
    least.costs = Math.min(least.costs, alike(costs, losses));
    least.weights = Math.min(
      least.weights,
      tensors.reduce((sum, right) => sum + right, 0),
    );
    least.predictions = Math.min(least.predictions, said ? guessed.filter(Boolean).length : 0);
  }
  const isExact = JSON.stringify(least) === JSON.stringify(total);
  return {
    verdict: isExact ? "exact" : "differs",
    because: {
      en: `To the last digit: ${least.costs} of ${total.costs} costs, ${least.weights} of ${total.weights} weights, ${least.predictions} of ${total.predictions} predictions.`,
      zh: `逐位相同：代价 ${least.costs}/${total.costs}，权重 ${least.weights}/${total.weights}，预测 ${least.predictions}/${total.predictions}。`,
    },
  };
}

/** Of a row without a printed figure: the accuracy where there are classes, else the loss. */
function measured(mine: readonly Outcome[]): Omit<Judged, "verdict"> {
  const scores = mine.flatMap(({ test, val }) => test ?? val ?? []);
  const metric = scores.some(({ acc }) => acc !== undefined) ? "acc" : "loss";
  const values = scores.flatMap(({ [metric]: value }) => value ?? []);
  return { ...numbersOf(values, metric), because: { en: "The report has no such row.", zh: "报告中没有这一行。" } };
}

function numbersOf(values: readonly number[], metric: "acc" | "loss"): Pick<Judged, "ours" | "metric" | "range"> {
  return values.length === 0 ? {} : { ours: spread(values), metric, range: rangeOf(values) };
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((most, value) => Math.max(most, value));
}

/** Of no numbers a range that nothing is in. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function rangeText(printed: number, [from, to]: readonly [number, number]): Text {
  const [low, high] = [from, to].map((value) => String(Number(value.toPrecision(4))));
  return {
    en: `Printed ${printed}; ours, widened, ${low} to ${high}.`,
    zh: `所载 ${printed}；本项目放宽后 ${low} 至 ${high}。`,
  };
}

const unknown: Text = { en: "The cause is not known.", zh: "原因不明。" };

function smallerRun(set: string): Text {
  return { en: `A smaller run, ${set}, decides nothing.`, zh: `小规模运行（${set}）不作判定。` };
}

function withReason(numbers: Text, reason: Text): Text {
  return { en: `${numbers.en} ${reason.en}`, zh: `${numbers.zh}${reason.zh}` };
}
