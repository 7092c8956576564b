export type { Averaging } from "./averaging.ts";
export { type Chance, numpyChance, streamChance } from "./chance.ts";
export {
  type Checkpoint,
  checkpoint,
  loadStateDict,
  type NamedTensors,
  resume,
  snapshotTensors,
  stateDict,
} from "./checkpoint.ts";
export { DivergedError } from "./diverged.ts";
export {
  type Evaluation,
  type Evaluator,
  evaluate,
  evaluationRows,
  type Predicted,
  predictAll,
  takeEvaluator,
} from "./evaluate.ts";
export type { Examples } from "./examples.ts";
export { type EpochEvent, type FitResult, fit, isOver, type StepEvent, type TrainingEvent } from "./fit.ts";
export { type GradientCheckOptions, gradientCheck, type TensorCheck } from "./gradient-check.ts";
export type { EpochMetrics, Monitor } from "./history.ts";
export * as initializers from "./initializers.ts";
export type {
  Activations,
  Buffer,
  ForwardTrace,
  Frame,
  Layer,
  LayerSpec,
  Parameter,
  Pass,
  Site,
  Trace,
} from "./layer.ts";
export * from "./layers/index.ts";
export type { Loss, Reduction } from "./loss.ts";
export * from "./losses/index.ts";
export {
  backward,
  buildNetwork,
  forward,
  inference,
  initialize,
  type Network,
  takeForwardTrace,
  takeTrace,
} from "./network.ts";
export type { Optimizer } from "./optimizer.ts";
export * from "./optimizers/index.ts";
export * from "./random/index.ts";
export type { Progress, Schedule } from "./schedule.ts";
export * as schedules from "./schedules/index.ts";
export { openTraining, type Recipe, type Training, type TrainingProgress } from "./training.ts";
export type { Extent } from "./window.ts";
