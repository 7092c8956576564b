import {
  backward,
  buildNetwork,
  crossEntropy,
  forward,
  initialize,
  initializers,
  linear,
  relu,
  sigmoid,
  stream,
  takeTrace,
  tanh,
} from "../../../../core/index.ts";
import type { Initializer } from "../../../../core/initializers.ts";
import type { LayerSpec } from "../../../../core/layer.ts";
import { digitSet, renderRange } from "../../../../data/render/index.ts";
import { carve } from "../../../../kernels/carve.ts";
import type { Backend } from "../../../../kernels/kernels.ts";

export const starts = {
  normal: initializers.normal(1),
  small: initializers.normal(0.01),
  xavier: initializers.xavierNormal,
  he: initializers.heNormal,
} as const satisfies Record<string, Initializer>;

export type Start = keyof typeof starts;

export const activations = { tanh, sigmoid, relu } as const satisfies Record<string, () => LayerSpec>;

export type ActivationName = keyof typeof activations;

/** Five layers of 64, between 784 inputs and ten classes. */
export const depth = 5;
const width = 64;
/** A hundred digits give each layer 6,400 numbers: enough for a picture of them. */
const rows = 100;

/** What an untrained layer does with a hundred digits, and what of the error arrives at it. */
export interface MeasuredLayer {
  /** All its activations. */
  readonly a: Float32Array;
  /** The share of them where the slope of the activation is below a twentieth of its largest. */
  readonly flat: number;
  /** The root of the mean square of the error δ of its sums. */
  readonly error: number;
}

/** Draws the weights anew, sends a hundred digits forward and their errors back, and looks at every layer. The library computes it all. */
export function measure(start: Start, activation: ActivationName, backend: Backend): MeasuredLayer[] {
  const bend = activations[activation];
  const specs = [
    ...Array.from({ length: depth }, () => [linear(width, { weightInit: starts[start] }), bend()]).flat(),
    linear(10, { weightInit: starts[start] }),
  ];
  const { network, trace, t } = carve(backend, "float32", (take, kernels) => {
    const network = buildNetwork(specs, { take, kernels, input: [784] });
    return { network, trace: takeTrace(take, network, rows), t: take([rows, 10]) };
  });
  initialize(network, stream(0, "lesson"));
  const { images, labels } = renderRange(digitSet(0), { count: rows });
  for (const [i, level] of images.entries()) trace[0]!.x.data[i] = level / 255;
  t.data.fill(0);
  for (const [i, label] of labels.entries()) t.data[i * 10 + label] = 1;
  const pass = { training: true, step: 0 };
  const y = forward(network, trace, pass);
  crossEntropy().gradient(network.kernels, trace.at(-1)!.dy, y, t);
  backward(network, trace, pass);
  return Array.from({ length: depth }, (_, i) => {
    const a = Float32Array.from(trace[2 * i + 1]!.y.data);
    const delta = Float32Array.from(trace[2 * i]!.dy.data);
    const flat = a.reduce((count, each) => count + Number(slopes[activation](each) < 0.05), 0) / a.length;
    return { a, flat, error: Math.sqrt(delta.reduce((sum, each) => sum + each * each, 0) / delta.length) };
  });
}

/** The slope of each activation from its value, as a share of the largest it has. */
const slopes: Readonly<Record<ActivationName, (a: number) => number>> = {
  tanh: (a) => 1 - a * a,
  sigmoid: (a) => 4 * a * (1 - a),
  relu: (a) => (a > 0 ? 1 : 0),
};
