export { constant } from "./constant.ts";
export { type CosineOptions, cosine } from "./cosine.ts";
export { exponential } from "./exponential.ts";
export { multiStep } from "./multi-step.ts";
export { type OneCycleOptions, oneCycle } from "./one-cycle.ts";
export { type PlateauOptions, plateau } from "./plateau.ts";
export { type StepOptions, step } from "./step.ts";
export { warmup } from "./warmup.ts";
