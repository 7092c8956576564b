import { z } from "zod";
import type { ReportedEpoch } from "../report/run-report.ts";

/** One row at one seed. */
export interface Task {
  /** `<row>/seed-<seed>`: its folder under the reproduction's. */
  readonly key: string;
  readonly row: string;
  readonly seed: number;
  readonly experiment: string;
  readonly set: readonly string[];
  readonly seconds: number;
}

/** What came of a task; `outcome.json` in its folder. The times it took stand in `seconds` alone. */
export interface Outcome {
  readonly task: Task;
  /** Hash of the resolved experiment, the version and the data: another one is not this row's outcome any more. */
  readonly fingerprint: string;
  readonly stopped: "finished" | "early" | "diverged";
  /** What happened and where, of a training that diverged; the doctor's findings of one that did not learn. */
  readonly said: readonly string[];
  readonly history: readonly ReportedEpoch[];
  /** The losses that `log_every` prints, before the step's update. */
  readonly steps: readonly { readonly step: number; readonly loss: number }[];
  readonly bestEpoch: number;
  readonly val?: Score;
  readonly test?: Score;
  /** Of a regression: its test examples; of R4's trace: its 200 predictions. Targets and outputs, example by example. */
  readonly predictions?: {
    readonly x?: readonly number[];
    readonly target: readonly number[];
    readonly output: readonly number[];
  };
  /** The first few of each parameter tensor, for traces. */
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  /** Absent of a training that diverged: it has no weights to show. */
  readonly weightsSha256?: string | undefined;
  readonly seconds: number;
}

export interface Score {
  readonly loss: number;
  readonly acc?: number;
}

const numbers = z.array(z.number());
const score = z.object({ loss: z.number(), acc: z.number().optional() });
const epoch = z.object({
  epoch: z.int(),
  loss: z.number(),
  acc: z.number().optional(),
  val_loss: z.number().optional(),
  val_acc: z.number().optional(),
  lr: z.number(),
  grad_norm: z.number(),
  update_ratio: z.number(),
});
const schema: z.ZodType<Outcome> = z.object({
  task: z.object({
    key: z.string(),
    row: z.string(),
    seed: z.int(),
    experiment: z.string(),
    set: z.array(z.string()),
    seconds: z.number(),
  }),
  fingerprint: z.string(),
  stopped: z.enum(["finished", "early", "diverged"]),
  said: z.array(z.string()),
  history: z.array(epoch),
  steps: z.array(z.object({ step: z.int(), loss: z.number() })),
  bestEpoch: z.int(),
  val: score.optional(),
  test: score.optional(),
  predictions: z.object({ x: numbers.optional(), target: numbers, output: numbers }).optional(),
  weights: z.record(z.string(), numbers).optional(),
  weightsSha256: z.string().optional(),
  seconds: z.number(),
});

/** An outcome from the text of its file; undefined where it is none. */
export function readOutcome(text: string): Outcome | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
