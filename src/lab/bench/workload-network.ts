import * as core from "../../core/index.ts";
import type { Take } from "../../kernels/carve.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import type { Workload, WorkloadLayer } from "./workload.ts";

/** Builds a workload's network; nothing is initialised yet. */
export function workloadNetwork({ layers, input }: Workload, take: Take, kernels: Kernels): core.Network {
  // A linear layer reads any shape: without a flatten below it the first layer's x is the batch itself.
  const model = layers[0] === "flatten" ? layers.slice(1) : layers;
  return core.buildNetwork(model.map(specOf), { take, kernels, input: input.shape, key: core.streamChance(0).key });
}

/**
 * Multiplications and additions of the matrix products and convolutions in a step on one example, as if no zero were
 * skipped: forward, and to train as many again for each weight's gradient and for each input's but the lowest.
 */
export function productFlops({ layers, parameters }: core.Network, train: boolean): number {
  const products = layers.flatMap(({ flops = 0 }, l) => {
    const weight = parameters.find(({ name }) => name === `${l}.weight`);
    return weight && weight.value.shape.length > 1 ? [flops] : [];
  });
  const forward = products.reduce((sum, flops) => sum + flops, 0);
  return train ? 3 * forward - products[0] : forward;
}

function specOf(layer: WorkloadLayer): core.LayerSpec {
  if (typeof layer === "object") {
    if ("linear" in layer) return core.linear(layer.linear);
    return "conv2d" in layer ? core.conv2d(layer.conv2d, 5) : core.dropout(layer.dropout);
  }
  switch (layer) {
    case "flatten":
      return core.flatten();
    case "max_pool2d":
      return core.maxPool2d(2);
    case "batch_norm":
      return core.batchNorm();
    case "relu":
      return core.relu();
    case "sigmoid":
      return core.sigmoid();
    case "tanh":
      return core.tanh();
  }
}
