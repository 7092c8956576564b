import type { DType, Shape } from "../../kernels/tensor.ts";

/** A piece of work whose speed is measured, here and by the peers in other languages: plain JSON. */
export type Workload = TrainingWorkload | PredictionWorkload;

interface Work {
  readonly id: string;
  readonly title: string;
  readonly input: WorkloadInput;
  readonly layers: readonly WorkloadLayer[];
  readonly dtype: DType;
  /** Examples a step. */
  readonly batch: number;
  /** How many batches lie ready; the steps take them in turns. */
  readonly batches: number;
}

/** A step is forward, loss, backward and update. */
export interface TrainingWorkload extends Work {
  readonly train: true;
  readonly loss: "cross_entropy" | "mse" | "bce_with_logits";
  readonly optimizer: WorkloadOptimizer;
}

/** A step is forward alone. */
export interface PredictionWorkload extends Work {
  readonly train: false;
}

/** What the examples are: digits, the points of a sine, pixels of which so many are 1, or numbers on [0, 1). */
export type WorkloadInput =
  | { readonly kind: "mnist" | "sin" | "uniform"; readonly shape: Shape }
  | { readonly kind: "binary"; readonly shape: Shape; readonly density: number };

/** `conv2d` has 5x5 windows and gives so many channels; `max_pool2d` has 2x2 windows that do not overlap. */
export type WorkloadLayer =
  | "flatten"
  | "max_pool2d"
  | "batch_norm"
  | "relu"
  | "sigmoid"
  | "tanh"
  | { readonly linear: number }
  | { readonly conv2d: number }
  | { readonly dropout: number };

export interface WorkloadOptimizer {
  readonly kind: "sgd" | "adam";
  readonly lr: number;
  readonly weight_decay: number;
  readonly betas?: readonly [number, number];
  readonly eps?: number;
}

/** How many numbers a workload's network puts out. */
export function outputsOf({ layers }: Workload): number {
  const last = layers[layers.length - 1];
  return typeof last === "object" && "linear" in last ? last.linear : 0;
}
