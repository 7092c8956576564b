import { expect, it } from "vitest";
import { numpyChance, streamChance } from "../../../src/core/chance.ts";
import { type Evaluator, takeEvaluator } from "../../../src/core/evaluate.ts";
import { heNormal, normal } from "../../../src/core/initializers.ts";
import { linear, relu } from "../../../src/core/layers/index.ts";
import { bceWithLogits } from "../../../src/core/losses/index.ts";
import { buildNetwork, initialize } from "../../../src/core/network.ts";
import { carve } from "../../../src/kernels/carve.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import { predictUnseen } from "../../../src/lab/reproduce/unseen.ts";

const model = [linear(4, { weightInit: heNormal }), relu(), linear(1, { weightInit: normal(1) })];

/** A network as its weights were drawn, which predicts two examples at a time. */
function untrained(chance: ReturnType<typeof numpyChance>): Evaluator {
  const evaluator = carve(reference, "float64", (take, kernels) =>
    takeEvaluator(take, buildNetwork(model, { take, kernels, input: [6] }), bceWithLogits(), 2),
  );
  initialize(evaluator.network, chance.initial);
  return evaluator;
}

it("draws new examples after the weights from numpy's generator, and predicts them as numpy does", () => {
  // numpy: np.random.seed(10); W1 = randn(4, 6)·√(2/6); W2 = randn(1, 4); X = rand(6, 5); σ(W2·max(0, W1·X))
  const expected = [0.8936108224819221, 0.7681947979227277, 0.642327000194442, 0.76138830990314, 0.9233540427540913];
  const evaluator = untrained(numpyChance(10));
  const said = predictUnseen(evaluator, numpyChance(10), 5);
  expect(said.length).toBe(5);
  for (const [i, value] of expected.entries()) expect(said[i]).toBeCloseTo(value, 14);
});

it("leaves the weights as they are, and draws the same examples for every network of a seed", () => {
  const evaluator = untrained(streamChance(3));
  const before = evaluator.network.theta.data.slice();
  const said = predictUnseen(evaluator, streamChance(3), 4);
  expect(evaluator.network.theta.data).toEqual(before);
  expect(predictUnseen(evaluator, streamChance(3), 4)).toEqual(said);
  expect(predictUnseen(evaluator, streamChance(4), 4)).not.toEqual(said);
});
