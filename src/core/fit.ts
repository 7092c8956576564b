import { misuse } from "../kernels/errors.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { firstRows, size, type Tensor } from "../kernels/tensor.ts";
import { follow } from "./averaging.ts";
import { diverged, divergedAfter } from "./diverged.ts";
import { evaluate } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import { bestEpoch, better, type EpochMetrics } from "./history.ts";
import type { Trace } from "./layer.ts";
import { hits } from "./metrics.ts";
import { backward, forward, shorten } from "./network.ts";
import { restore, snapshot } from "./snapshot.ts";
import { nextRate, noneYet, type Recipe, stepsPerEpoch, type Training } from "./training.ts";

/** A step has been taken. */
export interface StepEvent {
  readonly event: "step";
  /** From 0; `loss` is the batch's, reduced as the recipe says, before the step's update. */
  readonly step: number;
  readonly loss: number;
  readonly lr: number;
  /** From 1, within the epoch of `batches`. */
  readonly batch: number;
  readonly batches: number;
  readonly epoch: number;
  /** How many examples the batch had. */
  readonly samples: number;
  /** Means over the epoch so far. */
  readonly running: { readonly loss: number; readonly acc: number | undefined };
}

/** An epoch has ended and the validation split has been evaluated. */
export interface EpochEvent extends EpochMetrics {
  readonly event: "epoch";
  /** Whether this is the best epoch so far. */
  readonly improved: boolean;
}

export type TrainingEvent = StepEvent | EpochEvent;

/** How a training ended. */
export interface FitResult {
  readonly stopped: "finished" | "early";
  readonly epochs: number;
  /** The epoch with the best monitored metric; its weights are the network's where early stopping was asked for. */
  readonly bestEpoch: number;
}

/**
 * Trains, one step for each value asked of it: to pause is not to ask for the next, and between any two values the
 * whole state is in `training`, from where another `fit` continues exactly.
 * @throws DivergedError when the loss, or what is measured after an epoch, is no longer finite, naming the layer and the
 * example where it broke; UsageError
 * where there is not one batch to train on, or where it should stop early by something that is never measured.
 */
export function* fit(training: Training, train: Examples, val?: Examples): Generator<TrainingEvent, FitResult> {
  const { recipe, network, progress } = training;
  const { batchSize, chance } = recipe;
  const batches = stepsPerEpoch(recipe, train.length);
  const batchOf = batchViews(training);
  if (batches === 0) {
    throw misuse(
      "train",
      `at least ${recipe.dropLast ? batchSize : 1} examples`,
      train.length,
      "Lower batch_size or give more data.",
    );
  }
  if (recipe.earlyStopping) checkMeasured(training, val);

  let best = bestEpoch(progress.history, recipe.monitor);

  while (!isOver(training)) {
    const epoch = progress.history.length + 1;
    const order = recipe.shuffle ? chance.permutation(epoch, train.length) : ascending(train.length);
    const first = progress.step - (epoch - 1) * batches;
    const seen = train.forEpoch?.(epoch, order.subarray(first * batchSize, batches * batchSize)) ?? train;
    for (let batch = first; batch < batches; batch++) {
      const indices = order.subarray(batch * batchSize, (batch + 1) * batchSize);
      const at = batchOf(indices.length);
      const lr = nextRate(training, batches);
      const { step, running } = progress;

      seen.gather(at.trace[0].x, at.t, indices);
      recipe.loss.aim?.(at.aim, at.t);
      const pass = { training: true, step };
      const y = forward(network, at.trace, pass);
      const loss = recipe.loss.value(network.kernels, at.losses, y, at.aim);
      if (!Number.isFinite(loss)) {
        throw diverged(network, train, { ...at, indices, loss, epoch, batch: batch + 1, lr });
      }
      recipe.loss.gradient(network.kernels, at.trace[at.trace.length - 1].dy, y, at.aim);
      backward(network, at.trace, pass);
      update(training, lr, batch === batches - 1);
      if (training.average && recipe.ema) follow(training.average, network, recipe.ema, step);

      progress.step++;
      for (const value of at.losses.data) running.loss += value;
      if (recipe.classification) running.hits += hits(y, at.t);
      running.samples += indices.length;
      running.weight += recipe.loss.weight(at.aim);
      const means = runningMeans(training);
      yield {
        event: "step",
        step,
        loss,
        lr,
        epoch,
        batch: batch + 1,
        batches,
        samples: indices.length,
        running: means,
      };
    }

    const { loss, acc } = runningMeans(training);
    const validation = val && evaluate(training.evaluator, val, recipe.classification);
    const measured = { epoch, loss, acc, val_loss: validation?.loss, val_acc: validation?.acc };
    const metrics: EpochMetrics = { ...measured, ...progress.lastStep };
    const broken = divergedAfter({ metrics, evaluator: training.evaluator, train, val });
    if (broken) throw broken;
    progress.history.push(metrics);
    progress.running = noneYet();
    best = better(best, metrics, recipe.monitor);
    const improved = best?.epoch === epoch;
    if (improved) progress.best = snapshot(training.evaluator.network);
    yield { event: "epoch", ...metrics, improved };
  }

  if (recipe.earlyStopping && progress.best) restore(training.evaluator.network, progress.best);
  const done = progress.history.length;
  return { stopped: done < recipe.epochs ? "early" : "finished", epochs: done, bestEpoch: best?.epoch ?? done };
}

/**
 * Whether nothing is left to train: all epochs are done, or it stops early. Whoever wants to go on for longer one day makes
 * a checkpoint then and not after `fit` has returned, which puts the best weights in the place of the latest.
 */
export function isOver({ recipe, progress: { history } }: Going): boolean {
  return history.length >= recipe.epochs || stopsEarly(recipe, history);
}

/** What tells whether a training goes on. */
interface Going {
  readonly recipe: Pick<Recipe, "epochs" | "monitor" | "earlyStopping">;
  readonly progress: { readonly history: readonly EpochMetrics[] };
}

/** Clips, steps, and on request measures how long the gradient was and how far the weights moved. */
function update({ recipe, network, stepper, progress }: Training, lr: number, measure: boolean): void {
  const { kernels: k, theta, grad } = network;
  const { clipNorm } = recipe;
  const norm = measure || clipNorm !== undefined ? lengthOf(stepper.grads, k) : 0;
  if (clipNorm !== undefined && norm > clipNorm) k.scale(grad, clipNorm / norm);
  const before = measure ? theta.data.slice() : undefined;
  stepper.step(lr, progress.step + 1);
  if (before) progress.lastStep = { lr, grad_norm: norm, update_ratio: relativeChange(before, theta) };
}

/** The length of vectors that are parts of one. */
function lengthOf(parts: readonly Tensor[], k: Kernels): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + k.sumSquares(part), 0));
}

/** |b − a| / |a|; 0 where a is 0, which is no measure. */
function relativeChange(a: ArrayLike<number>, { data: b }: Tensor): number {
  let change = 0;
  let length = 0;
  for (let i = 0; i < b.length; i++) {
    change += (b[i] - a[i]) * (b[i] - a[i]);
    length += a[i] * a[i];
  }
  return length > 0 ? Math.sqrt(change / length) : 0;
}

function runningMeans({ recipe, network, progress: { running } }: Training): { loss: number; acc: number | undefined } {
  return {
    loss: recipe.loss.average(running.loss, running.weight, size(network.output)),
    acc: recipe.classification ? running.hits / running.samples : undefined,
  };
}

/** A metric that is never measured never fails to improve: to wait for it would be to wait for ever, unseen. */
function checkMeasured({ recipe: { monitor, classification } }: Training, val: Examples | undefined): void {
  const action = `stop early by ${monitor}`;
  if (monitor.startsWith("val_") && !val) throw misuse(action, "a validation split", "none", "Set val_split.");
  if (monitor.endsWith("acc") && !classification) throw misuse(action, "classes to count", "a regression");
}

function stopsEarly({ earlyStopping, monitor }: Going["recipe"], history: readonly EpochMetrics[]): boolean {
  if (!earlyStopping) return false;
  const { length } = history;
  return length - (bestEpoch(history, monitor, earlyStopping.minDelta)?.epoch ?? length) >= earlyStopping.patience;
}

interface Batch {
  readonly trace: Trace;
  readonly t: Tensor;
  readonly aim: Tensor;
  readonly losses: Tensor;
}

/** The tensors of a batch of so many rows: the training's own, or views of their first rows, made once. */
function batchViews({ network, trace, t, aim, losses }: Training): (rows: number) => Batch {
  const views = new Map<number, Batch>([[t.shape[0] ?? 1, { trace, t, aim, losses }]]);
  return (rows) => {
    let batch = views.get(rows);
    if (!batch) {
      const [shortT, shortAim, shortLosses] = [t, aim, losses].map((whole) => firstRows(whole, rows));
      batch = { trace: shorten(network, trace, rows), t: shortT, aim: shortAim, losses: shortLosses };
      views.set(rows, batch);
    }
    return batch;
  };
}

function ascending(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}
