import type { Examples } from "../../../core/examples.ts";
import { argmax } from "../../../core/metrics.ts";
import { size } from "../../../kernels/tensor.ts";
import { percent } from "../../report/figures.ts";
import type { Check, Patient, Symptom } from "../check.ts";
import { sampleRows, visitRows } from "../sample.ts";
import { majority } from "../survey.ts";

/** So many epochs in a row have to look the same; fewer examples or steps say nothing. */
const inRow = 3;
const leastRows = 50;
const leastSteps = 30;
/** How far above the most frequent class a network is that has learnt something: shares of 1. */
const learnt = 0.15;
/** How many standard deviations of chance are still chance. */
const sigmas = 3;
/** At most so many examples are compared with each other, and their numbers once. */
const neighbours = { rows: 150, numbers: 100_000 };

/**
 * Labels that say nothing of their inputs: what is learnt by heart does not hold for the validation part, or nothing is
 * learnt at all while the nearest neighbour of an example has its class no more often than chance.
 */
export const labels: Check = {
  code: "labels_do_not_match",
  unless: ["nothing_learns", "one_class", "update_ratio", "dead_relu", "saturated", "symmetric_weights", "exploding"],
  after(patient, recall) {
    const { training, survey, val } = patient;
    if (!training.recipe.classification || survey.train.length < leastRows) return () => undefined;
    const usual = majority(survey);
    const chance = (n: number): number => usual + sigmas * Math.sqrt((usual * (1 - usual)) / n);
    const inSuccession = recall({ byHeart: 0, nothing: 0 });
    let unrelated: boolean | undefined;
    // It costs as much as some steps, and the answer does not change.
    const areUnrelated = (): boolean => (unrelated ??= isChance(patient));
    return ({ acc = 0, val_acc }) => {
      const seen = training.progress.step >= leastSteps;
      const useless =
        val_acc !== undefined && val !== undefined && val.length >= leastRows && val_acc <= chance(val.length);
      const { byHeart, nothing } = Object.assign(inSuccession, {
        byHeart: seen && useless && acc > usual + learnt ? inSuccession.byHeart + 1 : 0,
        nothing: seen && acc <= chance(survey.train.length) ? inSuccession.nothing + 1 : 0,
      });
      if (byHeart >= inRow) {
        const own = areUnrelated() ? "training data" : "validation data";
        const [known, found, guess] = [percent(acc, 0), percent(val_acc, 0), percent(usual, 0)];
        return symptom(own, {
          en: `It learns the training labels (${known}), but on validation examples it is right in ${found}: no more than the most frequent class (${guess}).`,
          zh: `它能记住训练标签（${known}），但在验证样本上只对 ${found}，不高于最常见类别所占的 ${guess}。`,
        });
      }
      if (nothing >= inRow && areUnrelated()) {
        const guess = percent(usual, 0);
        return symptom("training data", {
          en: `Nothing is learnt beyond the most frequent class (${guess}), and examples that are most alike share a label no more often than chance.`,
          zh: `除最常见的类别（${guess}）外什么也没学到，而最相似的样本标签相同的比例也不高于随机。`,
        });
      }
      return undefined;
    };
  },
};

function symptom(where: string, words: Symptom["words"]): Symptom {
  return {
    where,
    words,
    cause: {
      en: "The labels are another order's, another file's, or off by a row.",
      zh: "标签的顺序不同、来自别的文件，或错开了一行。",
    },
    fix: {
      en: "Look at some examples beside their labels.",
      zh: "挑几个样本，对照其标签查看。",
    },
  };
}

/** Whether an example's nearest neighbour has its class no more often than two examples drawn at random (Cover and Hart 1967). */
function isChance({ training: { network }, train, survey }: Patient): boolean {
  const { rows, labels: own } = readRows(train, network);
  let agreeing = 0;
  for (const [i, row] of rows.entries()) {
    let [nearest, least] = [i, Number.POSITIVE_INFINITY];
    for (const [j, other] of rows.entries()) {
      if (i === j) continue;
      let distance = 0;
      for (let k = 0; k < row.length && distance < least; k++) distance += (row[k] - other[k]) * (row[k] - other[k]);
      if (distance < least) [nearest, least] = [j, distance];
    }
    if (own[nearest] === own[i]) agreeing++;
  }
  const expected = survey.classes.reduce((sum, n) => sum + (n / survey.train.seen) ** 2, 0);
  const deviation = Math.sqrt((expected * (1 - expected)) / rows.length);
  return agreeing / rows.length <= expected + sigmas * deviation;
}

function readRows(
  train: Examples,
  network: Patient["training"]["network"],
): { rows: Float32Array[]; labels: number[] } {
  const [features, columns] = [size(network.input), size(network.output)];
  const most = Math.max(leastRows, Math.min(neighbours.rows, Math.floor(neighbours.numbers / features)));
  const rows: Float32Array[] = [];
  const found: number[] = [];
  visitRows(train, sampleRows(train.length, most), network, (x, t, count) => {
    for (let i = 0; i < count; i++) {
      rows.push(Float32Array.from(x.data.subarray(i * features, (i + 1) * features)));
      found.push(argmax(t.data, i * columns, columns));
    }
  });
  return { rows, labels: found };
}
