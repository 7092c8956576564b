import type { Kernels } from "../../src/kernels/kernels.ts";
import type { Shape, Tensor } from "../../src/kernels/tensor.ts";

/** A kernel over tensors of the given shapes. */
export interface Case {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly run: (k: Kernels, t: readonly Tensor[]) => unknown;
  /** How inputs are drawn: numbers around zero, or positive ones. */
  readonly positive?: boolean;
}

/** The products of shapes m, n, k. */
export function products(m: number, n: number, k: number): Case[] {
  return [
    {
      name: "matmul",
      shapes: [
        [m, n],
        [m, k],
        [k, n],
      ],
      run: (kernels, [out, a, b]) => kernels.matmul(out, a, b),
    },
    {
      name: "matmulTN",
      shapes: [
        [m, n],
        [k, m],
        [k, n],
      ],
      run: (kernels, [out, a, b]) => kernels.matmulTN(out, a, b),
    },
    {
      name: "matmulNT",
      shapes: [
        [m, n],
        [m, k],
        [n, k],
      ],
      run: (kernels, [out, a, b]) => kernels.matmulNT(out, a, b),
    },
    {
      name: "linear",
      shapes: [[m, n], [m, k], [n, k], [n]],
      run: (kernels, [y, x, w, b]) => kernels.linear(y, x, w, b),
    },
  ];
}
