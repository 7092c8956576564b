import { describe, expect, it } from "vitest";
import type { Backend, Kernels, Window } from "../../src/kernels/kernels.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { type Data, type DType, type Shape, size, type Tensor } from "../../src/kernels/tensor.ts";
import { bestBackend, compileWasm } from "../../src/kernels/wasm.ts";
import { kernelContract } from "./contract.ts";
import { type Case, products } from "./product-cases.ts";

const wasm = compileWasm();

kernelContract(wasm);

const extents = [1, 3, 4, 5, 8, 17];

/** Numbers that repeat: a linear congruence, so that a failure can be looked at again. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Puts tensors of these shapes into a block, each `gap` numbers behind the other, and fills them with the same draws. */
function place(
  backend: Backend,
  dtype: DType,
  shapes: readonly Shape[],
  gap: number,
  fill: (data: Data, i: number) => void,
) {
  const length = shapes.reduce((sum, shape) => sum + size(shape) + gap, gap);
  const { kernels, block } = backend.open(dtype, length);
  block.fill(Number.NaN);
  let start = gap;
  const tensors = shapes.map((shape, i): Tensor => {
    const data = block.subarray(start, start + size(shape));
    fill(data, i);
    start += size(shape) + gap;
    return { shape, data };
  });
  return { kernels, block, tensors };
}

/** Runs a case on both backends. In float64 every number of the block must be the same, gaps included; in float32 close. */
function compare(
  { shapes, run, positive = false }: Case,
  dtype: DType,
  gap: number,
  fill?: (data: Data, i: number) => void,
): void {
  const draw = (data: Data, i: number): void => {
    const next = draws(i + 1);
    for (let p = 0; p < data.length; p++) data[p] = positive ? next() + 0.01 : (next() - 0.5) * 6;
  };
  const [a, b] = [reference, wasm].map((backend) => {
    const placed = place(backend, dtype, shapes, gap, fill ?? draw);
    return { block: placed.block, result: run(placed.kernels, placed.tensors) };
  });
  expectSame(b.block, a.block, dtype);
  if (typeof a.result === "number") expectSame([b.result as number], [a.result], dtype);
}

function expectSame(received: ArrayLike<number>, expected: ArrayLike<number>, dtype: DType): void {
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(received[i], expected[i])) continue;
    const allowed = dtype === "float64" ? 0 : 2e-5 * Math.max(1, Math.abs(expected[i]));
    if (!(Math.abs(received[i] - expected[i]) <= allowed) || (allowed === 0 && !Object.is(received[i], expected[i]))) {
      expect({ index: i, value: received[i] }).toEqual({ index: i, value: expected[i] });
    }
  }
}

const elementwise: Omit<Case, "shapes">[] = [
  { name: "relu", run: (k, [y, x]) => k.relu(y, x) },
  { name: "reluBackward", run: (k, [dx, dy, y]) => k.reluBackward(dx, dy, y) },
  { name: "leakyRelu", run: (k, [y, x]) => k.leakyRelu(y, x, 0.01) },
  { name: "leakyReluBackward", run: (k, [dx, dy, x]) => k.leakyReluBackward(dx, dy, x, 0.01) },
  { name: "sigmoid", run: (k, [y, x]) => k.sigmoid(y, x) },
  { name: "sigmoidBackward", run: (k, [dx, dy, y]) => k.sigmoidBackward(dx, dy, y) },
  { name: "tanh", run: (k, [y, x]) => k.tanh(y, x) },
  { name: "tanhBackward", run: (k, [dx, dy, y]) => k.tanhBackward(dx, dy, y) },
  { name: "softmax", run: (k, [y, x]) => k.softmax(y, x) },
  { name: "softmaxBackward", run: (k, [dx, dy, y]) => k.softmaxBackward(dx, dy, y) },
  { name: "relu in place", run: (k, [y]) => k.relu(y, y) },
  { name: "sigmoid in place", run: (k, [y]) => k.sigmoid(y, y) },
  { name: "softmax in place", run: (k, [y]) => k.softmax(y, y) },
  { name: "dropoutMask", run: (k, [mask]) => k.dropoutMask(mask, 0.3, [0xdeadbeef, 7], 5) },
  { name: "dropoutMask of nothing dropped", run: (k, [mask]) => k.dropoutMask(mask, 0, [1, 2], 2 ** 31) },
  { name: "multiply", run: (k, [out, a, b]) => k.multiply(out, a, b) },
  { name: "inverseStd", run: (k, [out, a]) => k.inverseStd(out, a, 1e-5), positive: true },
  { name: "moveTowards", run: (k, [out, a]) => k.moveTowards(out, a, 0.1, 1.25) },
  { name: "squaredErrorGradient", run: (k, [dy, y, t]) => k.squaredErrorGradient(dy, y, t, 0.3) },
  { name: "crossEntropyGradient", run: (k, [dy, y, t]) => k.crossEntropyGradient(dy, y, t, 0.3) },
  { name: "crossEntropyGradient over the targets", run: (k, [t, y]) => k.crossEntropyGradient(t, y, t, 0.3) },
  { name: "bceWithLogitsGradient", run: (k, [dy, y, t]) => k.bceWithLogitsGradient(dy, y, t, 0.3) },
  { name: "sgd", run: (k, [w, g]) => k.sgd(w, g, 0.1, 0.01) },
  { name: "momentum", run: (k, [w, g, v]) => k.momentum(w, g, v, 0.1, 0.01, 0.9, false) },
  { name: "Nesterov", run: (k, [w, g, v]) => k.momentum(w, g, v, 0.1, 0.01, 0.9, true) },
  { name: "rmsprop", run: (k, [w, g, s]) => k.rmsprop(w, g, s, 0.1, 0.01, 0.99, 1e-8), positive: true },
  {
    name: "adam",
    run: (k, [w, g, m, s]) =>
      k.adam(w, g, m, s, {
        lr: 0.01,
        beta1: 0.9,
        beta2: 0.999,
        eps: 1e-8,
        decay: 0.01,
        shrink: 0.999,
        correction1: 0.271,
        correction2: 0.002997001,
      }),
    positive: true,
  },
  { name: "scale", run: (k, [out]) => k.scale(out, 0.3) },
  { name: "sumSquares", run: (k, [a]) => k.sumSquares(a) },
];

const cases: Case[] = elementwise.flatMap((one) =>
  extents.flatMap((m) =>
    [...extents, 10, 100].map(
      (n): Case => ({
        ...one,
        shapes: [
          [m, n],
          [m, n],
          [m, n],
          [m, n],
        ],
      }),
    ),
  ),
);
for (const m of extents) {
  for (const n of [...extents, 10, 33, 100]) {
    const rows: Omit<Case, "shapes">[] = [
      { name: "sumRows", run: (k, [a, , out]) => k.sumRows(out, a) },
      { name: "scaleChannels", run: (k, [dx, dy, gamma, invStd]) => k.scaleChannels(dx, dy, gamma, invStd) },
      { name: "batchMoments", run: (k, [x, , a, b, c]) => k.batchMoments(a, b, c, x, 1e-5) },
      { name: "normalize", run: (k, [x, y, a, b, c, d]) => k.normalize(y, x, a, b, c, d) },
      { name: "normalizeParameters", run: (k, [x, dy, a, b, c, d]) => k.normalizeParameters(a, b, dy, x, c, d) },
      {
        name: "normalizeBackward",
        run: (k, [dx, dy, a, b, c, d, e, x]) => k.normalizeBackward(dx, dy, x, a, b, c, d, e),
      },
    ];
    const row: Shape = [n];
    const flat: Shape[] = [[m, n], [m, n], row, row, row, row, row, [m, n]];
    cases.push(...rows.map((one) => ({ ...one, shapes: flat })));
    const channelled: Shape[] = [[m, n, 3, 3], [m, n, 3, 3], row, row, row, row, row, [m, n, 3, 3]];
    if (n <= 8)
      cases.push(...rows.slice(1).map((one) => ({ ...one, name: `${one.name} of images`, shapes: channelled })));
    for (const name of ["squaredError", "crossEntropy", "bceWithLogits"] as const) {
      cases.push({ name, shapes: [[m], [m, n], [m, n]], run: (k, [losses, y, t]) => k[name](losses, y, t) });
    }
  }
}

describe.each(["float64", "float32"] as const)("wasm kernels in %s agree with the reference", (dtype) => {
  for (const name of new Set(cases.map((one) => one.name))) {
    it(name, () => {
      for (const one of cases.filter((other) => other.name === name))
        for (const gap of [0, 1, 3]) compare(one, dtype, gap);
    });
  }
});

/** Shapes of the reports' networks, and one beyond each internal limit: panels, blocks of terms, lists. */
const networks: [number, number, number][] = [
  [100, 100, 784],
  [100, 784, 100],
  [10, 15, 784],
  [15, 784, 10],
  [16, 400, 784],
  [80, 100, 100],
  [80, 1, 100],
  [100, 1, 80],
  [80, 100, 1],
  [20, 13, 1900],
  [9, 20, 2701],
  [65, 30, 801],
  [30, 97, 1030],
  [2, 101, 77],
  [1, 784, 10],
  [33, 66, 64],
];

describe.each(["float64", "float32"] as const)("wasm products in %s agree with the reference", (dtype) => {
  it("over every shape of {1, 3, 4, 5, 8, 17}³", () => {
    for (const m of extents) {
      for (const n of extents) for (const k of extents) for (const one of products(m, n, k)) compare(one, dtype, m % 3);
    }
  });

  it.each(networks)("over %d x %d x %d", (m, n, k) => {
    for (const one of products(m, n, k)) compare(one, dtype, 1, unit);
  });

  it.each(networks)("over %d x %d x %d where most is zero", (m, n, k) => {
    for (const one of products(m, n, k)) compare(one, dtype, 3, sparse(0.8));
    for (const one of products(m, n, k)) compare(one, dtype, 3, sparse(1));
  });

  it("where a number is infinite or missing beside a zero", () => {
    for (const [m, n, k] of [
      [20, 70, 90],
      [16, 20, 70],
      [70, 100, 12],
    ] as const) {
      for (const one of products(m, n, k)) {
        for (const broken of [Number.NaN, Number.POSITIVE_INFINITY, -0]) {
          compare(one, dtype, 0, (data, i) => {
            sparse(0.8)(data, i);
            data[data.length - 1] = broken;
            data[Math.floor(data.length / 2)] = broken;
          });
        }
      }
    }
  });
});

/** Small numbers around zero, so that long sums in float32 stay comparable. */
function unit(data: Data, i: number): void {
  const next = draws(i + 11);
  for (let p = 0; p < data.length; p++) data[p] = (next() - 0.5) / 4;
}

function sparse(zeros: number): (data: Data, i: number) => void {
  return (data, i) => {
    const next = draws(i + 5);
    for (let p = 0; p < data.length; p++) data[p] = next() < zeros ? (p % 7 === 0 ? -0 : 0) : (next() - 0.5) / 4;
  };
}

/** How pictures, windows and maps can lie to each other; each is tried with one sample and with three. */
interface Picture {
  readonly channels: number;
  readonly extents: readonly [number, number];
  readonly maps: number;
  readonly kernel: readonly [number, number];
  readonly stride?: readonly [number, number];
  readonly padding?: readonly [number, number];
  /** Rows below and columns on the right, where they are not those above and on the left. */
  readonly after?: readonly [number, number];
}

const pictures: readonly Picture[] = [
  { channels: 1, extents: [28, 28], maps: 8, kernel: [5, 5] },
  { channels: 8, extents: [12, 12], maps: 16, kernel: [5, 5] },
  { channels: 3, extents: [9, 11], maps: 5, kernel: [3, 3] },
  { channels: 2, extents: [7, 10], maps: 6, kernel: [3, 3], padding: [1, 1] },
  { channels: 2, extents: [6, 5], maps: 3, kernel: [2, 2], padding: [0, 0], after: [1, 1] },
  { channels: 2, extents: [9, 8], maps: 4, kernel: [3, 2], stride: [2, 3], padding: [1, 1] },
  { channels: 3, extents: [8, 9], maps: 1, kernel: [2, 5], stride: [1, 2] },
  { channels: 2, extents: [7, 7], maps: 2, kernel: [3, 3], stride: [2, 2] },
  { channels: 2, extents: [9, 9], maps: 3, kernel: [2, 2], stride: [3, 4] },
  { channels: 5, extents: [4, 6], maps: 7, kernel: [1, 1] },
  { channels: 2, extents: [5, 6], maps: 3, kernel: [1, 1], stride: [2, 2] },
  { channels: 2, extents: [5, 6], maps: 3, kernel: [1, 1], padding: [1, 2] },
  { channels: 2, extents: [4, 13], maps: 3, kernel: [4, 9], padding: [3, 8] },
  { channels: 1, extents: [5, 5], maps: 1, kernel: [5, 5] },
  { channels: 1, extents: [1, 9], maps: 2, kernel: [1, 7] },
  { channels: 3, extents: [9, 1], maps: 2, kernel: [7, 1] },
  { channels: 1, extents: [1, 1], maps: 1, kernel: [1, 1] },
  { channels: 4, extents: [2, 2], maps: 4, kernel: [3, 3], padding: [1, 1] },
  { channels: 20, extents: [5, 4], maps: 9, kernel: [3, 3], padding: [1, 1] },
  // More taps than a block of patches holds rows for, so that every row of outputs is a block.
  { channels: 40, extents: [12, 30], maps: 2, kernel: [5, 5] },
];

function convolved(
  { channels, extents, maps, kernel, stride = [1, 1], padding = [0, 0], after = padding }: Picture,
  n: number,
) {
  const out = (axis: 0 | 1): number =>
    Math.floor((extents[axis] + padding[axis] + after[axis] - kernel[axis]) / stride[axis]) + 1;
  const window: Window = { kernel, stride, padding };
  const x: Shape = [n, channels, ...extents];
  const y: Shape = [n, maps, out(0), out(1)];
  return { window, x, y, w: [maps, channels, ...kernel] };
}

/** Runs a case whose last tensor is room, as much as each backend asks for. What is in the room does not count. */
function compareWithRoom(
  shapes: readonly Shape[],
  room: (k: Kernels) => number,
  run: (k: Kernels, t: readonly Tensor[]) => void,
  dtype: DType,
  fill: (data: Data, i: number) => void,
): void {
  const [a, b] = [reference, wasm].map((backend) => {
    const length = room(backend.open(dtype, 0).kernels);
    const placed = place(backend, dtype, [...shapes, [length]], 3, (data, i) => {
      if (i < shapes.length) fill(data, i);
    });
    run(placed.kernels, placed.tensors);
    const end = placed.block.length - 3 - length;
    return [...placed.block.subarray(0, end), ...placed.block.subarray(end + length)];
  });
  expectSame(b, a, dtype);
}

describe.each(["float64", "float32"] as const)("wasm convolutions in %s agree with the reference", (dtype) => {
  const broken = (data: Data, i: number): void => {
    sparse(0.8)(data, i);
    data[0] = Number.POSITIVE_INFINITY;
    data[Math.floor(data.length / 2)] = Number.NaN;
  };
  for (const picture of pictures) {
    for (const n of [1, 3]) {
      const { window, x, y, w } = convolved(picture, n);
      const room = (k: Kernels): number => k.conv2dRoom(x.slice(1), y.slice(1), window);
      const check = (shapes: Shape[], run: (k: Kernels, t: readonly Tensor[]) => void): void => {
        for (const fill of [unit, sparse(0.8), sparse(1), broken]) compareWithRoom(shapes, room, run, dtype, fill);
      };
      const { kernel, stride, padding } = window;
      it(`${y} of ${x} under ${kernel} by ${stride} with ${padding} around`, () => {
        check([y, x, w, [w[0]]], (k, [out, a, b, bias, r]) => k.conv2d(out, a, b, bias, window, r));
        check([y, x, w], (k, [out, a, b, r]) => k.conv2d(out, a, b, undefined, window, r));
        check([w, y, x], (k, [out, a, b, r]) => k.conv2dBackwardWeight(out, a, b, window, r));
        check([x, y, w], (k, [out, a, b, r]) => k.conv2dBackwardInput(out, a, b, window, r));
      });
    }
  }
});

describe.each(["float64", "float32"] as const)("wasm channels and pools in %s agree with the reference", (dtype) => {
  it.each([
    [64, 8, 24, 24],
    [2, 16, 8, 8],
    [3, 5, 3, 3],
    [1, 1, 1, 1],
    [4, 6, 5, 1],
    [2, 3, 7, 13],
  ])("channels of %d x %d x %d x %d", (...shape) => {
    const c = [shape[1]];
    compare({ name: "sumChannels", shapes: [c, shape], run: (k, [out, a]) => k.sumChannels(out, a) }, dtype, 1, unit);
  });

  const ties = (data: Data, i: number): void => {
    const next = draws(i + 3);
    for (let p = 0; p < data.length; p++) {
      const roll = next();
      data[p] = roll < 0.1 ? Number.NaN : roll < 0.2 ? -0 : Math.floor(roll * 6) - 3;
    }
  };
  const windows: readonly Picture[] = pictures.filter(({ kernel, padding = [0, 0] }) =>
    [0, 1].every((axis) => padding[axis] < kernel[axis]),
  );
  const squares: readonly Picture[] = [
    [24, 24],
    [8, 8],
    [7, 11],
    [4, 6],
    [3, 3],
    [2, 2],
  ].map(([height, width]) => ({ channels: 3, extents: [height, width], maps: 3, kernel: [2, 2], stride: [2, 2] }));
  for (const picture of [...windows, ...squares]) {
    for (const n of [1, 3]) {
      const { window, x, y: above } = convolved(picture, n);
      const y = [n, x[1], ...above.slice(2)];
      const { kernel, stride, padding } = window;
      it(`${y} of ${x} under ${kernel} by ${stride} with ${padding} around`, () => {
        for (const fill of [undefined, ties]) {
          const max = (k: Kernels, [out, winners, dx, a]: readonly Tensor[]): void => {
            k.maxPool2d(out, winners, a, window);
            k.maxPool2dBackward(dx, out, winners, window);
          };
          const avg = (k: Kernels, [out, , dx, a]: readonly Tensor[]): void => {
            k.avgPool2d(out, a, window);
            k.avgPool2dBackward(dx, out, window);
          };
          for (const gap of [0, 3]) {
            compare({ name: "maxPool2d", shapes: [y, y, x, x], run: max }, dtype, gap, fill);
            compare({ name: "avgPool2d", shapes: [y, y, x, x], run: avg }, dtype, gap, fill);
          }
        }
      });
    }
  }
});

/** Where functions change their ways: signs of zero, subnormals, the ends of exp, the kinks of tanh and log. */
const special = [
  0,
  -0,
  1,
  -1,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  1e-300,
  0.5499999999999999,
  0.55,
  -0.55,
  0.6,
  36.7,
  -36.7,
  88,
  89,
  -87.5,
  -103,
  -104,
  -110,
  709.7,
  709.79,
  710,
  -708.5,
  -745.1,
  -745.2,
  -746,
  -800,
  800,
  1e300,
  -1e300,
  1.7976931348623157e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

describe.each(["float64", "float32"] as const)("special values in %s", (dtype) => {
  for (const one of elementwise.filter(({ name }) => !/sgd|momentum|Nesterov|rmsprop|adam|sumSquares/.test(name))) {
    it(`pass through ${one.name}`, () => {
      const n = special.length;
      const turned = (data: Data, i: number): void => {
        for (let p = 0; p < n; p++) data[p] = special[(p * (i + 1) + i) % n];
      };
      compare(
        {
          ...one,
          shapes: [
            [n, 1],
            [n, 1],
            [n, 1],
            [n, 1],
          ],
        },
        dtype,
        1,
        turned,
      );
    });
  }
  it.each(["squaredError", "crossEntropy", "bceWithLogits"] as const)("pass through %s", (name) => {
    const n = special.length;
    const fill = (data: Data, i: number): void => {
      for (let p = 0; p < n; p++) data[p] = special[(p * (i + 1)) % n];
    };
    for (const shape of [
      [n, 1],
      [7, 5],
    ] as const) {
      compare(
        { name, shapes: [[shape[0]], shape, shape], run: (k, [losses, y, t]) => k[name](losses, y, t) },
        dtype,
        0,
        fill,
      );
    }
  });
});

describe("float32 functions", () => {
  it.each([
    ["sigmoid", (k: Kernels, y: Tensor, x: Tensor) => k.sigmoid(y, x), 3],
    ["tanh", (k: Kernels, y: Tensor, x: Tensor) => k.tanh(y, x), 2],
  ] as const)("%s stays within its bound in units of the last place", (_, run, bound) => {
    const n = 200_000;
    const inputs = (data: Data): void => {
      for (let p = 0; p < n; p++) data[p] = (p / n - 0.5) * (p % 3 === 0 ? 200 : p % 3 === 1 ? 20 : 2);
    };
    const [a, b] = [reference, wasm].map((backend) => {
      const { kernels, tensors } = place(backend, "float32", [[n], [n]], 0, inputs);
      run(kernels, tensors[0], tensors[1]);
      return new Int32Array((tensors[0].data as Float32Array).slice().buffer);
    });
    let worst = 0;
    for (let p = 0; p < n; p++) worst = Math.max(worst, Math.abs(a[p] - b[p]));
    expect(worst).toBeLessThanOrEqual(bound);
  });
});

describe("bestBackend", () => {
  it("is wasm where the module runs, without a reason", () => {
    const { backend, reason } = bestBackend();
    expect(backend.name).toBe("wasm");
    expect(reason).toBeUndefined();
  });

  it("falls back to the reference and says why", () => {
    const { validate } = WebAssembly;
    try {
      WebAssembly.validate = () => false;
      expect(bestBackend()).toEqual({ backend: reference, reason: "WebAssembly without 128-bit SIMD" });
      expect(() => compileWasm()).toThrow(/Cannot compile the wasm kernels: expected WebAssembly with SIMD/);
    } finally {
      WebAssembly.validate = validate;
    }
  });
});

it("opens a block of exactly the length asked for, in a memory that cannot grow", () => {
  const { block } = wasm.open("float64", 1001);
  expect(block).toHaveLength(1001);
  expect(block.byteOffset % 16).toBe(0);
  expect(wasm.open("float32", 0).block).toHaveLength(0);
});

it("says how much memory was asked for where there is not as much", () => {
  const message = (gigabytes: string) =>
    `Cannot take memory: expected 4 GiB for wasm, and as much as there is, received ${gigabytes} GiB. Use smaller layers or smaller batches.`;
  expect(() => wasm.open("float32", 2 ** 31)).toThrow(message("8.0"));
  expect(() => wasm.open("float64", Number.POSITIVE_INFINITY)).toThrow(message("Infinity"));
});
