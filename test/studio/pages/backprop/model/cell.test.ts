import { describe, expect, it } from "vitest";
import { evaluate } from "../../../../../src/lab/explain/evaluate.ts";
import { cellNamed } from "../../../../../src/studio/pages/backprop/model/cell.ts";
import { chainOf } from "../../../../../src/studio/pages/backprop/model/chain.ts";
import { takePass } from "../../../../../src/studio/pages/backprop/model/pass.ts";
import { largestTerms, sharesOf, termsOf } from "../../../../../src/studio/pages/backprop/model/terms.ts";
import { imageFor, openShipped } from "../shipped.ts";

const subject = openShipped("digits-mlp");
const { explainer, moment } = takePass(subject, { image: imageFor("digits-mlp"), target: 2, rate: 0.01, updates: 0 });
const { values } = moment;
const named = (name: string) => cellNamed(values, name)!;

describe("a cell", () => {
  it("is named by its value, its error, its gradient or its update", () => {
    expect(named("1.y[0,5]")).toMatchObject({ name: "1.y[0,5]", role: "output", layer: 1, error: "1.dy[0,5]" });
    expect(named("1.dy[0,5]").name).toBe("1.y[0,5]");
    expect(named("dx[0,0,3,4]")).toMatchObject({ name: "x[0,0,3,4]", role: "input", layer: -1, error: "dx[0,0,3,4]" });
    const weight = {
      name: "0.weight[3,5]",
      role: "parameter",
      error: "0.weight.grad[3,5]",
      updated: "0.weight.new[3,5]",
    };
    for (const name of ["0.weight[3,5]", "0.weight.grad[3,5]", "0.weight.new[3,5]"])
      expect(named(name)).toMatchObject(weight);
    expect(named("t[0,2]")).toMatchObject({ role: "other", error: undefined, updated: undefined });
  });

  it("is that of the layer which computed it, where another only reshapes", () => {
    const cnn = takePass(openShipped("digits-cnn"), {
      image: imageFor("digits-cnn"),
      target: 2,
      rate: 0.01,
      updates: 0,
    });
    const flat = cellNamed(cnn.moment.values, "6.dy[0,26]")!;
    expect(flat).toMatchObject({ name: "5.y[0,1,0,1]", layer: 5, error: "5.dy[0,1,0,1]" });
    const weight = cellNamed(cnn.moment.values, "7.weight[3,26]")!;
    expect(chainOf(cnn.explainer, weight)!.map(({ name }) => name)).toEqual(["7.dy[0,3]", "5.y[0,1,0,1]"]);
  });

  it("is none where the network has no such number", () => {
    for (const name of ["", "7.y[0,0]", "1.y[0,32]", "1.y", "1.y[0,5", "weight[1]"]) {
      expect(cellNamed(values, name)).toBeUndefined();
    }
  });
});

describe("a derivative as a chain", () => {
  const product = (name: string): number => chainOf(explainer, named(name))!.reduce((all, { value }) => all * value, 1);

  it("is error × slope × input of every first-layer weight", () => {
    for (let i = 0; i < 32 * 784; i += 97) {
      const name = `0.weight[${Math.floor(i / 784)},${i % 784}]`;
      expect(chainOf(explainer, named(name))!.map(({ role }) => role)).toEqual(["error", "slope", "input"]);
      expect(product(name)).toBeCloseTo(explainer.explain(named(name).error!).value, 15);
    }
  });

  it("has no slope where no activation stands between", () => {
    const factors = chainOf(explainer, named("2.weight[4,5]"))!;
    expect(factors.map(({ role, name }) => [role, name])).toEqual([
      ["error", "2.dy[0,4]"],
      ["input", "1.y[0,5]"],
    ]);
  });

  it("is error × slope of what goes into an activation, also where that is dead", () => {
    const z = values.find(({ name }) => name === "0.y")!.data;
    const [dead, alive] = [z.findIndex((value) => value <= 0), z.findIndex((value) => value > 0)];
    expect(chainOf(explainer, named(`0.y[0,${dead}]`))![1]).toMatchObject({ role: "slope", value: 0 });
    expect(chainOf(explainer, named(`0.y[0,${alive}]`))![1]).toMatchObject({ role: "slope", value: 1 });
    expect(product(`0.y[0,${alive}]`)).toBe(explainer.explain(`0.dy[0,${alive}]`).value);
  });

  it("is none of what is no product", () => {
    expect(chainOf(explainer, named("x[0,0,3,4]"))).toBeUndefined();
    expect(chainOf(explainer, named("0.bias[3]"))).toBeUndefined();
    expect(chainOf(explainer, named("t[0,2]"))).toBeUndefined();
  });
});

describe("the terms of a sum", () => {
  const { expression, value } = explainer.explain("0.y[0,7]");
  const terms = termsOf(expression);

  it("are shown from the largest, and the others come to the rest", () => {
    const { shown, others, rest } = largestTerms(terms, 5);
    expect(shown).toHaveLength(5);
    expect(others).toBe(terms.length - 5);
    const sizes = (some: typeof terms): number[] => some.map((term) => Math.abs(evaluate(term)));
    const least = Math.min(...sizes(shown));
    expect(sizes(terms).filter((size) => size >= least)).toHaveLength(5);
    expect(shown.map(evaluate).reduce((sum, term) => sum + term, rest)).toBeCloseTo(value, 12);
  });

  it("are all shown where they are few", () => {
    expect(largestTerms(terms.slice(0, 3), 5)).toEqual({ shown: terms.slice(0, 3), others: 0, rest: 0 });
  });

  it("tell how much each operand has to do with it, with its sign", () => {
    const shares = [...sharesOf(expression).values()];
    expect(Math.max(...shares.map(Math.abs))).toBe(1);
    const largest = largestTerms(terms, 1).shown[0];
    const [name] = [...sharesOf(largest).keys()];
    expect(sharesOf(expression).get(name)).toBe(Math.sign(evaluate(largest)));
  });
});
