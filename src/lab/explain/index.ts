export type { Equation } from "./account.ts";
export { type Explainer, type Explanation, openExplainer } from "./explain.ts";
export type { Expression } from "./expression.ts";
export { type Moment, type MomentOptions, takeMoment } from "./moment.ts";
export { openRecorder, type Recorder } from "./recorder.ts";
