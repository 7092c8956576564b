import type { Backend, Kernels } from "../../kernels/kernels.ts";
import { reference } from "../../kernels/reference/index.ts";

/** A kernel that was called, and with what. */
export interface Call {
  readonly kernel: keyof Kernels;
  readonly args: readonly unknown[];
}

/** The reference kernels, which note every call: production layers, losses and optimisers then tell how they compute. */
export interface Recorder {
  readonly backend: Backend;
  /** The calls since the last time it was asked. */
  take(): Call[];
}

export function openRecorder(): Recorder {
  let calls: Call[] = [];
  const noting = <Name extends keyof Kernels>(kernels: Kernels, kernel: Name): Kernels[Name] => {
    const compute = kernels[kernel] as (...args: unknown[]) => unknown;
    const noted = (...args: unknown[]): unknown => {
      calls.push({ kernel, args });
      return compute(...args);
    };
    return noted as Kernels[Name];
  };
  return {
    backend: {
      ...reference,
      open(dtype, length) {
        const { kernels, block } = reference.open(dtype, length);
        const names = Object.keys(kernels) as (keyof Kernels)[];
        const recording = Object.fromEntries(names.map((name) => [name, noting(kernels, name)]));
        return { block, kernels: recording as unknown as Kernels };
      },
    },
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}
