import type { Outcome } from "../outcome.ts";
import type { PublishedFigure } from "../published.ts";
import { printed } from "./digits.ts";

/** A printed number of a trace and ours. */
export interface Traced {
  /** Of the parameter, or the iteration of the cost. */
  readonly name: string;
  readonly published: number;
  readonly ours: number | undefined;
}

type Trace = Extract<PublishedFigure, { kind: "trace" }>;

export function tracedCosts({ costs }: Trace, outcome?: Outcome): Traced[] {
  return costs.map((published, i) => {
    const step = outcome?.steps[i];
    return { name: String(step?.step ?? i), published, ours: step?.loss };
  });
}

export function tracedWeights({ weights }: Trace, outcome?: Outcome): Traced[] {
  return Object.entries(weights).flatMap(([name, values]) =>
    values.map((published, i) => ({ name: `${name}[${i}]`, published, ours: outcome?.weights?.[name]?.[i] })),
  );
}

/** What the network says of examples, as printed: noughts and ones. */
export function tracedBits({ predictions }: Trace, outcome?: Outcome): { ours: boolean[]; published: boolean[] } {
  return {
    ours: (outcome?.predictions?.output ?? []).map((output) => output > 0.5),
    published: Array.from(predictions ?? "", (bit) => bit === "1"),
  };
}

/** Whether a number agrees in every digit. */
export function agrees({ published, ours }: Traced): boolean {
  return ours !== undefined && printed(published) === printed(ours);
}

/** How many numbers a trace prints, and how many of them agree. */
export function agreement(trace: Trace, outcome?: Outcome): { same: number; all: number } {
  const numbers = [...tracedCosts(trace, outcome), ...tracedWeights(trace, outcome)];
  const { ours, published } = tracedBits(trace, outcome);
  const bits = published.filter((bit, i) => bit === ours[i]).length;
  return { same: numbers.filter(agrees).length + bits, all: numbers.length + published.length };
}
