import type { EpochMetrics } from "../../core/history.ts";
import type { Finding } from "../doctor/finding.ts";

/** All that the report of one run shows. Reports read no clock, no file and no environment: whoever writes one says it all. */
export interface RunReport {
  /** The experiment's name, as in the run folder's. */
  readonly name: string;
  readonly title?: string | undefined;
  /** When the run began, ISO 8601. */
  readonly created: string;
  /** The resolved experiment file, YAML. */
  readonly config: string;
  /** What a repetition needs to match: version, engine, kernels, threads, seed, data hash. */
  readonly environment: Readonly<Record<string, string | number>>;
  readonly model: readonly LayerRow[];
  readonly history: readonly ReportedEpoch[];
  /** What the doctor found while it trained. */
  readonly findings?: readonly Finding[] | undefined;
  readonly result: RunResult;
  /** Names of the classes, by index. */
  readonly classes?: readonly string[] | undefined;
  /** confusion[truth][guess] counts examples of the test split, or of the validation split where no test was made. */
  readonly confusion?: readonly (readonly number[])[] | undefined;
  /** Misread examples, worst first. */
  readonly mistakes?: readonly Mistake[] | undefined;
  /** For one input and one output. */
  readonly fit?: Fit | undefined;
}

/** A layer as `nabla inspect` lists it. */
export interface LayerRow {
  readonly index: number;
  readonly kind: string;
  /** Of one example: 8×24×24 is [8, 24, 24]. */
  readonly output: readonly number[];
  readonly parameters: number;
}

/** An epoch's metrics and how fast it went. */
export interface ReportedEpoch extends EpochMetrics {
  readonly samples_per_s?: number | undefined;
}

/** How a run ended. */
export interface RunResult {
  /** `early`: early stopping ended it and the best weights were restored. */
  readonly stopped: "finished" | "early" | "diverged";
  /** From 1; 0 where no epoch was finished. */
  readonly bestEpoch: number;
  readonly seconds: number;
  readonly test?: Score | undefined;
  readonly val?: Score | undefined;
  readonly weightsSha256?: string | undefined;
  /** Where and why a run diverged. */
  readonly message?: string | undefined;
}

/** A mean over n examples. */
export interface Score {
  readonly loss: number;
  /** Share of 1; absent for regression. */
  readonly acc?: number | undefined;
  readonly n: number;
}

/** An example that the network misread. */
export interface Mistake {
  /** Of the example in its data set. */
  readonly index: number;
  /** Classes, by index. */
  readonly truth: number;
  readonly guess: number;
  /** What the network gave its guess, and the truth; shares of 1. */
  readonly probability: number;
  readonly truthProbability: number;
  readonly picture?: Picture | undefined;
}

/** Row-major, 0 is black. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** Points of a function of one variable: input, target, output. Equally long, in any order. */
export interface Fit {
  readonly x: readonly number[];
  readonly t: readonly number[];
  readonly y: readonly number[];
}
