import { describe, expect, it } from "vitest";
import { stateDict } from "../../src/core/checkpoint.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { knownRecipe } from "../../src/lab/known-recipe.ts";
import { metaOf, readModel, writeModel } from "../../src/lab/model-file.ts";
import { openModel } from "../../src/lab/open-model.ts";
import { predict } from "../../src/lab/predict.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { classifier, halves, line, prepared, trained } from "./prepared.ts";

const setting = prepared(halves, classifier);
const { network, evaluator } = trained(setting);
const meta = metaOf(setting.dataset);
const model = readModel(writeModel({ meta, tensors: stateDict(network) }), "a.npz");
const inputs = halves.table.inputs;

describe("openModel", () => {
  it("gives the network that was saved, from the recipe or from what the file knows alone", () => {
    const hash = weightsHash(network);
    expect(weightsHash(openModel(setting.recipe, model).network)).toBe(hash);
    const known = knownRecipe(setting.experiment, meta, reference);
    expect(weightsHash(openModel(known, model).network)).toBe(hash);
  });

  it("names the file whose weights do not fit", () => {
    const other = prepared(halves, "model: [linear: 5, tanh, linear: 2]\n");
    expect(() => openModel(other.recipe, model)).toThrow(
      "a.npz: Cannot load 0.weight: expected shape 5x4, received 4x4.",
    );
  });
});

describe("a file that says what its weights do not", () => {
  const open = (changed: Partial<typeof model>) => () =>
    openModel(knownRecipe(setting.experiment, changed.meta ?? meta, reference), { ...model, ...changed });

  it("is refused before memory is taken for it", () => {
    const input = [1, 2 ** 20, 2 ** 20];
    expect(open({ meta: { ...meta, input } })).toThrow(
      "a.npz: Cannot load 0.weight: expected shape 4x1099511627776, received 4x4.",
    );
    expect(open({ meta: { ...meta, outputs: 2 ** 40, classes: undefined } })).toThrow(
      "Cannot read a.npz: expected weights for 2 outputs, received 1099511627776.",
    );
  });

  it("is refused where a weight is not finite", () => {
    const { shape, data } = model.tensors["0.bias"];
    const tensors = { ...model.tensors, "0.bias": { shape, data: data.with(2, Number.NaN) as typeof data } };
    expect(open({ tensors })).toThrow("Cannot use 0.bias in a.npz: expected finite numbers, received NaN at index 2.");
  });
});

describe("predict", () => {
  it("labels each input, with probabilities in the classes' order", () => {
    const predictions = predict(evaluator, meta, inputs);
    expect(predictions.length).toBe(12);
    for (const { label, probabilities, values } of predictions) {
      expect(values).toBeUndefined();
      expect(probabilities![0] + probabilities![1]).toBeCloseTo(1, 6);
      expect(label).toBe(probabilities![0] > probabilities![1] ? "left" : "right");
    }
    expect(predictions.map(({ label }) => label)).toEqual(
      Array.from({ length: 12 }, (_, i) => ["left", "right"][i & 1]),
    );
  });

  it("does not depend on how many go at a time", () => {
    const some = predict(openModel(setting.recipe, model, 5), meta, inputs);
    expect(some).toEqual(predict(evaluator, meta, inputs));
    expect(predict(evaluator, meta, inputs.subarray(0, 4))).toEqual(some.slice(0, 1));
    expect(predict(evaluator, meta, inputs.subarray(0, 0))).toEqual([]);
  });

  it("gives the values of a regression", () => {
    const regression = prepared(line, "model: [linear: 1]\ntrainer: {epochs: 1}\n");
    const { evaluator, network } = trained(regression, 0);
    network.theta.data.fill(0);
    network.parameters[0].value.data.set([3]);
    network.parameters[1].value.data.set([0.5]);
    expect(predict(evaluator, metaOf(regression.dataset), Float64Array.of(0, 1, -2))).toEqual([
      { values: [0.5] },
      { values: [3.5] },
      { values: [-5.5] },
    ]);
  });
});
