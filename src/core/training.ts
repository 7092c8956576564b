import { carve } from "../kernels/carve.ts";
import type { Backend } from "../kernels/kernels.ts";
import type { DType, Shape, Tensor } from "../kernels/tensor.ts";
import type { Averaging } from "./averaging.ts";
import type { Chance } from "./chance.ts";
import { type Evaluator, evaluationRows, takeEvaluator } from "./evaluate.ts";
import type { EpochMetrics, Monitor } from "./history.ts";
import type { LayerSpec, Trace } from "./layer.ts";
import type { Loss } from "./loss.ts";
import { buildNetwork, initialize, type Network, takeTrace } from "./network.ts";
import { bind, type Optimizer, type Stepper } from "./optimizer.ts";
import type { Schedule } from "./schedule.ts";
import { restore, type Snapshot, snapshot } from "./snapshot.ts";

/** All that decides a training besides its data. */
export interface Recipe {
  readonly model: readonly LayerSpec[];
  /** The shape of one example's input. */
  readonly input: Shape;
  readonly loss: Loss;
  /** Whether targets are classes, so that accuracy means something. */
  readonly classification: boolean;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly epochs: number;
  readonly batchSize: number;
  /** Draws a new order each epoch. */
  readonly shuffle: boolean;
  /** Leaves out a last batch that is shorter than the others. */
  readonly dropLast: boolean;
  /** Ends an epoch after so many steps, though examples are left; the next one draws from all of them again. */
  readonly stepsPerEpoch?: number | undefined;
  /** Gradients longer than this are scaled down to it (Pascanu et al. 2013). */
  readonly clipNorm?: number | undefined;
  /** Keeps an average of the weights, which is what is evaluated, compared and used in the end. */
  readonly ema?: Averaging | undefined;
  /** What tells the best epoch. */
  readonly monitor: Monitor;
  /** Stops when the monitored metric has not improved for `patience` epochs, and goes back to the best weights. */
  readonly earlyStopping?: { readonly patience: number; readonly minDelta: number } | undefined;
  readonly chance: Chance;
  readonly dtype: DType;
  readonly backend: Backend;
}

/** A training under way: its network, its tensors and how far it has come. */
export interface Training {
  readonly recipe: Recipe;
  readonly network: Network;
  readonly stepper: Stepper;
  readonly trace: Trace;
  /** The network with averaged weights, where an average is kept. */
  readonly average: Network | undefined;
  /** The batch's targets, what the loss makes of them (the same tensor where it takes them as they are), and the losses of its rows. */
  readonly t: Tensor;
  readonly aim: Tensor;
  readonly losses: Tensor;
  /** Evaluates the network that counts: the averaged one, where an average is kept. */
  readonly evaluator: Evaluator;
  readonly progress: TrainingProgress;
}

/** How far a training has come: plain numbers, so that it can be saved and continued exactly. */
export interface TrainingProgress {
  /** Steps done. */
  step: number;
  readonly history: EpochMetrics[];
  /** What the epoch under way has summed so far. */
  running: { loss: number; hits: number; samples: number; weight: number };
  /** What the last step of the latest epoch measured. */
  lastStep: Pick<EpochMetrics, "lr" | "grad_norm" | "update_ratio">;
  /** The weights of the best epoch so far. */
  best: Snapshot | undefined;
}

/** How many steps an epoch over so many examples has. */
export function stepsPerEpoch(
  { batchSize, dropLast, stepsPerEpoch: most = Infinity }: Pick<Recipe, "batchSize" | "dropLast" | "stepsPerEpoch">,
  examples: number,
): number {
  return Math.min(most, dropLast ? Math.floor(examples / batchSize) : Math.ceil(examples / batchSize));
}

/** The learning rate of the next step. */
export function nextRate({ recipe, progress }: Pick<Training, "recipe" | "progress">, steps: number): number {
  const { optimizer, schedule, epochs } = recipe;
  return optimizer.lr * schedule.factor({ ...progress, stepsPerEpoch: steps, epochs });
}

/** An epoch of which no step has been taken. */
export function noneYet(): TrainingProgress["running"] {
  return { loss: 0, hits: 0, samples: 0, weight: 0 };
}

function freshProgress(): TrainingProgress {
  return {
    step: 0,
    history: [],
    running: noneYet(),
    lastStep: { lr: 0, grad_norm: 0, update_ratio: 0 },
    best: undefined,
  };
}

/** Builds the network in a block of exactly its size and draws its weights. */
export function openTraining(recipe: Recipe): Training {
  const { model, input, loss, optimizer, batchSize, chance, ema } = recipe;
  const training = carve(recipe.backend, recipe.dtype, (take, kernels) => {
    const options = { take, kernels, input, key: chance.key };
    const network = buildNetwork(model, options);
    // Nothing flows backward through the average: it needs no gradients of its own.
    const average = ema && buildNetwork(model, { ...options, grad: network.grad });
    const evaluated = average ?? network;
    const t = take([batchSize, ...network.output]);
    return {
      recipe,
      network,
      stepper: bind(optimizer, network, take),
      trace: takeTrace(take, network, batchSize),
      average,
      t,
      aim: loss.aim ? take(t.shape) : t,
      losses: take([batchSize]),
      evaluator: takeEvaluator(take, evaluated, loss.reported ?? loss, evaluationRows(evaluated, recipe.dtype)),
      progress: freshProgress(),
    };
  });
  initialize(training.network, chance.initial);
  if (training.average) restore(training.average, snapshot(training.network));
  return training;
}
