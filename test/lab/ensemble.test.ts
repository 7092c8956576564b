import { describe, expect, it } from "vitest";
import { predictAll } from "../../src/core/evaluate.ts";
import { shifted } from "../../src/data/shifted.ts";
import { assess } from "../../src/lab/assess.ts";
import { assessTogether, type Member } from "../../src/lab/ensemble.ts";
import { metaOf } from "../../src/lab/model-file.ts";
import { classifier, halves, prepared, trained } from "./prepared.ts";

const settings = [0, 1].map((seed) => prepared(halves, `${classifier}dtype: float64\n`, seed));
const members: Member[] = settings.map((setting) => ({
  evaluator: trained(setting, 3).evaluator,
  meta: metaOf(setting.dataset),
}));
const part = settings[0].dataset.train;

/** The probabilities of one look, example by example. */
function looked({ evaluator }: Member, right = 0, down = 0): number[] {
  const all: number[] = [];
  for (const { p } of predictAll(evaluator, shifted(part, right, down))) all.push(...p.data);
  return all;
}

function scores(p: readonly number[]): { loss: number; acc: number } {
  const labels = Array.from(part.rows, (row) => row & 1);
  const right = labels.filter((label, i) => p[2 * i + label] > p[2 * i + 1 - label]).length;
  const loss = labels.reduce((sum, label, i) => sum - Math.log(p[2 * i + label]), 0);
  return { loss: loss / labels.length, acc: right / labels.length };
}

const mean = (looks: readonly number[][]): number[] =>
  looks[0].map((_, i) => looks.reduce((sum, look) => sum + look[i], 0) / looks.length);

describe("assessTogether", () => {
  it("of one run without shifts is that run's own assessment", () => {
    const own = assess(members[0].evaluator, [part], 3);
    const together = assessTogether([members[0]], [part], { shifts: 0, keep: 3 });
    expect(together).toMatchObject({ acc: own.acc, n: own.n, confusion: own.confusion });
    expect(together.loss).toBeCloseTo(own.loss, 12);
  });

  it("of several runs goes by the mean of their probabilities", () => {
    const { loss, acc } = scores(mean(members.map((member) => looked(member))));
    const together = assessTogether(members, [part], { shifts: 0, keep: 0 });
    expect(together).toMatchObject({ loss: expect.closeTo(loss, 12), acc, n: part.length });
  });

  it("with shifts goes by all copies of a picture", () => {
    const moves = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [right, down] as const));
    const looks = members.flatMap((member) => moves.map(([right, down]) => looked(member, right, down)));
    expect(looks.length).toBe(18);
    const { loss, acc } = scores(mean(looks));
    const together = assessTogether(members, [part], { shifts: 1, keep: 0 });
    expect(together).toMatchObject({ loss: expect.closeTo(loss, 12), acc });
  });

  it("scales the pictures as each of the runs was trained", () => {
    const [first, second] = members;
    const [factor, shift] = [[second.meta.scaling.factor[0] * 3], [-1]];
    const other = { ...second, meta: { ...second.meta, scaling: { factor, shift } } };
    const alone = assessTogether([other], [part], { shifts: 0, keep: 0 });
    expect(alone.loss).not.toBeCloseTo(assessTogether([second], [part], { shifts: 0, keep: 0 }).loss, 3);
    expect(assessTogether([first, other], [part], { shifts: 0, keep: 0 }).loss).not.toBeCloseTo(
      assessTogether([first, second], [part], { shifts: 0, keep: 0 }).loss,
      4,
    );
  });
});
