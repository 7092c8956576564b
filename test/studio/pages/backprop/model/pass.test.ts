import { describe, expect, it } from "vitest";
import { loadStateDict } from "../../../../../src/core/checkpoint.ts";
import { backward, buildNetwork, forward, inference, takeTrace } from "../../../../../src/core/network.ts";
import { carve } from "../../../../../src/kernels/carve.ts";
import { bestBackend } from "../../../../../src/kernels/wasm.ts";
import { knownRecipe } from "../../../../../src/lab/known-recipe.ts";
import { openModel } from "../../../../../src/lab/open-model.ts";
import { predict } from "../../../../../src/lab/predict.ts";
import { guess, type Question, takePass } from "../../../../../src/studio/pages/backprop/model/pass.ts";
import { openSubject } from "../../../../../src/studio/pages/backprop/model/subject.ts";
import { imageFor, openShipped, readShipped, type ShippedId, shippedIds } from "../shipped.ts";

/** The same step by production kernels, on a network of its own. */
function production(id: ShippedId, { image, target, rate }: Question) {
  const { experiment, model } = readShipped(id);
  const { meta, tensors } = model;
  const recipe = knownRecipe(experiment, meta, bestBackend().backend);
  const { network, trace, t, losses, p } = carve(recipe.backend, "float64", (take, kernels) => {
    const network = buildNetwork(recipe.model, { take, kernels, input: meta.input, key: recipe.chance.key });
    const shape = [1, ...network.output];
    return { network, trace: takeTrace(take, network, 1, true), t: take(shape), losses: take([1]), p: take(shape) };
  });
  loadStateDict(network, tensors);
  trace[0].x.data.set(Float64Array.from(image, (byte) => byte * meta.scaling.factor[0] + meta.scaling.shift[0]));
  t.data[target] = 1;
  const top = trace[trace.length - 1];
  const read = () => {
    const y = forward(network, trace, inference);
    const loss = recipe.loss.value(network.kernels, losses, y, t);
    recipe.loss.probabilities(network.kernels, p, y);
    return { probabilities: Array.from(p.data), loss };
  };
  const before = read();
  recipe.loss.gradient(network.kernels, top.dy, top.y, t);
  backward(network, trace, inference);
  const numbers: Record<string, number[]> = { x: Array.from(trace[0].x.data), dx: Array.from(trace[0].dx!.data) };
  for (const [l, { y, dy }] of trace.entries()) {
    numbers[`${l}.y`] = Array.from(y.data);
    numbers[`${l}.dy`] = Array.from(dy.data);
  }
  for (const { name, value, grad } of network.parameters) {
    numbers[`${name}.grad`] = Array.from(grad.data);
    numbers[name] = Array.from(value.data);
    for (let i = 0; i < value.data.length; i++) value.data[i] -= rate * grad.data[i];
    numbers[`${name}.new`] = Array.from(value.data);
  }
  return { numbers, before, after: read() };
}

describe.each(shippedIds)("a pass of %s", (id) => {
  const question = { image: imageFor(id), target: 1, rate: 0.01, updates: 0 };

  it("has every number of the network's own forward, backward and step, to the bit", () => {
    const pass = takePass(openShipped(id), question);
    const { numbers, before, after } = production(id, question);
    for (const [name, expected] of Object.entries(numbers)) {
      const found = pass.moment.values.find((value) => value.name === name);
      expect([name, Array.from(found!.data)]).toEqual([name, expected]);
    }
    expect(pass.before).toEqual(before);
    expect(pass.after).toEqual(after);
  });

  it("says what predict says, as far as float32 goes", () => {
    const { experiment, model } = readShipped(id);
    const evaluator = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model, 1);
    const [{ label, probabilities }] = predict(evaluator, model.meta, question.image);
    const subject = openShipped(id);
    expect(subject.classes[guess(subject, question.image)]).toBe(label);
    const { before } = takePass(subject, question);
    for (const [i, p] of before.probabilities.entries()) expect(p).toBeCloseTo(probabilities![i], 5);
  });
});

describe("updates", () => {
  const subject = openShipped("digits-mlp");
  const question = { image: imageFor("digits-mlp"), target: 1, rate: 0.01, updates: 0 };

  it("begin where the one before has ended, and lower the loss", () => {
    const readings = [0, 1, 2].map((updates) => takePass(subject, { ...question, updates }));
    expect(readings[1].before).toEqual(readings[0].after);
    expect(readings[2].before).toEqual(readings[1].after);
    expect(readings[2].after.loss).toBeLessThan(readings[0].before.loss);
  });

  it("go on from an earlier pass where that lies on the way, and give the same", () => {
    const three = { ...question, updates: 3 };
    const expected = takePass(subject, three).before;
    const one = () => takePass(subject, { ...question, updates: 1 });
    expect(takePass(subject, three, one()).before).toEqual(expected);
    const others = [
      { ...three, rate: 0.02 },
      { ...three, target: 5 },
      { ...three, updates: 0 },
    ];
    for (const other of [...others, { ...three, image: question.image.map((ink) => 255 - ink) }]) {
      expect(takePass(subject, other, one()).before).toEqual(takePass(subject, other).before);
    }
  });

  it("leave the weights as they came for the next question", () => {
    const first = takePass(subject, question).before;
    takePass(subject, { ...question, updates: 3 });
    expect(takePass(subject, question).before).toEqual(first);
  });
});

it("opens nothing that reads no pictures of 28 × 28 into classes", () => {
  const { experiment, model } = readShipped("digits-mlp");
  expect(openSubject({ experiment, model: { ...model, meta: { ...model.meta, classes: undefined } } })).toBeUndefined();
  expect(openSubject({ experiment, model: { ...model, meta: { ...model.meta, input: [784] } } })).toBeUndefined();
});
