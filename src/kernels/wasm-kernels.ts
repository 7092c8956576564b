import type { Kernels, Window } from "./kernels.ts";
import type { DType, Shape, Tensor } from "./tensor.ts";

/** The functions a compiled module exports: numbers in, at most a number out. */
export type Exports = Readonly<Record<string, (...args: (number | boolean)[]) => number>>;

/** Where no bias is: nothing of a block lies there. */
const none = 0;
/** Products of up to so many rows have functions of their own. */
const few = 2;

/** The contract over a module's exports. A tensor is its byteOffset, a batch its rows and what a row holds. */
export function bindKernels(exports: Exports, dtype: DType): Kernels {
  const suffix = dtype === "float32" ? "_f32" : "_f64";
  const e = Object.fromEntries(
    Object.entries(exports)
      .filter(([name]) => name.endsWith(suffix))
      .map(([name, kernel]) => [name.slice(0, -suffix.length), kernel]),
  ) as unknown as Readonly<Record<keyof Kernels | "linearFew", (...args: (number | boolean)[]) => number>>;
  return {
    matmul(out, a, b) {
      e.matmul(at(out), at(a), at(b), rows(a), columns(b), columns(a), columns(b));
    },
    matmulTN(out, a, b) {
      e.matmulTN(at(out), at(a), at(b), columns(a), columns(b), rows(a), columns(b));
    },
    matmulNT(out, a, b) {
      if (rows(a) <= few) e.linearFew(at(out), at(a), at(b), rows(a), rows(b), columns(a), none);
      else e.matmulNT(at(out), at(a), at(b), rows(a), rows(b), columns(a), rows(b));
    },
    linear(y, x, w, b) {
      if (rows(x) <= few) e.linearFew(at(y), at(x), at(w), rows(x), rows(w), columns(x), at(b));
      else e.linear(at(y), at(x), at(w), rows(x), rows(w), columns(x), rows(w), at(b));
    },

    sumRows(out, a) {
      e.sumRows(at(out), at(a), rows(a), rowBytes(a), rowBytes(a));
    },

    relu(y, x) {
      e.relu(at(y), at(x), bytes(y));
    },
    reluBackward(dx, dy, y) {
      e.reluBackward(at(dx), at(dy), at(y), bytes(dx));
    },
    leakyRelu(y, x, slope) {
      e.leakyRelu(at(y), at(x), slope, bytes(y));
    },
    leakyReluBackward(dx, dy, x, slope) {
      e.leakyReluBackward(at(dx), at(dy), at(x), slope, bytes(dx));
    },
    sigmoid(y, x) {
      e.sigmoid(at(y), at(x), bytes(y));
    },
    sigmoidBackward(dx, dy, y) {
      e.sigmoidBackward(at(dx), at(dy), at(y), bytes(dx));
    },
    tanh(y, x) {
      e.tanh(at(y), at(x), bytes(y));
    },
    tanhBackward(dx, dy, y) {
      e.tanhBackward(at(dx), at(dy), at(y), bytes(dx));
    },
    softmax(y, x) {
      e.softmax(at(y), at(x), rows(x), rowBytes(x));
    },
    softmaxBackward(dx, dy, y) {
      e.softmaxBackward(at(dx), at(dy), at(y), rows(y), rowBytes(y));
    },

    dropoutMask(mask, rate, [key0, key1], step) {
      e.dropoutMask(at(mask), 1 / (1 - rate), Math.round(rate * 4294967296), key0, key1, step, bytes(mask), 0);
    },
    multiply(out, a, b) {
      e.multiply(at(out), at(a), at(b), bytes(out));
    },

    batchMoments(mean, variance, invStd, x, eps) {
      e.batchMoments(at(mean), at(variance), at(invStd), at(x), eps, rows(x), channels(x), span(x), channels(x));
    },
    inverseStd(invStd, variance, eps) {
      e.inverseStd(at(invStd), at(variance), eps, bytes(invStd));
    },
    normalize(y, x, mean, invStd, gamma, beta) {
      e.normalize(at(y), at(x), at(mean), at(invStd), at(gamma), at(beta), rows(x), channels(x), span(x));
    },
    normalizeParameters(dgamma, dbeta, dy, x, mean, invStd) {
      const [a, b, c, d] = [at(dgamma), at(dbeta), at(mean), at(invStd)];
      e.normalizeParameters(a, b, at(dy), at(x), c, d, rows(x), channels(x), span(x), channels(x));
    },
    normalizeBackward(dx, dy, x, mean, invStd, gamma, dgamma, dbeta) {
      const [a, b, c, d] = [at(mean), at(invStd), at(gamma), at(dgamma)];
      e.normalizeBackward(at(dx), at(dy), at(x), a, b, c, d, at(dbeta), rows(x), channels(x), span(x), channels(x));
    },
    scaleChannels(dx, dy, gamma, invStd) {
      e.scaleChannels(at(dx), at(dy), at(gamma), at(invStd), rows(dy), channels(dy), span(dy));
    },
    moveTowards(out, a, momentum, correction) {
      e.moveTowards(at(out), at(a), momentum, correction, bytes(out));
    },

    conv2d(y, x, w, b, window, room) {
      const bias = b ? at(b) : none;
      e.conv2d(at(y), at(x), at(w), at(room), rows(x), ...sliding(x.shape, y.shape, window), bias);
    },
    conv2dBackwardWeight(dw, dy, x, window, room) {
      const maps = channels(dy);
      e.conv2dBackwardWeight(at(dw), at(dy), at(x), at(room), rows(x), ...sliding(x.shape, dy.shape, window), maps);
    },
    conv2dBackwardInput(dx, dy, w, window, room) {
      e.conv2dBackwardInput(at(dx), at(dy), at(w), at(room), rows(dx), ...sliding(dx.shape, dy.shape, window));
    },
    conv2dRoom: (x, y, window) => e.conv2dRoom(1, ...sliding([1, ...x], [1, ...y], window)),
    sumChannels(out, a) {
      e.sumChannels(at(out), at(a), rows(a), channels(a), span(a), channels(a));
    },

    maxPool2d(y, winners, x, window) {
      e.maxPool2d(at(y), at(winners), at(x), rows(x), ...pooling(x.shape, y.shape, window));
    },
    maxPool2dBackward(dx, dy, winners, window) {
      e.maxPool2dBackward(at(dx), at(dy), at(winners), rows(dx), ...pooling(dx.shape, dy.shape, window));
    },
    avgPool2d(y, x, window) {
      e.avgPool2d(at(y), at(x), rows(x), ...pooling(x.shape, y.shape, window));
    },
    avgPool2dBackward(dx, dy, window) {
      e.avgPool2dBackward(at(dx), at(dy), rows(dx), ...pooling(dx.shape, dy.shape, window));
    },

    squaredError(losses, y, t) {
      e.squaredError(at(losses), at(y), at(t), rows(y), rowBytes(y));
    },
    squaredErrorGradient(dy, y, t, scale) {
      e.squaredErrorGradient(at(dy), at(y), at(t), scale, bytes(dy));
    },
    crossEntropy(losses, y, t) {
      e.crossEntropy(at(losses), at(y), at(t), rows(y), rowBytes(y));
    },
    crossEntropyGradient(dy, y, t, scale) {
      e.crossEntropyGradient(at(dy), at(y), at(t), scale, rows(y), rowBytes(y));
    },
    bceWithLogits(losses, y, t) {
      e.bceWithLogits(at(losses), at(y), at(t), rows(y), rowBytes(y));
    },
    bceWithLogitsGradient(dy, y, t, scale) {
      e.bceWithLogitsGradient(at(dy), at(y), at(t), scale, bytes(dy));
    },

    sgd(theta, grad, lr, decay) {
      e.sgd(at(theta), at(grad), lr, decay, bytes(theta));
    },
    momentum(theta, grad, v, lr, decay, momentum, nesterov) {
      e.momentum(at(theta), at(grad), at(v), lr, decay, momentum, nesterov, bytes(theta));
    },
    rmsprop(theta, grad, s, lr, decay, alpha, eps) {
      e.rmsprop(at(theta), at(grad), at(s), lr, decay, alpha, eps, bytes(theta));
    },
    adam(theta, grad, m, s, { lr, beta1, beta2, eps, decay, shrink, correction1, correction2 }) {
      const [w, g, a, b, n] = [at(theta), at(grad), at(m), at(s), bytes(theta)];
      e.adam(w, g, a, b, lr, beta1, beta2, eps, decay, shrink, correction1, correction2, n);
    },

    scale(out, scale) {
      e.scale(at(out), scale, bytes(out));
    },
    sumSquares: (a) => e.sumSquares(at(a), bytes(a)),
  };
}

function at({ data }: Tensor): number {
  return data.byteOffset;
}

function bytes({ data }: Tensor): number {
  return data.byteLength;
}

function rows({ shape }: Tensor): number {
  return shape[0] ?? 1;
}

function columns({ shape, data }: Tensor): number {
  const count = shape[0] ?? 1;
  return count === 0 ? 0 : data.length / count;
}

function rowBytes({ shape, data }: Tensor): number {
  const count = shape[0] ?? 1;
  return count === 0 ? 0 : data.byteLength / count;
}

function channels({ shape }: Tensor): number {
  return shape[1] ?? 1;
}

/** How many numbers of one channel stand together in each sample. */
function span({ shape, data }: Tensor): number {
  const groups = (shape[0] ?? 1) * (shape[1] ?? 1);
  return groups === 0 ? 0 : data.length / groups;
}

/** How a window slides over one sample: channels, height and width; maps, height and width; kernel, stride and padding. */
function sliding([, channels, height, width]: Shape, y: Shape, { kernel, stride, padding }: Window): number[] {
  return [
    channels,
    height,
    width,
    y[1],
    y[2],
    y[3],
    kernel[0],
    kernel[1],
    stride[0],
    stride[1],
    padding[0],
    padding[1],
  ];
}

/** The same where every channel is its own map. */
function pooling([, channels, height, width]: Shape, y: Shape, { kernel, stride, padding }: Window): number[] {
  return [channels, height, width, y[2], y[3], kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]];
}
