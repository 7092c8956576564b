import { z } from "zod";
import { bestEpoch } from "../../../core/history.ts";
import { type Experiment, ExperimentError, readExperiment, type Source } from "../../../lab/experiment/index.ts";
import type { ReportedEpoch } from "../../../lab/report/run-report.ts";

/** A run that lies in a folder, wherever that is. */
export interface StoredRun {
  readonly name: string;
  readonly history: readonly ReportedEpoch[];
  /** ISO 8601; absent where the run does not say. */
  readonly startedAt: string | undefined;
  readonly seed: number;
  readonly experiment: Experiment;
  readonly source: Source;
  /** The epoch with the best monitored metric, and its figures. */
  readonly best: ReportedEpoch | undefined;
  readonly report: RunFile | undefined;
  readonly weights: RunFile;
}

/** A file of a run: where it can be opened, or its bytes. */
export type RunFile = { readonly url: string } | { readonly bytes: Uint8Array };

/** A run as its files say it. */
export interface RunFiles {
  readonly name: string;
  /** config.yaml. */
  readonly config: string;
  /** env.json and the lines of history.jsonl, parsed; what is none is passed over. */
  readonly environment: unknown;
  readonly history: readonly unknown[];
  readonly report: RunFile | undefined;
  readonly weights: RunFile;
}

const number = z.number();
const epochSchema = z.object({
  epoch: number,
  loss: number,
  acc: number.optional(),
  val_loss: number.optional(),
  val_acc: number.optional(),
  lr: number,
  grad_norm: number,
  update_ratio: number,
  samples_per_s: number,
});
const environmentSchema = z.object({ started_at: z.string() });

/** Reads what a run's files say; undefined where its configuration is none of ours. */
export function readRun({ name, config, environment, history, report, weights }: RunFiles): StoredRun | undefined {
  try {
    const { experiment, source } = readExperiment(`${name}/config.yaml`, config);
    const epochs = history.flatMap((line) => epochSchema.safeParse(line).data ?? []);
    const best = bestEpoch(epochs, experiment.trainer.monitor ?? "loss")?.epoch;
    return {
      name,
      history: epochs,
      startedAt: environmentSchema.safeParse(environment).data?.started_at,
      seed: experiment.seed,
      experiment,
      source,
      best: epochs.find(({ epoch }) => epoch === best),
      report,
      weights,
    };
  } catch (error) {
    if (error instanceof ExperimentError) return undefined;
    throw error;
  }
}

/** The bytes of a file of a run. */
export async function bytesOf(file: RunFile): Promise<Uint8Array> {
  if ("bytes" in file) return file.bytes;
  const answer = await fetch(file.url);
  if (!answer.ok) throw new Error(`${file.url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
