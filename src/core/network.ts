import type { Take } from "../kernels/carve.ts";
import { misuse } from "../kernels/errors.ts";
import type { Kernels, Key } from "../kernels/kernels.ts";
import { firstRows, formatShape, type Shape, size, type Tensor } from "../kernels/tensor.ts";
import type { Draw } from "./initializers.ts";
import type { Activations, Buffer, ForwardTrace, Frame, Layer, LayerSpec, Parameter, Pass, Trace } from "./layer.ts";

/** A chain of layers over one vector of parameters and one of gradients. */
export interface Network {
  readonly kernels: Kernels;
  readonly input: Shape;
  readonly output: Shape;
  readonly layers: readonly Layer[];
  /** In the order of the layers, each layer's weight before its bias. */
  readonly parameters: readonly Parameter[];
  readonly buffers: readonly Buffer[];
  /** All parameters as one vector, and all their gradients as another. */
  readonly theta: Tensor;
  readonly grad: Tensor;
}

export interface NetworkOptions {
  readonly take: Take;
  readonly kernels: Kernels;
  /** The shape of one sample. */
  readonly input: Shape;
  /** The key of a layer's own random stream, by name; without it only networks without dropout can be built. */
  readonly key?: (name: string) => Key;
  /** The gradients of another network of these layers, to share; the network takes its own where absent. */
  readonly grad?: Tensor;
}

/** Layers that decide how a weight below them is best initialised. */
const nonlinearities = new Set(["relu", "leaky_relu", "sigmoid", "tanh", "softmax"]);
/** Layers with a weight of their own: what stands above them decides nothing below. */
const weighted = new Set(["linear", "conv2d"]);

/**
 * Builds the layers one upon the other. Shapes are inferred upwards from `input`; nothing is initialised yet.
 * @throws where there is no layer, or one does not fit what arrives; the message then names it as `model[i] kind`.
 */
export function buildNetwork(specs: readonly LayerSpec[], options: NetworkOptions): Network {
  if (specs.length === 0) throw misuse("build a network", "at least one layer", "none");
  // Built once over nothing to learn what the layers declare, then over one vector of exactly that length.
  let length = 0;
  const nothing = (shape: Shape): Tensor => ({ shape, data: new Float32Array(0) });
  stack(specs, { ...options, take: nothing }, (shape) => {
    length += padded(shape);
    return { value: nothing(shape), grad: nothing(shape) };
  });
  const theta = options.take([length]);
  const grad = options.grad ?? options.take([length]);
  let start = 0;
  const built = stack(specs, options, (shape) => {
    const view = ({ data }: Tensor): Tensor => ({ shape, data: data.subarray(start, start + size(shape)) });
    const pair = { value: view(theta), grad: view(grad) };
    start += padded(shape);
    return pair;
  });
  return { kernels: options.kernels, input: options.input, theta, grad, ...built };
}

/** Draws every parameter anew, in order, and sets every buffer to its initial value. */
export function initialize({ parameters, buffers }: Network, draw: Draw): void {
  for (const { init, value } of parameters) init.fill(value, draw);
  for (const { initial, value } of buffers) value.data.fill(initial);
}

/** Takes the tensors of a pass of up to `rows` samples with gradients; with `inputGradient` also ∂C/∂x of the input. */
export function takeTrace(take: Take, network: Network, rows: number, inputGradient = false): Trace {
  const { input, layers } = network;
  const lowest = inputGradient ? 0 : lowestTrainable(network);
  let x = take([rows, ...input]);
  let dx = inputGradient ? take([rows, ...input]) : undefined;
  return layers.map((layer, l) => {
    const shape = [rows, ...layer.output];
    const y = layer.reshapes ? { shape, data: x.data } : take(shape);
    const dy = layer.reshapes && dx ? { shape, data: dx.data } : take(shape);
    const scratch = (layer.scratch?.(rows) ?? []).map(take);
    const frame: Frame = { x, y, dy, dx: inputGradient || l > lowest ? dx : undefined, scratch };
    [x, dx] = [y, dy];
    return frame;
  });
}

/** Takes the tensors of a pass of up to `rows` samples that only predicts. */
export function takeForwardTrace(take: Take, { input, layers }: Network, rows: number): ForwardTrace {
  let x = take([rows, ...input]);
  return layers.map((layer) => {
    const shape = [rows, ...layer.output];
    const y = layer.reshapes ? { shape, data: x.data } : take(shape);
    const scratch = (layer.scratch?.(rows) ?? []).map(take);
    const activations: Activations = { x, y, scratch };
    x = y;
    return activations;
  });
}

/** The first `rows` samples of a trace, as views: what a short last batch passes through. */
export function shorten(network: Network, trace: Trace, rows: number): Trace {
  return trace.map((frame, l) => ({
    ...firstOf(network.layers[l], frame, rows),
    dy: firstRows(frame.dy, rows),
    dx: frame.dx && firstRows(frame.dx, rows),
  }));
}

/** The same for a trace without gradients. */
export function shortenForward(network: Network, trace: ForwardTrace, rows: number): ForwardTrace {
  return trace.map((activations, l) => firstOf(network.layers[l], activations, rows));
}

function firstOf(layer: Layer, { x, y, scratch }: Activations, rows: number): Activations {
  const shapes = layer.scratch?.(rows) ?? [];
  const cut = shapes.map((shape, i) => ({ shape, data: scratch[i].data.subarray(0, size(shape)) }));
  return { x: firstRows(x, rows), y: firstRows(y, rows), scratch: cut };
}

/** What a pass that only predicts is told. */
export const inference: Pass = { training: false, step: 0 };

/** Computes every layer's y from the x of the first and returns the last. */
export function forward({ layers }: Network, trace: ForwardTrace, pass: Pass): Tensor {
  for (let l = 0; l < layers.length; l++) layers[l].forward(trace[l], pass);
  return trace[trace.length - 1].y;
}

/** Fills every gradient from the dy of the last layer: the error flows from the top to the lowest layer that learns. */
export function backward(network: Network, trace: Trace, pass: Pass): void {
  const lowest = trace[0].dx ? 0 : lowestTrainable(network);
  for (let l = network.layers.length - 1; l >= lowest; l--) network.layers[l].backward(trace[l], pass);
}

/** The index of the lowest layer with a parameter that is not frozen: below it no gradient is wanted. */
function lowestTrainable({ parameters, layers }: Network): number {
  const first = parameters.find((parameter) => parameter.requiresGrad);
  return first === undefined ? layers.length : Number(first.name.slice(0, first.name.indexOf(".")));
}

interface Stack {
  readonly layers: readonly Layer[];
  readonly output: Shape;
  readonly parameters: readonly Parameter[];
  readonly buffers: readonly Buffer[];
}

/** Runs every spec's `build`, handing each the output shape of the one below. */
function stack(
  specs: readonly LayerSpec[],
  { input, kernels, take, key }: NetworkOptions,
  claim: (shape: Shape) => { value: Tensor; grad: Tensor },
): Stack {
  const layers: Layer[] = [];
  const parameters: Parameter[] = [];
  const buffers: Buffer[] = [];
  let shape = input;
  specs.forEach((spec, index) => {
    const layer = naming(`model[${index}] ${spec.kind}`, () =>
      spec.build({
        input: shape,
        kernels,
        nonlinearity: specs.slice(index + 1).find(({ kind }) => nonlinearities.has(kind) || weighted.has(kind))?.kind,
        parameter(name, parameterShape, init, { decays = true } = {}) {
          const { value, grad } = claim(parameterShape);
          const requiresGrad = spec.requiresGrad ?? true;
          const parameter = { name: `${index}.${name}`, value, grad, requiresGrad, decays, init };
          parameters.push(parameter);
          return parameter;
        },
        buffer(name, bufferShape, initial) {
          const value = take(bufferShape);
          buffers.push({ name: `${index}.${name}`, value, initial });
          return value;
        },
        key(purpose) {
          if (key === undefined) throw misuse(`build ${purpose}`, "a network with random streams", "none");
          return key(`${purpose}:${index}`);
        },
      }),
    );
    if (layer.output.some((extent) => !(Number.isInteger(extent) && extent > 0))) {
      throw misuse(`build model[${index}] ${spec.kind}`, "an output of positive extents", formatShape(layer.output));
    }
    layers.push(layer);
    shape = layer.output;
  });
  return { layers, output: shape, parameters, buffers };
}

/** Puts the layer's name before the message of whatever fails while it is built. */
function naming<T>(name: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** Parameters start on multiples of four numbers, for SIMD; the gaps stay zero. */
function padded(shape: Shape): number {
  return Math.ceil(size(shape) / 4) * 4;
}
