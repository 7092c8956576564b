/** exp, log, tanh, sin and their kin in float64, the same bits in every engine. float32 results are these, rounded once more. */
export { exp } from "./exp.ts";
export { log } from "./log.ts";
export { log1p } from "./log1p.ts";
export { sigmoid } from "./sigmoid.ts";
export { cos, pi, sin } from "./sin.ts";
export { softplus } from "./softplus.ts";
export { tanh } from "./tanh.ts";
