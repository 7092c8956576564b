import { describe, expect, it } from "vitest";
import { streamChance } from "../../../src/core/chance.ts";
import { constant, heUniform } from "../../../src/core/initializers.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { crossEntropy } from "../../../src/core/losses/index.ts";
import { adam } from "../../../src/core/optimizers/index.ts";
import { UsageError } from "../../../src/kernels/errors.ts";
import { draw, openPass } from "../pass.ts";
import { classesOf, recipeFor, train } from "../recipe.ts";

describe("conv2d", () => {
  it("declares weight and bias as PyTorch does, and how many operations it takes", () => {
    const { network } = openPass([layers.conv2d(8, [5, 3], { padding: [2, 0] })], [3, 28, 26], 1);
    expect(network.parameters.map(({ name, value, decays }) => ({ name, shape: value.shape, decays }))).toEqual([
      { name: "0.weight", shape: [8, 3, 5, 3], decays: true },
      { name: "0.bias", shape: [8], decays: false },
    ]);
    expect(network.output).toEqual([8, 28, 24]);
    expect(network.layers[0].flops).toBe(2 * (3 * 5 * 3) * (8 * 28 * 24));
  });

  it("starts as its options say, by default with He's limit before a ReLU, batch norm and pooling in between", () => {
    const start = (spec: ReturnType<typeof layers.conv2d>) =>
      openPass([spec, layers.batchNorm(), layers.maxPool2d(2), layers.relu()], [2, 6, 6], 1).network.parameters;
    const [weight, bias] = start(layers.conv2d(16, 3));
    expect(weight.init).toBe(heUniform);
    const largest = Math.max(...Array.from(weight.value.data, Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.sqrt(6 / 18));
    expect(largest).toBeGreaterThan(0.95 * Math.sqrt(6 / 18));
    expect(Array.from(bias.value.data).every((b) => b === 0)).toBe(true);
    const given = start(layers.conv2d(1, 3, { weightInit: constant(2), biasInit: constant(3), requiresGrad: false }));
    expect(given.slice(0, 2).map(({ value, requiresGrad }) => [value.data[0], requiresGrad])).toEqual([
      [2, false],
      [3, false],
    ]);
  });

  it("is initialised for its own activation, not for one behind the next weight", () => {
    const behind = [layers.conv2d(2, 3), layers.flatten(), layers.linear(4), layers.relu()];
    const [weight] = openPass(behind, [1, 4, 4], 1).network.parameters;
    expect(weight.init.kind).toBe("xavier_uniform");
  });

  it("needs the same room whatever the batch", () => {
    const [few, many] = [1, 64].map((rows) => openPass([layers.conv2d(4, 3)], [2, 8, 8], rows).trace[0].scratch);
    expect(few.map(({ shape }) => shape)).toEqual([[2 * 9 * (36 + 4)]]);
    expect(many.map(({ shape }) => shape)).toEqual(few.map(({ shape }) => shape));
  });

  it("checks in_channels", () => {
    expect(openPass([layers.conv2d(1, 1, { inChannels: 3 })], [3, 2, 2], 1).network.output).toEqual([1, 2, 2]);
    expect(() => openPass([layers.conv2d(1, 1, { inChannels: 3 })], [2, 2, 2], 1)).toThrow(
      new UsageError("model[0] conv2d: Cannot build conv2d: expected in_channels 2 (the input is 2x2x2), received 3."),
    );
  });

  it("learns where a mark is turned, wherever it stands", () => {
    // Class 0 is a horizontal bar and class 1 a vertical one: only a shared kernel generalises over places this fast.
    const [size, count] = [8, 200];
    const [places, noise] = [draw("places", 2 * count, 0, 1), draw("noise", count * size * size, -0.3, 0.3)];
    const labels = Array.from({ length: count }, (_, n) => n % 2);
    const pictures = Float64Array.from(noise);
    for (const [n, label] of labels.entries()) {
      const [row, column] = [Math.floor(places[2 * n] * (size - 3)), Math.floor(places[2 * n + 1] * (size - 3))];
      for (let along = 0; along < 4; along++) {
        const [y, x] = label === 0 ? [row, column + along] : [row + along, column];
        pictures[(n * size + y) * size + x] += 1;
      }
    }
    const half = (count / 2) * size * size;
    const [seen, unseen] = [
      classesOf(pictures.subarray(0, half), labels.slice(0, count / 2), 2),
      classesOf(pictures.subarray(half), labels.slice(count / 2), 2),
    ];
    const recipe = recipeFor({
      model: [
        layers.conv2d(4, 3, { padding: 1 }),
        layers.batchNorm(),
        layers.relu(),
        layers.maxPool2d(2),
        layers.conv2d(8, 3),
        layers.relu(),
        layers.avgPool2d(2),
        layers.flatten(),
        layers.linear(2),
      ],
      input: [1, size, size],
      loss: crossEntropy(),
      optimizer: adam({ lr: 0.01 }),
      epochs: 12,
      batchSize: 20,
      dtype: "float32",
      chance: streamChance(4),
    });
    const { epochs } = train(recipe, seen, unseen);
    expect(epochs.at(-1)).toMatchObject({ acc: 1 });
    expect(epochs.at(-1)?.val_acc).toBeGreaterThanOrEqual(0.95);
  });
});
