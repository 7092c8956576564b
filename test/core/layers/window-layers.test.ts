import { describe, expect, it } from "vitest";
import type { LayerSpec } from "../../../src/core/layer.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { backward, forward } from "../../../src/core/network.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { openPass, training } from "../pass.ts";
import { expectTorch, flat, type Nested, readTorch, shapeOf, tolerance } from "../torch.ts";

interface Results {
  readonly y: Nested;
  readonly dx: Nested;
  readonly grads: Readonly<Record<string, Nested>>;
}

interface Case extends Readonly<Record<DType, Results>> {
  readonly x: Nested;
  readonly dy: Nested;
  readonly parameters: Readonly<Record<string, Nested>>;
}

const specs: Record<string, LayerSpec> = {
  conv2d: layers.conv2d(3, 3),
  "conv2d without bias, one sample": layers.conv2d(2, 2, { bias: false }),
  "conv2d stride 2": layers.conv2d(4, 3, { stride: 2 }),
  "conv2d padding 1": layers.conv2d(2, 3, { padding: 1 }),
  "conv2d 5x3, stride 2x1, padding 2x1": layers.conv2d(3, [5, 3], { stride: [2, 1], padding: [2, 1] }),
  "conv2d same": layers.conv2d(2, 5, { padding: "same" }),
  "conv2d same, even": layers.conv2d(2, [4, 2], { padding: "same" }),
  "conv2d 1x1": layers.conv2d(3, 1),
  "max_pool2d 2": layers.maxPool2d(2),
  "max_pool2d 3, stride 2, padding 1": layers.maxPool2d(3, { stride: 2, padding: 1 }),
  "max_pool2d 2x3, stride 1x2": layers.maxPool2d([2, 3], { stride: [1, 2] }),
  "avg_pool2d 2": layers.avgPool2d(2),
  "avg_pool2d 3, stride 2, padding 1": layers.avgPool2d(3, { stride: 2, padding: 1 }),
  "avg_pool2d 2x3, stride 1x2": layers.avgPool2d([2, 3], { stride: [1, 2] }),
};

const cases = readTorch<Record<string, Case>>("conv");

describe("convolution and pooling, forward and backward, agree with PyTorch", () => {
  it("in as many cases as there are", () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(specs).sort());
  });

  describe.each(["float32", "float64"] as const)("in %s", (dtype) => {
    it.each(Object.keys(specs))("%s", (name) => {
      const { x, dy, parameters, [dtype]: expected } = cases[name];
      const [rows, ...input] = shapeOf(x);
      const { network, trace } = openPass([specs[name]], input, rows, { dtype });
      for (const { name: full, value } of network.parameters) value.data.set(flat(parameters[full.slice(2)]));

      const [frame] = trace;
      frame.x.data.set(flat(x));
      forward(network, trace, training);
      frame.dy.data.set(flat(dy));
      backward(network, trace, training);

      const within = tolerance[dtype];
      expect(frame.y.shape).toEqual(shapeOf(expected.y));
      expectTorch(frame.y.data, expected.y, within, "y");
      expectTorch(frame.dx?.data ?? [], expected.dx, within, "dx");
      expect(network.parameters.map((parameter) => parameter.name.slice(2))).toEqual(Object.keys(parameters));
      for (const { name: full, grad } of network.parameters) {
        expectTorch(grad.data, expected.grads[full.slice(2)], within, `gradient of ${full}`);
      }
    });
  });
});
