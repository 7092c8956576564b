import type { Schedule } from "../schedule.ts";

/** The optimiser's own learning rate throughout. */
export function constant(): Schedule {
  return { kind: "constant", factor: () => 1 };
}
