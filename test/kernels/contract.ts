import { describe } from "vitest";
import type { Backend } from "../../src/kernels/kernels.ts";
import { activationContract } from "./contract/activations.ts";
import { batchNormContract } from "./contract/batch-norm.ts";
import { convolutionContract } from "./contract/convolution.ts";
import { dropoutContract } from "./contract/dropout.ts";
import { commonLaws } from "./contract/laws.ts";
import { lossContract } from "./contract/losses.ts";
import { optimizerContract } from "./contract/optimizers.ts";
import { poolingContract } from "./contract/pooling.ts";
import { productContract } from "./contract/products.ts";
import { rowContract } from "./contract/rows.ts";

const parts = {
  "products:": productContract,
  "rows and vectors:": rowContract,
  "activations:": activationContract,
  "dropout:": dropoutContract,
  "batch normalisation:": batchNormContract,
  "convolution:": convolutionContract,
  "pooling:": poolingContract,
  "losses:": lossContract,
  "optimisers:": optimizerContract,
  "all kernels:": commonLaws,
};

/**
 * What src/kernels/kernels.ts promises, checked against definitions written out the slow way. Every set of kernels has
 * to pass it: call it in the set's own test file.
 */
export function kernelContract(backend: Backend): void {
  describe.each(["float32", "float64"] as const)(`the ${backend.name} kernels in %s`, (dtype) => {
    for (const [name, part] of Object.entries(parts)) describe(name, () => part(backend, dtype));
  });
}
