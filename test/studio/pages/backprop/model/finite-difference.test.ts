import { describe, expect, it } from "vitest";
import { size } from "../../../../../src/kernels/tensor.ts";
import { cellNamed, nameAt } from "../../../../../src/studio/pages/backprop/model/cell.ts";
import { finiteDifference } from "../../../../../src/studio/pages/backprop/model/finite-difference.ts";
import { takePass } from "../../../../../src/studio/pages/backprop/model/pass.ts";
import { imageFor, openShipped, shippedIds } from "../shipped.ts";

describe.each(shippedIds)("finite differences of %s", (id) => {
  const subject = openShipped(id);
  const pass = takePass(subject, { image: imageFor(id), target: 2, rate: 0.01, updates: 1 });
  const { values } = pass.moment;
  const number = (name: string): number => pass.explainer.explain(name).value;
  const names = values.filter(({ name }) => /^(x|\d+\.(y|weight|bias))$/.test(name));

  it.each(names.map(({ name, shape }) => [name, size(shape)] as const))("agree with backward: %s", (name, count) => {
    let checked = 0;
    // Where nothing fires a pooling below ties: enough numbers, so that some lie elsewhere.
    for (let index = 0; index < count; index += Math.ceil(count / 31)) {
      const cell = cellNamed(values, nameAt(values, name, index))!;
      const found = finiteDifference(subject, pass, cell.place)!;
      if (found.crosses) continue;
      checked++;
      expect(Math.abs(found.numeric - number(cell.error!))).toBeLessThan(1e-7);
    }
    expect(checked).toBeGreaterThan(0);
  });

  it("put everything back", () => {
    const again = takePass(subject, pass.question);
    finiteDifference(subject, again, cellNamed(values, nameAt(values, "x", 400))!.place);
    expect(takePass(subject, again.question).before).toEqual(again.before);
  });
});

it("a finite difference tells where it crosses a kink", () => {
  const subject = openShipped("digits-cnn");
  const pass = takePass(subject, { image: imageFor("digits-cnn"), target: 2, rate: 0.01, updates: 0 });
  const { values } = pass.moment;
  // Below a pooling, in a window where nothing fires, all places tie at 0: the nudged one wins upwards and not downwards.
  const relu = values.find(({ name }) => name === "1.y")!.data;
  const tie = relu.findIndex((_, i) => i % 2 === 0 && i % 48 < 24 && [0, 1, 24, 25].every((by) => relu[i + by] === 0));
  const cell = cellNamed(values, nameAt(values, "1.y", tie + 1))!;
  expect(finiteDifference(subject, pass, cell.place)!.crosses).toBe(true);
});

it("there is nothing to nudge but what the loss depends on", () => {
  const subject = openShipped("digits-mlp");
  const pass = takePass(subject, { image: imageFor("digits-mlp"), target: 2, rate: 0.01, updates: 0 });
  const target = cellNamed(pass.moment.values, "t[0,2]")!;
  expect(target.error).toBeUndefined();
  expect(finiteDifference(subject, pass, target.place)).toBeUndefined();
});
