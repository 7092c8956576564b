import type { Schedule } from "../schedule.ts";
import { constant } from "./constant.ts";

/** Rises linearly over the first epochs, then follows another schedule. */
export function warmup({ epochs }: { epochs: number }, then: Schedule = constant()): Schedule {
  return {
    kind: "warmup",
    overAllEpochs: then.overAllEpochs,
    factor(progress) {
      const warm = epochs * progress.stepsPerEpoch;
      return (progress.step < warm ? (progress.step + 1) / warm : 1) * then.factor(progress);
    },
  };
}
