import type { Examples } from "../../core/examples.ts";
import type { Pass, Trace } from "../../core/layer.ts";
import { backward, forward, takeTrace } from "../../core/network.ts";
import { restore, snapshot } from "../../core/snapshot.ts";
import type { Training } from "../../core/training.ts";
import { type Data, type Tensor, zeros } from "../../kernels/tensor.ts";
import { type LayerKind, remembered } from "./layer-kinds.ts";
import type { Call, Recorder } from "./recorder.ts";
import { passValue, type Value } from "./values.ts";

/** A training at a step on some examples: all that it computes there, and how. Nothing of it moves the training. */
export interface Moment {
  readonly training: Training;
  readonly values: readonly Value[];
  readonly calls: Readonly<Record<Value["moment"], readonly Call[]>>;
  /** The batch's loss, and the factor by which the sum of its rows' losses becomes it. */
  readonly loss: { readonly value: number; readonly factor: number };
  /** What weights of classes multiply each row's loss and error by; 1 without. */
  readonly mass: Float64Array;
  /** The outputs' errors, and the rows' losses. */
  readonly dy: Tensor;
  readonly losses: Tensor;
}

export interface MomentOptions {
  /** What the training was opened with: its backend notes what is computed. */
  readonly recorder: Recorder;
  readonly training: Training;
  readonly examples: Examples;
  /** Which of them: rows of the batch. */
  readonly indices: Uint32Array;
  /** Whether dropout drops and batch normalisation measures the batch. */
  readonly isTraining: boolean;
  /** The learning rate of the step. */
  readonly lr: number;
}

/** Takes a step's forward, loss, backward and update, and undoes what they change; the gradients stay, as those of the moment. */
export function takeMoment({ recorder, training, examples, indices, isTraining, lr }: MomentOptions): Moment {
  const { network, recipe, stepper, progress } = training;
  const { loss } = recipe;
  const rows = indices.length;
  const take = (shape: readonly number[]): Tensor => zeros(shape, recipe.dtype);
  const trace = takeTrace(take, network, rows, true);
  const [t, losses] = [take([rows, ...network.output]), take([rows])];
  const aim = loss.aim ? take(t.shape) : t;
  const pass: Pass = { training: isTraining, step: progress.step };
  const top = trace[trace.length - 1];
  const before = snapshot(network);
  recorder.take();

  examples.gather(trace[0].x, t, indices);
  loss.aim?.(aim, t);
  const y = forward(network, trace, pass);
  const value = loss.value(network.kernels, losses, y, aim);
  loss.gradient(network.kernels, top.dy, y, aim);
  backward(network, trace, pass);
  const passCalls = recorder.take();
  const gradient = passCalls.find(({ args }) => args[0] === top.dy);
  const factor = Number(gradient?.args.at(-1));

  const [grad, memory] = [network.grad.data.slice(), copies(stepper.memory)];
  const norm = Math.sqrt(stepper.grads.reduce((sum, part) => sum + network.kernels.sumSquares(part), 0));
  recorder.take();
  const clips = recipe.clipNorm !== undefined && norm > recipe.clipNorm;
  if (clips) network.kernels.scale(network.grad, recipe.clipNorm / norm);
  const clipped = clips ? network.grad.data.slice() : undefined;
  stepper.step(lr, progress.step + 1);
  const after = { network: snapshot(network), memory: copies(stepper.memory) };
  const calls = { pass: passCalls, update: recorder.take() };

  restore(network, before);
  network.grad.data.set(grad);
  for (const [name, { data }] of Object.entries(stepper.memory)) data.set(memory[name]);
  return {
    training,
    values: valuesOf({ training, trace, t, aim, losses, after, clipped }),
    calls,
    loss: { value, factor },
    mass: massOf(training, aim, rows),
    dy: top.dy,
    losses,
  };
}

function copies(tensors: Readonly<Record<string, Tensor>>): Record<string, Data> {
  return Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, data.slice()]));
}

/** A loss with class weights multiplies each row by its mass: with kernels that lose 1 a row, what comes out is that. */
function massOf({ recipe: { loss }, network }: Training, aim: Tensor, rows: number): Float64Array {
  const losses = { shape: [rows], data: new Float64Array(rows) };
  const one = ({ data }: Tensor): void => void data.fill(1);
  const ones = { ...network.kernels, squaredError: one, crossEntropy: one, bceWithLogits: one };
  loss.value(ones, losses, aim, aim);
  return losses.data;
}

interface Parts {
  readonly training: Training;
  readonly trace: Trace;
  readonly t: Tensor;
  readonly aim: Tensor;
  readonly losses: Tensor;
  readonly after: { readonly network: ReturnType<typeof snapshot>; readonly memory: Readonly<Record<string, Data>> };
  readonly clipped: Data | undefined;
}

/** Every value, those of the layers from the lowest to the highest first. */
function valuesOf({ training, trace, t, aim, losses, after, clipped }: Parts): Value[] {
  const { network, stepper, recipe } = training;
  const values: Value[] = [passValue("x", "the input", trace[0].x)];
  for (const [l, { y, dy, scratch }] of trace.entries()) {
    const { kind } = network.layers[l];
    const from = `model[${l}] ${kind}`;
    values.push(passValue(`${l}.y`, from, y), passValue(`${l}.dy`, `the error of ${from}`, dy));
    for (const [i, name] of remembered[kind as LayerKind].entries())
      values.push(passValue(`${l}.${name}`, from, scratch[i]));
  }
  if (trace[0].dx) values.push(passValue("dx", "the error of the input", trace[0].dx));
  values.push(passValue("t", "the targets", t));
  if (aim !== t) values.push(passValue("aim", "the targets, smoothed and weighted", aim));
  values.push(passValue("losses", "the loss of each row", losses));

  for (const [i, { name, value }] of network.buffers.entries()) {
    const from = `a buffer of model[${Number.parseInt(name, 10)}]`;
    values.push(passValue(name, from, value));
    values.push({
      name: `${name}.new`,
      from,
      shape: value.shape,
      data: after.network.buffers[i],
      written: value.data,
      moment: "pass",
    });
  }
  for (const { name, value, grad, requiresGrad } of network.parameters) {
    const from = `a parameter of model[${Number.parseInt(name, 10)}]`;
    values.push(passValue(name, from, value));
    const { shape } = value;
    if (!requiresGrad) continue;
    values.push(passValue(`${name}.grad`, `the gradient of ${name}`, grad));
    const start = (value.data.byteOffset - network.theta.data.byteOffset) / value.data.BYTES_PER_ELEMENT;
    const cut = (data: Data): Data => data.subarray(start, start + value.data.length);
    const updated = (label: string, what: string, kept: Data, whole: Data): void => {
      values.push({ name: label, from: what, shape, data: cut(kept), written: cut(whole), moment: "update" });
    };
    if (clipped) updated(`${name}.clipped`, `the gradient of ${name}, clipped`, clipped, network.grad.data);
    for (const [memory, { data }] of Object.entries(stepper.memory)) {
      const what = `what ${recipe.optimizer.kind} remembers of ${name}`;
      values.push(passValue(`${name}.${memory}`, what, { shape, data: cut(data) }));
      updated(`${name}.${memory}.new`, what, after.memory[memory], data);
    }
    updated(`${name}.new`, `${name} after the step`, after.network.theta, network.theta.data);
  }
  return values;
}
