import type { LayerSpec } from "../../src/core/layer.ts";
import * as layers from "../../src/core/layers/index.ts";
import type { Loss, Reduction } from "../../src/core/loss.ts";
import * as losses from "../../src/core/losses/index.ts";
import type { Shape } from "../../src/kernels/tensor.ts";

/** Every kind of layer, in each of its ways: what holds for one layer is checked for all of them. A new layer goes here. */
export const everyLayer: readonly { readonly name: string; readonly spec: LayerSpec; readonly input?: Shape }[] = [
  { name: "linear", spec: layers.linear(4) },
  { name: "linear without bias", spec: layers.linear(4, { bias: false }) },
  { name: "linear of an image", spec: layers.linear(4), input: [2, 3, 2] },
  { name: "flatten", spec: layers.flatten(), input: [2, 3, 1] },
  { name: "relu", spec: layers.relu() },
  { name: "leaky_relu", spec: layers.leakyRelu() },
  { name: "leaky_relu 0.3", spec: layers.leakyRelu(0.3) },
  { name: "sigmoid", spec: layers.sigmoid() },
  { name: "tanh", spec: layers.tanh() },
  { name: "softmax", spec: layers.softmax() },
  { name: "dropout", spec: layers.dropout(0.4) },
  { name: "batch_norm", spec: layers.batchNorm() },
  { name: "batch_norm of an image", spec: layers.batchNorm({ eps: 0.01 }), input: [3, 2, 2] },
  { name: "conv2d", spec: layers.conv2d(2, 2), input: [2, 3, 3] },
  { name: "conv2d without bias", spec: layers.conv2d(2, 3, { bias: false, padding: 1 }), input: [1, 3, 4] },
  { name: "conv2d stride 2", spec: layers.conv2d(3, 3, { stride: 2 }), input: [2, 6, 5] },
  {
    name: "conv2d 3x2, stride 1x3, padding 2x1",
    spec: layers.conv2d(2, [3, 2], { stride: [1, 3], padding: [2, 1] }),
    input: [1, 3, 5],
  },
  { name: "conv2d same", spec: layers.conv2d(2, [4, 3], { padding: "same" }), input: [1, 3, 3] },
  { name: "max_pool2d", spec: layers.maxPool2d(2), input: [2, 4, 5] },
  { name: "max_pool2d 3, stride 2, padding 1", spec: layers.maxPool2d(3, { stride: 2, padding: 1 }), input: [2, 5, 4] },
  { name: "max_pool2d 4x3, overlapping", spec: layers.maxPool2d([4, 3], { stride: [1, 2] }), input: [1, 5, 6] },
  { name: "avg_pool2d", spec: layers.avgPool2d(2), input: [2, 4, 5] },
  { name: "avg_pool2d 3, stride 2, padding 1", spec: layers.avgPool2d(3, { stride: 2, padding: 1 }), input: [2, 5, 4] },
];

/**
 * Layers whose gradient is wrong on purpose, as a report has it: they are kept out of the law, and the test of each shows
 * that the gradient check catches it.
 */
export const wrongOnPurpose: ReadonlySet<string> = new Set(["tanh_with_wrong_derivative"]);

/** Cross-entropy that aims at smoothed and weighted ones of three classes. */
const aimed = (reduction: Reduction): Loss =>
  losses.crossEntropy(reduction, { labelSmoothing: 0.2, weight: [0.5, 2, 1.25] });

/** Every loss in both reductions. */
export const everyLoss: readonly Loss[] = [losses.mse, losses.crossEntropy, aimed, losses.bceWithLogits].flatMap(
  (loss) => [loss("mean"), loss("sum")],
);
