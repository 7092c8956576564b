import { describe, expect, it } from "vitest";
import { streamChance } from "../../src/core/chance.ts";
import { type GradientCheckOptions, gradientCheck, type TensorCheck } from "../../src/core/gradient-check.ts";
import type { LayerSpec } from "../../src/core/layer.ts";
import * as layers from "../../src/core/layers/index.ts";
import { crossEntropy, mse } from "../../src/core/losses/index.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { type Shape, size } from "../../src/kernels/tensor.ts";
import { everyLayer, everyLoss, wrongOnPurpose } from "./every-layer.ts";
import { draw } from "./pass.ts";

type Wanted = Pick<GradientCheckOptions, "model"> & Partial<GradientCheckOptions>;

/** Checks a model of three outputs on a random batch; targets are probabilities, which every loss takes. */
function checkOf({ model, input = [6], rows = 5, ...rest }: Wanted, outputs = 3): TensorCheck[] {
  const t = Array.from({ length: rows }, (_, i) => {
    const row = draw(`target ${i}`, outputs, 0.05, 1);
    const sum = row.reduce((a, b) => a + b);
    return Array.from(row, (share) => share / sum);
  }).flat();
  const x = draw("input", rows * size(input), -2, 2);
  return gradientCheck({ model, input, rows, x, t, loss: mse(), chance: streamChance(3), backend: reference, ...rest });
}

function expectRight(checks: readonly TensorCheck[], { skipped = 0 } = {}): void {
  for (const check of checks) {
    expect(check.relativeError, `${check.name}: worst ${JSON.stringify(check.worst)}`).toBeLessThanOrEqual(1e-6);
    expect(check.checked + check.skipped).toBe(size(check.shape));
    expect(check.checked, check.name).toBeGreaterThan(0);
  }
  expect(checks.reduce((sum, check) => sum + check.skipped, 0)).toBe(skipped);
}

/** The layer with learning layers on both sides. */
const between = (spec: LayerSpec, input: Shape = [6]): LayerSpec[] =>
  input.length === 1 ? [layers.linear(6), spec, layers.linear(3)] : [spec, layers.tanh(), layers.linear(3)];

describe("every gradient agrees with centred differences to 1e-6", () => {
  it("for every kind of layer that there is, but those that are wrong on purpose", () => {
    const kinds = Object.values(layers).map(
      (make) => (make as (option?: number | object) => LayerSpec)(undefined).kind,
    );
    const right = everyLayer.map(({ spec }) => spec.kind);
    expect(new Set([...right, ...wrongOnPurpose])).toEqual(new Set(kinds));
    expect(right.filter((kind) => wrongOnPurpose.has(kind))).toEqual([]);
  });

  describe.each(everyLayer)("$name", ({ spec, input }) => {
    it.each(everyLoss)("with $kind, $reduction", (loss) => {
      const checks = checkOf({ model: between(spec, input), input, loss });
      expectRight(checks);
      expect(checks.at(-1)?.name).toBe("input");
    });

    it("as it predicts", () => {
      expectRight(checkOf({ model: between(spec, input), input, training: false }));
    });

    it("on a batch of one", () => {
      expectRight(checkOf({ model: between(spec, input), input, rows: 1 }));
    });
  });

  it("through a deep chain of them", () => {
    const model = [
      ...[layers.linear(8), layers.batchNorm(), layers.leakyRelu(0.1), layers.dropout(0.3)],
      ...[layers.linear(7), layers.tanh(), layers.dropout(0.2), layers.linear(6), layers.batchNorm()],
      ...[layers.sigmoid(), layers.linear(5), layers.relu(), layers.linear(3), layers.softmax()],
    ];
    for (const loss of [mse("mean"), mse("sum")]) expectRight(checkOf({ model, loss, rows: 9 }));
  });

  it("through convolution, batch normalisation and pooling", () => {
    const model = [
      ...[layers.conv2d(3, 3, { padding: 1 }), layers.batchNorm(), layers.relu(), layers.maxPool2d(2)],
      ...[layers.conv2d(4, 2, { stride: 2, padding: 1 }), layers.leakyRelu(0.1), layers.avgPool2d(2, { stride: 1 })],
      ...[layers.flatten(), layers.linear(3)],
    ];
    for (const rows of [1, 4]) expectRight(checkOf({ model, input: [2, 7, 6], loss: crossEntropy(), rows }));
  });

  it("on spread components where not all are asked for", () => {
    const checks = checkOf({ model: [layers.linear(3)], input: [40], perTensor: 10 });
    expect(checks.map(({ name, checked }) => [name, checked])).toEqual([
      ["0.weight", 10],
      ["0.bias", 3],
      ["input", 10],
    ]);
    for (const { relativeError } of checks) expect(relativeError).toBeLessThanOrEqual(1e-6);
  });
});

describe("a kink", () => {
  const kinked = (x: number[]): TensorCheck[] =>
    gradientCheck({
      model: [layers.relu()],
      input: [4],
      rows: 1,
      x,
      t: [0, 0, 0, 0],
      loss: mse("sum"),
      chance: streamChance(1),
      backend: reference,
    });

  it("is skipped and counted, and the rest is still checked", () => {
    expect(kinked([1, 0, -1, 2])).toMatchObject([{ name: "input", checked: 3, skipped: 1 }]);
    expect(kinked([1, 5e-6, -5e-6, 2])).toMatchObject([{ checked: 2, skipped: 2 }]);
    expect(kinked([1, 5e-5, -5e-5, 2])).toMatchObject([{ checked: 4, skipped: 0 }]);
    expect(kinked([0, 0, 0, 0])).toMatchObject([{ checked: 0, skipped: 4 }]);
  });

  it("is where another number of a window becomes the largest", () => {
    const check = (x: number[]): TensorCheck[] =>
      checkOf({ model: [layers.maxPool2d(2), layers.linear(3)], input: [1, 2, 2], rows: 1, x });
    expect(check([1, 2, 3, 4]).at(-1)).toMatchObject({ checked: 4, skipped: 0 });
    // The fourth ties with the third and the second is a step away: moving any of the three makes another one the winner.
    expect(check([1, 3 - 1e-5, 3, 3]).at(-1)).toMatchObject({ checked: 1, skipped: 3 });
  });

  it("is skipped for a parameter that pushes a unit across it", () => {
    const model = [
      layers.linear(4, { biasInit: { kind: "zero", fill: ({ data }) => void data.fill(0) } }),
      layers.relu(),
      layers.linear(3),
    ];
    const checks = checkOf({ model, input: [2], rows: 1, x: [0, 0] });
    // With x = 0 every unit stands on its kink: each bias crosses it, no weight does.
    expect(checks.find(({ name }) => name === "0.bias")).toMatchObject({ checked: 0, skipped: 4 });
    expect(checks.find(({ name }) => name === "0.weight")).toMatchObject({ checked: 8, skipped: 0 });
    expect(checks.find(({ name }) => name === "2.weight")).toMatchObject({ checked: 12, skipped: 0 });
  });
});

describe("a wrong derivative is found", () => {
  const wrongly = (spec: LayerSpec, spoil: (data: Float64Array, y: Float64Array) => void): LayerSpec => ({
    ...spec,
    build(site) {
      const layer = spec.build(site);
      return {
        ...layer,
        backward(frame, pass) {
          layer.backward(frame, pass);
          if (frame.dx) spoil(frame.dx.data as Float64Array, frame.y.data as Float64Array);
        },
      };
    },
  });
  const worst = (model: LayerSpec[], rest: Partial<GradientCheckOptions> = {}): number =>
    Math.max(...checkOf({ model, ...rest }).map(({ relativeError }) => relativeError));

  it("1 − tanh(y)² for 1 − y²", () => {
    const wrong = wrongly(layers.tanh(), (dx, y) => {
      for (let i = 0; i < dx.length; i++) dx[i] *= (1 - Math.tanh(y[i]) ** 2) / (1 - y[i] * y[i]);
    });
    expect(worst(between(wrong))).toBeGreaterThan(1e-3);
  });

  it("batch normalisation that takes the batch's mean for a constant", () => {
    const wrong: LayerSpec = {
      ...layers.batchNorm(),
      build: (site) =>
        layers.batchNorm().build({
          ...site,
          kernels: {
            ...site.kernels,
            normalizeBackward: (dx, dy, _x, _mean, invStd, gamma) => site.kernels.scaleChannels(dx, dy, gamma, invStd),
          },
        }),
    };
    expect(worst(between(wrong))).toBeGreaterThan(1e-3);
  });

  it("one component in a hundred, off by a ten-thousandth", () => {
    const wrong = wrongly(layers.sigmoid(), (dx) => {
      dx[0] *= 1.0001;
    });
    expect(worst(between(wrong))).toBeGreaterThan(1e-6);
  });

  it("a mean that forgets 1/N", () => {
    const wrong = { ...mse("mean"), gradient: mse("sum").gradient };
    expect(worst([layers.linear(3)], { loss: wrong })).toBeGreaterThan(0.1);
  });

  it("a gradient that is no number", () => {
    const wrong = wrongly(layers.sigmoid(), (dx) => {
      dx[3] = Number.NaN;
    });
    expect(checkOf({ model: between(wrong) }).some(({ relativeError }) => !(relativeError <= 1e-6))).toBe(true);
  });
});

describe("a batch of the wrong size", () => {
  it.each(["x", "t"] as const)("is refused, too short or too long: %s", (name) => {
    for (const length of [14, 16]) {
      const model = [layers.linear(3)];
      const spoilt = (): unknown => checkOf({ model, input: [3], rows: 5, [name]: new Float64Array(length) });
      expect(spoilt).toThrow(`Cannot check gradients: expected 15 numbers of ${name}, received ${length}.`);
    }
  });
});

describe("frozen layers", () => {
  it("pass the gradient on, and what learns below them is right", () => {
    const frozen = [layers.batchNorm({ requiresGrad: false }), layers.linear(5, { requiresGrad: false })];
    expectRight(
      checkOf({ model: [layers.linear(6), ...frozen, layers.tanh(), layers.linear(3)], loss: crossEntropy() }),
    );
  });
});
