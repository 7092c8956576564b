import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Backend } from "../../src/kernels/kernels.ts";
import { type DType, type Shape, size, type Tensor } from "../../src/kernels/tensor.ts";
import { mailbox } from "../../src/kernels/thread.ts";
import { everyKernel, type Prepare } from "../kernels/contract/every-kernel.ts";
import { numbers, sides } from "../kernels/contract/numbers.ts";
import { products } from "../kernels/product-cases.ts";

/** What a host's kernels have computed. */
export interface Bits {
  /** SHA-256 of all results, by kernel and precision. */
  readonly hashes: Readonly<Record<string, string>>;
  /** How many parts of calls other threads have computed. */
  readonly shared: number;
}

/** Rows with which loops run not at all, once, twice and leave every tail. */
const rows = [1, 2, 3, 4, 5, 8, 17, 1001];

/** The products of the reports: batch, outputs and inputs of a layer. */
const layers: [number, number, number][] = [
  [10, 15, 784],
  [10, 10, 15],
  [16, 400, 784],
  [100, 100, 784],
  [100, 10, 100],
  [40, 500, 784],
  [40, 300, 500],
  [80, 100, 100],
  [80, 1, 100],
  [200, 20, 12_288],
  [200, 7, 20],
];

/** The same calls in every host: each kernel at every number of rows, and products of all shapes, dense and with zeros. */
function everyCall(): [name: string, rows: number, prepare: Prepare][] {
  const kernels = Object.entries(everyKernel).flatMap(([name, prepare]) =>
    rows.map((n): [string, number, Prepare] => [name, n, prepare]),
  );
  const cubes = sides.flatMap((m) => sides.flatMap((n) => sides.map((k): [number, number, number] => [m, n, k])));
  const shapes = [...cubes, ...layers].flatMap(([m, n, k]) =>
    products(m, n, k).flatMap((one) =>
      [0, 0.8].map((zeros): [string, number, Prepare] => [`${one.name} of the reports`, m, product(one, zeros)]),
    ),
  );
  return [...kernels, ...shapes];
}

function product({ shapes, run }: ReturnType<typeof products>[number], zeros: number): Prepare {
  return (take) => {
    const tensors = shapes.map((shape) => take(shape));
    const draw = numbers(7, 0, 1);
    for (const { data } of tensors) for (let i = 0; i < data.length; i++) if (draw() < zeros) data[i] = 0;
    return { reads: tensors.slice(1), writes: tensors.slice(0, 1), updates: [], run: (k) => void run(k, tensors) };
  };
}

/** Computes all of it with a backend, whose threads get the time to start. */
export async function computeBits(backend: Backend): Promise<Bits> {
  const hashes: Record<string, string> = {};
  const counter = countShared();
  for (const dtype of ["float32", "float64"] as const) {
    const { kernels, block } = backend.open(dtype, longestCall(dtype));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const [name, n, prepare] of everyCall()) {
      let [start, seed] = [0, n];
      const call = prepare((shape, low, high): Tensor => {
        const data = block.subarray(start, start + size(shape));
        const draw = numbers(++seed * 13, low, high);
        for (let i = 0; i < data.length; i++) data[i] = draw();
        start += room(shape);
        return { shape, data };
      }, n);
      const value = call.run(kernels) ?? 0;
      const hash = sha256.create().update(new TextEncoder().encode(hashes[`${name} ${dtype}`] ?? ""));
      hash.update(new Uint8Array(Float64Array.of(value).buffer));
      for (const { data } of [...call.writes, ...call.updates]) hash.update(new Uint8Array(data.slice().buffer));
      hashes[`${name} ${dtype}`] = bytesToHex(hash.digest());
    }
  }
  return { hashes, shared: counter.end() };
}

/** A tensor's length up to the next multiple of four: an odd one must not shift those behind it off their lanes. */
function room(shape: Shape): number {
  return Math.ceil(size(shape) / 4) * 4;
}

function longestCall(dtype: DType): number {
  const lengths = everyCall().map(([, n, prepare]) => {
    let length = 0;
    const empty = dtype === "float32" ? new Float32Array(0) : new Float64Array(0);
    prepare((shape) => {
      length += room(shape);
      return { shape, data: empty };
    }, n);
    return length;
  });
  return Math.max(...lengths);
}

/** Counts the jobs that are posted and not taken back undone. */
function countShared(): { end(): number } {
  let shared = 0;
  const { store, compareExchange } = Atomics;
  Object.assign(Atomics, {
    store(words: Int32Array, at: number, value: number) {
      if (at === mailbox.state && value === mailbox.posted) shared++;
      return store(words, at, value);
    },
    compareExchange(words: Int32Array, at: number, from: number, to: number) {
      const found = compareExchange(words, at, from, to);
      if (from === mailbox.posted && found === from) shared--;
      return found;
    },
  });
  return {
    end() {
      Object.assign(Atomics, { store, compareExchange });
      return shared;
    },
  };
}
