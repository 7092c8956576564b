import type { Kernels, Window } from "../../../src/kernels/kernels.ts";
import type { Shape, Tensor } from "../../../src/kernels/tensor.ts";

/** One call of a kernel: the tensors it reads, those it overwrites whole, those it updates, and the call itself. */
export interface Call {
  readonly reads: readonly Tensor[];
  readonly writes: readonly Tensor[];
  readonly updates: readonly Tensor[];
  run(k: Kernels): number | undefined;
}

/** Takes tensors of test numbers for a call of about `n` rows: the same for the same n in every backend. */
export type Prepare = (take: (shape: Shape, low?: number, high?: number) => Tensor, n: number) => Call;

/** A call of every kernel there is. A kernel that is missing here does not compile. */
export const everyKernel: Record<keyof Kernels, Prepare> = {
  matmul: (take, n) => product("matmul", take([n, 5]), take([n, 7]), take([7, 5])),
  matmulTN: (take, n) => product("matmulTN", take([n, 5]), take([7, n]), take([7, 5])),
  matmulNT: (take, n) => product("matmulNT", take([n, 5]), take([n, 7]), take([5, 7])),
  linear: (take, n) =>
    writing([take([n, 5])], [take([n, 7]), take([5, 7]), take([5])], (k, [y], [x, w, b]) => k.linear(y, x, w, b)),
  sumRows: (take, n) => writing([take([5])], [take([n, 5])], (k, [out], [a]) => k.sumRows(out, a)),
  relu: (take, n) => mapping("relu", take, n),
  reluBackward: (take, n) => mapping("reluBackward", take, n),
  leakyRelu: (take, n) => writing([take([n])], [take([n])], (k, [y], [x]) => k.leakyRelu(y, x, 0.1)),
  leakyReluBackward: (take, n) =>
    writing([take([n])], [take([n]), take([n])], (k, [dx], [dy, x]) => k.leakyReluBackward(dx, dy, x, 0.1)),
  sigmoid: (take, n) => mapping("sigmoid", take, n),
  sigmoidBackward: (take, n) => mapping("sigmoidBackward", take, n),
  tanh: (take, n) => mapping("tanh", take, n),
  tanhBackward: (take, n) => mapping("tanhBackward", take, n),
  softmax: (take, n) => mapping("softmax", take, n),
  softmaxBackward: (take, n) => mapping("softmaxBackward", take, n),
  dropoutMask: (take, n) => writing([take([n, 3])], [], (k, [mask]) => k.dropoutMask(mask, 0.4, [11, 12], n)),
  multiply: (take, n) => mapping("multiply", take, n),
  batchMoments: (take, n) =>
    writing([take([3]), take([3]), take([3])], [take([n, 3, 2])], (k, [mean, variance, invStd], [x]) =>
      k.batchMoments(mean, variance, invStd, x, 1e-5),
    ),
  inverseStd: (take, n) =>
    writing([take([n])], [take([n], 0.1)], (k, [invStd], [variance]) => k.inverseStd(invStd, variance, 1e-5)),
  normalize: (take, n) =>
    writing([take([n, 3, 2])], [take([n, 3, 2]), ...channels(take, 4)], (k, [y], [x, mean, invStd, gamma, beta]) =>
      k.normalize(y, x, mean, invStd, gamma, beta),
    ),
  normalizeParameters: (take, n) =>
    writing(
      channels(take, 2),
      [take([n, 3, 2]), take([n, 3, 2]), ...channels(take, 2)],
      (k, [dg, db], [dy, x, mean, inv]) => k.normalizeParameters(dg, db, dy, x, mean, inv),
    ),
  normalizeBackward: (take, n) =>
    writing(
      [take([n, 3, 2])],
      [take([n, 3, 2]), take([n, 3, 2]), ...channels(take, 5)],
      (k, [dx], [dy, x, ...rest]) => {
        const [mean, invStd, gamma, dgamma, dbeta] = rest;
        k.normalizeBackward(dx, dy, x, mean, invStd, gamma, dgamma, dbeta);
      },
    ),
  scaleChannels: (take, n) =>
    writing([take([n, 3, 2])], [take([n, 3, 2]), ...channels(take, 2)], (k, [dx], [dy, gamma, invStd]) =>
      k.scaleChannels(dx, dy, gamma, invStd),
    ),
  moveTowards: (take, n) => updating([take([n])], [take([n])], (k, [out], [a]) => k.moveTowards(out, a, 0.1, 1.1)),
  conv2d: (take, n) =>
    convolving(
      [take([n, 3, 4, 3])],
      [take([n, 2, 7, 5]), take([3, 2, 3, 2]), take([3])],
      take,
      (k, y, [x, w, b], room) => k.conv2d(y, x, w, b, sliding, room),
    ),
  conv2dBackwardWeight: (take, n) =>
    convolving([take([3, 2, 3, 2])], [take([n, 3, 4, 3]), take([n, 2, 7, 5])], take, (k, dw, [dy, x], room) =>
      k.conv2dBackwardWeight(dw, dy, x, sliding, room),
    ),
  conv2dBackwardInput: (take, n) =>
    convolving([take([n, 2, 7, 5])], [take([n, 3, 4, 3]), take([3, 2, 3, 2])], take, (k, dx, [dy, w], room) =>
      k.conv2dBackwardInput(dx, dy, w, sliding, room),
    ),
  conv2dRoom: (take) => ({ reads: [take([1])], writes: [], updates: [], run: () => undefined }),
  sumChannels: (take, n) => writing([take([3])], [take([n, 3, 2])], (k, [out], [a]) => k.sumChannels(out, a)),
  maxPool2d: (take, n) =>
    writing([take([n, 3, 4, 3]), take([n, 3, 4, 3])], [take([n, 3, 7, 5])], (k, [y, winners], [x]) =>
      k.maxPool2d(y, winners, x, sliding),
    ),
  maxPool2dBackward: (take, n) => {
    const [dx, dy, winners] = [take([n, 3, 7, 5]), take([n, 3, 4, 3]), take([n, 3, 4, 3])];
    winners.data.fill(3); // The second row, the second column: on the picture for every window.
    return writing([dx], [dy, winners], (k) => k.maxPool2dBackward(dx, dy, winners, sliding));
  },
  avgPool2d: (take, n) =>
    writing([take([n, 3, 4, 3])], [take([n, 3, 7, 5])], (k, [y], [x]) => k.avgPool2d(y, x, sliding)),
  avgPool2dBackward: (take, n) =>
    writing([take([n, 3, 7, 5])], [take([n, 3, 4, 3])], (k, [dx], [dy]) => k.avgPool2dBackward(dx, dy, sliding)),
  squaredError: (take, n) => lossOf("squaredError", take, n),
  squaredErrorGradient: (take, n) => gradientOf("squaredErrorGradient", take, n),
  crossEntropy: (take, n) => lossOf("crossEntropy", take, n),
  crossEntropyGradient: (take, n) => gradientOf("crossEntropyGradient", take, n),
  bceWithLogits: (take, n) => lossOf("bceWithLogits", take, n),
  bceWithLogitsGradient: (take, n) => gradientOf("bceWithLogitsGradient", take, n),
  sgd: (take, n) => updating([take([n])], [take([n])], (k, [theta], [grad]) => k.sgd(theta, grad, 0.1, 0.01)),
  momentum: (take, n) =>
    updating([take([n]), take([n])], [take([n])], (k, [theta, v], [grad]) =>
      k.momentum(theta, grad, v, 0.1, 0.01, 0.9, true),
    ),
  rmsprop: (take, n) =>
    updating([take([n]), take([n], 0.1)], [take([n])], (k, [theta, s], [grad]) =>
      k.rmsprop(theta, grad, s, 0.1, 0.01, 0.9, 1e-8),
    ),
  adam: (take, n) =>
    updating([take([n]), take([n]), take([n], 0.1)], [take([n])], (k, [theta, m, s], [grad]) => {
      const corrections = { correction1: 0.271, correction2: 0.002997001 };
      k.adam(theta, grad, m, s, {
        lr: 0.1,
        beta1: 0.9,
        beta2: 0.999,
        eps: 1e-8,
        decay: 0.01,
        shrink: 0.999,
        ...corrections,
      });
    }),
  scale: (take, n) => updating([take([n])], [], (k, [out]) => k.scale(out, 0.3)),
  sumSquares: (take, n) => {
    const a = take([n]);
    return { reads: [a], writes: [], updates: [], run: (k) => k.sumSquares(a) };
  },
};

type Take = Parameters<Prepare>[0];
type Run = (k: Kernels, out: readonly Tensor[], reads: readonly Tensor[]) => void;

function writing(writes: Tensor[], reads: Tensor[], run: Run): Call {
  return { reads, writes, updates: [], run: (k) => void run(k, writes, reads) };
}

function updating(updates: Tensor[], reads: Tensor[], run: Run): Call {
  return { reads, writes: [], updates, run: (k) => void run(k, updates, reads) };
}

function product(name: "matmul" | "matmulTN" | "matmulNT", out: Tensor, a: Tensor, b: Tensor): Call {
  return writing([out], [a, b], (k) => k[name](out, a, b));
}

type Unary = "relu" | "sigmoid" | "tanh" | "softmax";
type Binary = "reluBackward" | "sigmoidBackward" | "tanhBackward" | "softmaxBackward" | "multiply";

function mapping(name: Unary | Binary, take: Take, n: number): Call {
  const [out, a, b] = [take([n, 3]), take([n, 3]), take([n, 3])];
  return writing([out], [a, b], (k) => k[name](out, a, b));
}

/** From pictures of 7x5 to 4x3. */
const sliding: Window = { kernel: [3, 2], stride: [2, 2], padding: [1, 1] };

type Convolution = (k: Kernels, out: Tensor, reads: readonly Tensor[], room: Tensor) => void;

/** More than any backend needs for these pictures. */
const largestRoom = 4096;

/** Each backend gets as much room as it asks for, full of NaN: what is in there must mean nothing. */
function convolving(writes: Tensor[], reads: Tensor[], take: Take, convolution: Convolution): Call {
  const [out] = writes;
  const room = take([largestRoom]);
  return {
    reads,
    writes,
    updates: [],
    run(k) {
      const needed = k.conv2dRoom([2, 7, 5], [3, 4, 3], sliding);
      if (needed > largestRoom) throw new Error(`room for ${needed} numbers: raise largestRoom`);
      room.data.fill(Number.NaN);
      convolution(k, out, reads, { shape: [needed], data: room.data.subarray(0, needed) });
      return undefined;
    },
  };
}

function channels(take: Take, count: number): Tensor[] {
  return Array.from({ length: count }, () => take([3]));
}

function lossOf(name: "squaredError" | "crossEntropy" | "bceWithLogits", take: Take, n: number): Call {
  return writing([take([n])], [take([n, 3]), take([n, 3], 0, 1)], (k, [losses], [y, t]) => k[name](losses, y, t));
}

function gradientOf(name: `${"squaredError" | "crossEntropy" | "bceWithLogits"}Gradient`, take: Take, n: number): Call {
  return writing([take([n, 3])], [take([n, 3]), take([n, 3], 0, 1)], (k, [dy], [y, t]) => k[name](dy, y, t, 0.2));
}
