/*
 * Every kernel of ../kernels.ts for both precisions. Tensors are byte offsets; `row` and `bytes` are lengths in bytes, m, n, k,
 * pitch, rows, samples, channels and span are counts. Tensors of one call may overlap only as ../kernels.ts says.
 */
import { batchMoments, inverseStd, moveTowards, normalize, normalizeBackward, normalizeParameters, scaleChannels } from "./batch-norm";
import { sumChannels } from "./channels";
import { conv2d } from "./conv2d";
import { conv2dBackwardInput } from "./conv2d-input";
import { conv2dBackwardWeight, conv2dRoom } from "./conv2d-weight";
import { dropoutMask, multiply } from "./dropout";
import { bceWithLogits, bceWithLogitsGradient, crossEntropy, crossEntropyGradient, squaredError, squaredErrorGradient } from "./losses";
import { linear, linearFew, matmul, matmulNT, matmulTN } from "./matmul";
import { adam, momentum, rmsprop, sgd } from "./optimizers";
import { leakyRelu, leakyReluBackward, relu, reluBackward } from "./relu";
import { avgPool2d, avgPool2dBackward, maxPool2d, maxPool2dBackward } from "./pooling";
import { addRow, sumRows } from "./rows";
import { sigmoid, sigmoidBackward } from "./sigmoid";
import { slide } from "./sliding";
import { softmax, softmaxBackward } from "./softmax";
import { tanh, tanhBackward } from "./tanh";
import { scale, sumSquares } from "./vectors";
import { PANELS, SPACE } from "./scratch";

/** How many bytes of working space each thread has below the block. */
export function workingSpace(): usize { return SPACE; }

/** How many bytes are left between the module's constants and the working space, which must not overlap. */
export function spareConstants(): isize { return <isize>PANELS - <isize>__heap_base; }

export function matmul_f32(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmul<f32>(out, a, b, m, n, k, pitch); }
export function matmul_f64(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmul<f64>(out, a, b, m, n, k, pitch); }

export function matmulTN_f32(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmulTN<f32>(out, a, b, m, n, k, pitch); }
export function matmulTN_f64(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmulTN<f64>(out, a, b, m, n, k, pitch); }

export function matmulNT_f32(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmulNT<f32>(out, a, b, m, n, k, pitch); }
export function matmulNT_f64(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void { matmulNT<f64>(out, a, b, m, n, k, pitch); }

export function linear_f32(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, pitch: usize, bias: usize): void { linear<f32>(y, x, w, m, n, k, pitch, bias); }
export function linear_f64(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, pitch: usize, bias: usize): void { linear<f64>(y, x, w, m, n, k, pitch, bias); }

export function linearFew_f32(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, bias: usize): void { linearFew<f32>(y, x, w, m, n, k, bias); }
export function linearFew_f64(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, bias: usize): void { linearFew<f64>(y, x, w, m, n, k, bias); }

export function addRow_f32(out: usize, b: usize, rows: usize, row: usize, pitch: usize): void { addRow<f32>(out, b, rows, row, pitch); }
export function addRow_f64(out: usize, b: usize, rows: usize, row: usize, pitch: usize): void { addRow<f64>(out, b, rows, row, pitch); }

export function sumRows_f32(out: usize, a: usize, rows: usize, row: usize, pitch: usize): void { sumRows<f32>(out, a, rows, row, pitch); }
export function sumRows_f64(out: usize, a: usize, rows: usize, row: usize, pitch: usize): void { sumRows<f64>(out, a, rows, row, pitch); }

export function relu_f32(y: usize, x: usize, bytes: usize): void { relu<f32>(y, x, bytes); }
export function relu_f64(y: usize, x: usize, bytes: usize): void { relu<f64>(y, x, bytes); }

export function reluBackward_f32(dx: usize, dy: usize, y: usize, bytes: usize): void { reluBackward<f32>(dx, dy, y, bytes); }
export function reluBackward_f64(dx: usize, dy: usize, y: usize, bytes: usize): void { reluBackward<f64>(dx, dy, y, bytes); }

export function leakyRelu_f32(y: usize, x: usize, slope: f64, bytes: usize): void { leakyRelu<f32>(y, x, slope, bytes); }
export function leakyRelu_f64(y: usize, x: usize, slope: f64, bytes: usize): void { leakyRelu<f64>(y, x, slope, bytes); }

export function leakyReluBackward_f32(dx: usize, dy: usize, x: usize, slope: f64, bytes: usize): void { leakyReluBackward<f32>(dx, dy, x, slope, bytes); }
export function leakyReluBackward_f64(dx: usize, dy: usize, x: usize, slope: f64, bytes: usize): void { leakyReluBackward<f64>(dx, dy, x, slope, bytes); }

export function sigmoid_f32(y: usize, x: usize, bytes: usize): void { sigmoid<f32>(y, x, bytes); }
export function sigmoid_f64(y: usize, x: usize, bytes: usize): void { sigmoid<f64>(y, x, bytes); }

export function sigmoidBackward_f32(dx: usize, dy: usize, y: usize, bytes: usize): void { sigmoidBackward<f32>(dx, dy, y, bytes); }
export function sigmoidBackward_f64(dx: usize, dy: usize, y: usize, bytes: usize): void { sigmoidBackward<f64>(dx, dy, y, bytes); }

export function tanh_f32(y: usize, x: usize, bytes: usize): void { tanh<f32>(y, x, bytes); }
export function tanh_f64(y: usize, x: usize, bytes: usize): void { tanh<f64>(y, x, bytes); }

export function tanhBackward_f32(dx: usize, dy: usize, y: usize, bytes: usize): void { tanhBackward<f32>(dx, dy, y, bytes); }
export function tanhBackward_f64(dx: usize, dy: usize, y: usize, bytes: usize): void { tanhBackward<f64>(dx, dy, y, bytes); }

export function softmax_f32(y: usize, x: usize, rows: usize, row: usize): void { softmax<f32>(y, x, rows, row); }
export function softmax_f64(y: usize, x: usize, rows: usize, row: usize): void { softmax<f64>(y, x, rows, row); }

export function softmaxBackward_f32(dx: usize, dy: usize, y: usize, rows: usize, row: usize): void { softmaxBackward<f32>(dx, dy, y, rows, row); }
export function softmaxBackward_f64(dx: usize, dy: usize, y: usize, rows: usize, row: usize): void { softmaxBackward<f64>(dx, dy, y, rows, row); }

export function dropoutMask_f32(mask: usize, keep: f64, threshold: f64, key0: u32, key1: u32, step: u32, bytes: usize, from: u32): void { dropoutMask<f32>(mask, keep, threshold, key0, key1, step, bytes, from); }
export function dropoutMask_f64(mask: usize, keep: f64, threshold: f64, key0: u32, key1: u32, step: u32, bytes: usize, from: u32): void { dropoutMask<f64>(mask, keep, threshold, key0, key1, step, bytes, from); }

export function multiply_f32(out: usize, a: usize, b: usize, bytes: usize): void { multiply<f32>(out, a, b, bytes); }
export function multiply_f64(out: usize, a: usize, b: usize, bytes: usize): void { multiply<f64>(out, a, b, bytes); }

export function batchMoments_f32(mean: usize, variance: usize, invStd: usize, x: usize, eps: f64, samples: usize, channels: usize, span: usize, all: usize): void { batchMoments<f32>(mean, variance, invStd, x, eps, samples, channels, span, all); }
export function batchMoments_f64(mean: usize, variance: usize, invStd: usize, x: usize, eps: f64, samples: usize, channels: usize, span: usize, all: usize): void { batchMoments<f64>(mean, variance, invStd, x, eps, samples, channels, span, all); }

export function inverseStd_f32(invStd: usize, variance: usize, eps: f64, bytes: usize): void { inverseStd<f32>(invStd, variance, eps, bytes); }
export function inverseStd_f64(invStd: usize, variance: usize, eps: f64, bytes: usize): void { inverseStd<f64>(invStd, variance, eps, bytes); }

export function normalize_f32(y: usize, x: usize, mean: usize, invStd: usize, gamma: usize, beta: usize, samples: usize, channels: usize, span: usize): void { normalize<f32>(y, x, mean, invStd, gamma, beta, samples, channels, span); }
export function normalize_f64(y: usize, x: usize, mean: usize, invStd: usize, gamma: usize, beta: usize, samples: usize, channels: usize, span: usize): void { normalize<f64>(y, x, mean, invStd, gamma, beta, samples, channels, span); }

export function normalizeParameters_f32(dgamma: usize, dbeta: usize, dy: usize, x: usize, mean: usize, invStd: usize, samples: usize, channels: usize, span: usize, all: usize): void { normalizeParameters<f32>(dgamma, dbeta, dy, x, mean, invStd, samples, channels, span, all); }
export function normalizeParameters_f64(dgamma: usize, dbeta: usize, dy: usize, x: usize, mean: usize, invStd: usize, samples: usize, channels: usize, span: usize, all: usize): void { normalizeParameters<f64>(dgamma, dbeta, dy, x, mean, invStd, samples, channels, span, all); }

export function normalizeBackward_f32(dx: usize, dy: usize, x: usize, mean: usize, invStd: usize, gamma: usize, dgamma: usize, dbeta: usize, samples: usize, channels: usize, span: usize, all: usize): void { normalizeBackward<f32>(dx, dy, x, mean, invStd, gamma, dgamma, dbeta, samples, channels, span, all); }
export function normalizeBackward_f64(dx: usize, dy: usize, x: usize, mean: usize, invStd: usize, gamma: usize, dgamma: usize, dbeta: usize, samples: usize, channels: usize, span: usize, all: usize): void { normalizeBackward<f64>(dx, dy, x, mean, invStd, gamma, dgamma, dbeta, samples, channels, span, all); }

export function scaleChannels_f32(dx: usize, dy: usize, gamma: usize, invStd: usize, samples: usize, channels: usize, span: usize): void { scaleChannels<f32>(dx, dy, gamma, invStd, samples, channels, span); }
export function scaleChannels_f64(dx: usize, dy: usize, gamma: usize, invStd: usize, samples: usize, channels: usize, span: usize): void { scaleChannels<f64>(dx, dy, gamma, invStd, samples, channels, span); }

export function moveTowards_f32(out: usize, a: usize, momentum: f64, correction: f64, bytes: usize): void { moveTowards<f32>(out, a, momentum, correction, bytes); }
export function moveTowards_f64(out: usize, a: usize, momentum: f64, correction: f64, bytes: usize): void { moveTowards<f64>(out, a, momentum, correction, bytes); }

export function conv2d_f32(y: usize, x: usize, w: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize, bias: usize): void { conv2d<f32>(y, x, w, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left), bias); }
export function conv2d_f64(y: usize, x: usize, w: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize, bias: usize): void { conv2d<f64>(y, x, w, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left), bias); }

export function conv2dBackwardWeight_f32(dw: usize, dy: usize, x: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize, all: usize): void { conv2dBackwardWeight<f32>(dw, dy, x, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left), all); }
export function conv2dBackwardWeight_f64(dw: usize, dy: usize, x: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize, all: usize): void { conv2dBackwardWeight<f64>(dw, dy, x, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left), all); }

export function conv2dBackwardInput_f32(dx: usize, dy: usize, w: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { conv2dBackwardInput<f32>(dx, dy, w, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function conv2dBackwardInput_f64(dx: usize, dy: usize, w: usize, room: usize, samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { conv2dBackwardInput<f64>(dx, dy, w, room, slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function conv2dRoom_f32(samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): usize { return conv2dRoom<f32>(slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function conv2dRoom_f64(samples: usize, channels: usize, height: usize, width: usize, maps: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): usize { return conv2dRoom<f64>(slide(samples, channels, height, width, maps, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function sumChannels_f32(out: usize, a: usize, samples: usize, channels: usize, span: usize, all: usize): void { sumChannels<f32>(out, a, samples, channels, span, all); }
export function sumChannels_f64(out: usize, a: usize, samples: usize, channels: usize, span: usize, all: usize): void { sumChannels<f64>(out, a, samples, channels, span, all); }

export function maxPool2d_f32(y: usize, winners: usize, x: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { maxPool2d<f32>(y, winners, x, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function maxPool2d_f64(y: usize, winners: usize, x: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { maxPool2d<f64>(y, winners, x, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function maxPool2dBackward_f32(dx: usize, dy: usize, winners: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { maxPool2dBackward<f32>(dx, dy, winners, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function maxPool2dBackward_f64(dx: usize, dy: usize, winners: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { maxPool2dBackward<f64>(dx, dy, winners, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function avgPool2d_f32(y: usize, x: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { avgPool2d<f32>(y, x, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function avgPool2d_f64(y: usize, x: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { avgPool2d<f64>(y, x, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function avgPool2dBackward_f32(dx: usize, dy: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { avgPool2dBackward<f32>(dx, dy, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }
export function avgPool2dBackward_f64(dx: usize, dy: usize, samples: usize, channels: usize, height: usize, width: usize, outHeight: usize, outWidth: usize, kernelHeight: usize, kernelWidth: usize, down: usize, right: usize, top: usize, left: usize): void { avgPool2dBackward<f64>(dx, dy, slide(samples, channels, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, down, right, top, left)); }

export function squaredError_f32(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { squaredError<f32>(losses, y, t, rows, row); }
export function squaredError_f64(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { squaredError<f64>(losses, y, t, rows, row); }

export function squaredErrorGradient_f32(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void { squaredErrorGradient<f32>(dy, y, t, scale, bytes); }
export function squaredErrorGradient_f64(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void { squaredErrorGradient<f64>(dy, y, t, scale, bytes); }

export function crossEntropy_f32(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { crossEntropy<f32>(losses, y, t, rows, row); }
export function crossEntropy_f64(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { crossEntropy<f64>(losses, y, t, rows, row); }

export function crossEntropyGradient_f32(dy: usize, y: usize, t: usize, scale: f64, rows: usize, row: usize): void { crossEntropyGradient<f32>(dy, y, t, scale, rows, row); }
export function crossEntropyGradient_f64(dy: usize, y: usize, t: usize, scale: f64, rows: usize, row: usize): void { crossEntropyGradient<f64>(dy, y, t, scale, rows, row); }

export function bceWithLogits_f32(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { bceWithLogits<f32>(losses, y, t, rows, row); }
export function bceWithLogits_f64(losses: usize, y: usize, t: usize, rows: usize, row: usize): void { bceWithLogits<f64>(losses, y, t, rows, row); }

export function bceWithLogitsGradient_f32(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void { bceWithLogitsGradient<f32>(dy, y, t, scale, bytes); }
export function bceWithLogitsGradient_f64(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void { bceWithLogitsGradient<f64>(dy, y, t, scale, bytes); }

export function sgd_f32(theta: usize, grad: usize, lr: f64, decay: f64, bytes: usize): void { sgd<f32>(theta, grad, lr, decay, bytes); }
export function sgd_f64(theta: usize, grad: usize, lr: f64, decay: f64, bytes: usize): void { sgd<f64>(theta, grad, lr, decay, bytes); }

export function momentum_f32(theta: usize, grad: usize, v: usize, lr: f64, decay: f64, factor: f64, nesterov: bool, bytes: usize): void { momentum<f32>(theta, grad, v, lr, decay, factor, nesterov, bytes); }
export function momentum_f64(theta: usize, grad: usize, v: usize, lr: f64, decay: f64, factor: f64, nesterov: bool, bytes: usize): void { momentum<f64>(theta, grad, v, lr, decay, factor, nesterov, bytes); }

export function rmsprop_f32(theta: usize, grad: usize, s: usize, lr: f64, decay: f64, alpha: f64, eps: f64, bytes: usize): void { rmsprop<f32>(theta, grad, s, lr, decay, alpha, eps, bytes); }
export function rmsprop_f64(theta: usize, grad: usize, s: usize, lr: f64, decay: f64, alpha: f64, eps: f64, bytes: usize): void { rmsprop<f64>(theta, grad, s, lr, decay, alpha, eps, bytes); }

export function adam_f32(theta: usize, grad: usize, m: usize, s: usize, lr: f64, beta1: f64, beta2: f64, eps: f64, decay: f64, shrink: f64, correction1: f64, correction2: f64, bytes: usize): void { adam<f32>(theta, grad, m, s, lr, beta1, beta2, eps, decay, shrink, correction1, correction2, bytes); }
export function adam_f64(theta: usize, grad: usize, m: usize, s: usize, lr: f64, beta1: f64, beta2: f64, eps: f64, decay: f64, shrink: f64, correction1: f64, correction2: f64, bytes: usize): void { adam<f64>(theta, grad, m, s, lr, beta1, beta2, eps, decay, shrink, correction1, correction2, bytes); }

export function scale_f32(out: usize, factor: f64, bytes: usize): void { scale<f32>(out, factor, bytes); }
export function scale_f64(out: usize, factor: f64, bytes: usize): void { scale<f64>(out, factor, bytes); }

export function sumSquares_f32(a: usize, bytes: usize): f64 { return sumSquares<f32>(a, bytes); }
export function sumSquares_f64(a: usize, bytes: usize): f64 { return sumSquares<f64>(a, bytes); }
