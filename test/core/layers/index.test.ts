import { describe, expect, it } from "vitest";
import type { LayerSpec } from "../../../src/core/layer.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { backward, forward } from "../../../src/core/network.ts";
import type { DType, Tensor } from "../../../src/kernels/tensor.ts";
import { openPass } from "../pass.ts";
import { expectTorch, flat, type Nested, readTorch, shapeOf, tolerance } from "../torch.ts";

interface Results {
  readonly y: Nested;
  readonly dx: Nested;
  readonly grads: Readonly<Record<string, Nested>>;
  readonly buffers: Readonly<Record<string, Nested>>;
}

interface Case extends Readonly<Record<DType, Results>> {
  readonly training: boolean;
  readonly x: Nested;
  readonly dy: Nested;
  /** Batches that have passed through the layer before. */
  readonly batches: readonly Nested[];
  readonly parameters: Readonly<Record<string, Nested>>;
  readonly mask?: Nested;
}

const specs: Record<string, LayerSpec> = {
  linear: layers.linear(3),
  "linear without bias": layers.linear(3, { bias: false }),
  relu: layers.relu(),
  "leaky_relu 0.01": layers.leakyRelu(),
  "leaky_relu 0.2": layers.leakyRelu(0.2),
  sigmoid: layers.sigmoid(),
  tanh: layers.tanh(),
  softmax: layers.softmax(),
  dropout: layers.dropout(0.25),
  "batch_norm training": layers.batchNorm(),
  "batch_norm evaluation": layers.batchNorm(),
  "batch_norm eps and momentum": layers.batchNorm({ eps: 0.01, momentum: 0.3 }),
  "batch_norm images": layers.batchNorm(),
  "batch_norm images, evaluation": layers.batchNorm(),
  flatten: layers.flatten(),
};

const cases = readTorch<Record<string, Case>>("layers");

describe("the layers, forward and backward, agree with PyTorch", () => {
  it("in as many cases as there are", () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(specs).sort());
  });

  describe.each(["float32", "float64"] as const)("in %s", (dtype) => {
    it.each(Object.keys(specs))("%s", (name) => {
      const { training, x, dy, batches, parameters, mask, [dtype]: expected } = cases[name];
      const [rows, ...input] = shapeOf(x);
      const spec = mask ? withMask(specs[name], flat(mask)) : specs[name];
      const { network, trace } = openPass([spec], input, rows, { dtype });
      for (const { name: full, value } of network.parameters) value.data.set(flat(parameters[full.slice(2)]));

      const [frame] = trace;
      for (const batch of batches) {
        frame.x.data.set(flat(batch));
        forward(network, trace, { training: true, step: 0 });
      }
      frame.x.data.set(flat(x));
      forward(network, trace, { training, step: 0 });
      frame.dy.data.set(flat(dy));
      backward(network, trace, { training, step: 0 });

      const within = tolerance[dtype];
      expect(frame.y.shape).toEqual(shapeOf(expected.y));
      expectTorch(frame.y.data, expected.y, within, "y");
      expectTorch(frame.dx?.data ?? [], expected.dx, within, "dx");
      expect(network.parameters.map((parameter) => parameter.name.slice(2))).toEqual(Object.keys(parameters));
      for (const { name: full, grad } of network.parameters) {
        expectTorch(grad.data, expected.grads[full.slice(2)], within, `gradient of ${full}`);
      }
      for (const { name: full, value } of network.buffers) {
        expectTorch(value.data, expected.buffers[full.slice(2)], within, full);
      }
    });
  });
});

/** Dropout that draws just this mask. */
function withMask(spec: LayerSpec, mask: number[]): LayerSpec {
  const dropoutMask = ({ data }: Tensor): void => data.set(mask);
  return { ...spec, build: (site) => spec.build({ ...site, kernels: { ...site.kernels, dropoutMask } }) };
}
