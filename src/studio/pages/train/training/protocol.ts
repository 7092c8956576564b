import type { FitResult, StepEvent } from "../../../../core/fit.ts";
import type { EpochMetrics } from "../../../../core/history.ts";
import type { Shape } from "../../../../kernels/tensor.ts";
import type { Finding } from "../../../../lab/doctor/index.ts";
import type { Problem } from "../../../../lab/experiment/index.ts";
import type { LayerRow } from "../../../../lab/layer-rows.ts";
import type { ModelMeta } from "../../../../lab/model-file.ts";
import type { Prediction } from "../../../../lab/predict.ts";
import type { Fit, Mistake } from "../../../../lab/report/run-report.ts";
import type { GivenData } from "./given-data.ts";

/** What is to be trained, and from where. */
export interface Beginning {
  /** What the experiment file is called in messages. */
  readonly file: string;
  readonly yaml: string;
  readonly given: GivenData;
  /** An .npz of the weights to start from; drawn as the experiment says where absent. */
  readonly start?: Uint8Array | undefined;
  /** On how many threads to compute, where memory can be shared. */
  readonly threads: number;
}

/** What a page asks of a training. */
export type Order =
  /** Prepares and trains; whatever was trained before is forgotten. */
  | ({ readonly kind: "begin" } & Beginning)
  | { readonly kind: "go" | "pause" | "stop" }
  /** One step, and then a pause. */
  | { readonly kind: "step" }
  /** What to read with the weights as they are, with each snapshot; nothing where absent. */
  | { readonly kind: "read"; readonly picture?: Uint8Array | undefined }
  /** The last snapshot is drawn: no other comes before this. */
  | { readonly kind: "seen" }
  /** Asks for the weights as they are. */
  | { readonly kind: "save" };

/** What a training tells its page. */
export type Report = Ready | Snapshot | Ended | Saved | Failed;

/** Data and network are there, and the first step may be taken. */
export interface Ready {
  readonly kind: "ready";
  readonly meta: ModelMeta;
  readonly layers: readonly LayerRow[];
  /** How many examples each part has. */
  readonly sizes: { readonly train: number; readonly val: number; readonly test: number };
  readonly batches: number;
  readonly epochs: number;
  /** The kernels and their threads, and what one should know of them. */
  readonly kernels: string;
  readonly threads: number;
  readonly notice?: string | undefined;
  /** The layers whose weights learn, from the lowest: whose gradient is whose in a snapshot. */
  readonly learning: readonly { readonly layer: number; readonly kind: string }[];
}

/** What a training looks like between two steps. All of it is new since the last one. */
export interface Snapshot {
  readonly kind: "snapshot";
  readonly running: boolean;
  /** The latest step; absent before the first. */
  readonly step?: StepEvent | undefined;
  /** Seconds spent on steps so far, and the rate of late. */
  readonly seconds: number;
  readonly samplesPerSecond: number;
  /** Losses of some steps, the batch's own. */
  readonly losses: readonly Sampled<number>[];
  /** |∂C/∂W| of each learning layer at some steps. */
  readonly gradients: readonly Sampled<readonly number[]>[];
  readonly epochs: readonly EpochMetrics[];
  readonly findings: readonly Finding[];
  /** What the validation split is taken for, with a new epoch. */
  readonly validation?: Marks | undefined;
  /** The first layer's weights, now and then. */
  readonly weights?: { readonly shape: Shape; readonly data: Float32Array } | undefined;
  /** What the picture to be read is read as. */
  readonly reading?: Prediction | undefined;
  /** For one input and one output, now and then. */
  readonly fit?: Fit | undefined;
}

/** Something at a step. */
export interface Sampled<T> {
  readonly step: number;
  readonly value: T;
}

/** Where a network errs. */
export interface Marks {
  readonly part: "val" | "test";
  readonly loss: number;
  readonly acc?: number | undefined;
  readonly n: number;
  readonly confusion?: readonly (readonly number[])[] | undefined;
  readonly mistakes?: readonly Mistake[] | undefined;
}

/** No step is left, or none is wanted. */
export interface Ended extends Omit<Saved, "kind"> {
  readonly kind: "ended";
  readonly stopped: FitResult["stopped"] | "asked";
  readonly bestEpoch: number;
  readonly seconds: number;
  /** On the test part, or the validation part where there is none. */
  readonly marks?: Marks | undefined;
  /** `best.npz` as `nabla train` writes it: the weights of the best epoch. */
  readonly best: Uint8Array;
}

/** The weights as they are: what the network is to be used with. */
export interface Saved {
  readonly kind: "saved";
  readonly npz: Uint8Array;
  /** As `nabla train` prints it. */
  readonly sha256: string;
}

/** There is nothing to train, or no longer. */
export interface Failed {
  readonly kind: "failed";
  readonly message: string;
  /** Where the experiment is to be changed. */
  readonly problems: readonly Problem[];
  /** Whether it ran away rather than never began. */
  readonly diverged: boolean;
}
