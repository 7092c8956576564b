import { misuse } from "../../kernels/errors.ts";
import { formatShape, size } from "../../kernels/tensor.ts";
import { defaultFor, type Initializer, zeros } from "../initializers.ts";
import type { LayerSpec } from "../layer.ts";

export interface LinearOptions {
  /** Checked against what arrives; it is inferred where absent. */
  readonly inFeatures?: number;
  readonly bias?: boolean;
  readonly weightInit?: Initializer;
  readonly biasInit?: Initializer;
  readonly requiresGrad?: boolean;
  /** Whether weight decay acts on the weight; it never does on the bias, unless the optimiser decays all. */
  readonly decays?: boolean;
}

/**
 * y = x·Wᵀ + b: every output sees every input. W is [outFeatures, inFeatures] as in PyTorch; an input of more than one
 * axis is read as one row of numbers.
 */
export function linear(outFeatures: number, options: LinearOptions = {}): LayerSpec {
  const { inFeatures, bias = true, weightInit, biasInit = zeros, requiresGrad = true, decays = true } = options;
  return {
    kind: "linear",
    options: { out_features: outFeatures, bias },
    requiresGrad,
    build({ input, kernels: k, nonlinearity, parameter }) {
      if (inFeatures !== undefined && inFeatures !== size(input)) {
        throw misuse("build linear", `in_features ${size(input)} (the input is ${formatShape(input)})`, inFeatures);
      }
      const W = parameter("weight", [outFeatures, size(input)], weightInit ?? defaultFor(nonlinearity), { decays });
      const b = bias ? parameter("bias", [outFeatures], biasInit, { decays: false }) : undefined;
      return {
        kind: "linear",
        output: [outFeatures],
        flops: 2 * size(input) * outFeatures,
        forward({ x, y }) {
          if (b) {
            k.linear(y, x, W.value, b.value); // z = x·Wᵀ + b
          } else {
            k.matmulNT(y, x, W.value); // z = x·Wᵀ
          }
        },
        backward({ x, dy, dx }) {
          if (b) k.sumRows(b.grad, dy); //     BP3  ∂C/∂b = Σ δ
          k.matmulTN(W.grad, dy, x); //        BP4  ∂C/∂W = δᵀ·x
          if (dx) k.matmul(dx, dy, W.value); // BP2  ∂C/∂x = δ·W
        },
      };
    },
  };
}
