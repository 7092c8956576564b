import { z } from "zod";
import type { Monitor } from "../../core/history.ts";
import type { DType } from "../../kernels/tensor.ts";
import type { DataSection } from "./datasets/data-section.ts";
import { dataSchema } from "./datasets/index.ts";
import type { Chosen } from "./entry.ts";
import { number, oneOf, seed, text, wholeNumber } from "./fields.ts";
import { options } from "./form.ts";
import { layerSchema } from "./layers/index.ts";
import { lossSchema } from "./losses.ts";
import { monitors } from "./monitor.ts";
import { optimizerSchema } from "./optimizers/index.ts";
import { scheduleSchema } from "./schedules/index.ts";

/**
 * An experiment with nothing left open: every default filled in, every alias replaced, every choice in its full form.
 * It is plain JSON, and it is itself a valid experiment file.
 */
export interface Experiment {
  readonly version: 1;
  readonly name?: string | undefined;
  readonly seed: number;
  /** Independent named streams, or numpy's one generator. */
  readonly generator: "streams" | "numpy";
  readonly dtype: DType;
  readonly data: DataSection;
  readonly model: readonly Chosen[];
  /** `auto` where only the data can tell classes from values. */
  readonly loss: Chosen;
  readonly optimizer: Chosen;
  readonly schedule: Chosen;
  readonly trainer: TrainerSection;
}

/** How long and how carefully is trained. */
export interface TrainerSection {
  readonly epochs: number;
  /** An epoch ends after so many steps, if it has not ended before; after all examples where absent. */
  readonly steps_per_epoch?: number | undefined;
  /** What tells the best epoch; absent where only the data can tell. */
  readonly monitor?: Monitor | undefined;
  readonly early_stopping?: EarlyStopping | undefined;
  readonly clip_norm?: number | undefined;
  /** Keeps an exponential moving average of the weights, which is what is evaluated and used. */
  readonly ema?: { readonly decay: number } | undefined;
  /** Every how many steps a step is logged; 0 is never. */
  readonly log_every: number;
}

export interface EarlyStopping {
  readonly monitor?: Monitor | undefined;
  readonly patience: number;
  readonly min_delta: number;
}

/** No model is deeper, and no experiment longer. */
const most = { layers: 1000, epochs: 10_000_000 };

const layerList = "a list of layers, such as [flatten, linear: 10]";

const earlyStopping = options(
  {
    monitor: oneOf(monitors).optional().describe("val_acc for classes, val_loss for values."),
    patience: wholeNumber({ atLeast: 1 }).default(3).describe("How many epochs without improvement are waited for."),
    min_delta: number({ atLeast: 0 }).default(0).describe("By how much the metric must improve to count."),
  },
  { switch: true },
);

const ema = options(
  {
    decay: number({ atLeast: 0, below: 1 })
      .default(0.999)
      .describe("The share of the average that a step leaves; at step t from 0 at most (1 + t)/(10 + t)."),
  },
  { switch: true },
);

const trainer = options({
  epochs: wholeNumber({ atLeast: 1, atMost: most.epochs }).default(20).describe("How often all examples are seen."),
  steps_per_epoch: wholeNumber({ atLeast: 1 })
    .optional()
    .describe("An epoch ends after so many steps, though examples are left; each draws from all of them."),
  monitor: oneOf(monitors).optional().describe("The metric that tells the best epoch."),
  early_stopping: earlyStopping
    .optional()
    .describe("Stops when the metric no longer improves, and goes back to the best weights."),
  clip_norm: number({ above: 0 }).optional().describe("Gradients longer than this are scaled down to it."),
  ema: ema
    .optional()
    .describe("Keeps an exponential moving average of the weights, which is what is validated, compared and used."),
  log_every: wholeNumber({ atLeast: 0 }).default(0).describe("Every how many steps a step is logged; 0 is never."),
});

/** The whole file, in its full form. */
export const experimentSchema: z.ZodObject & z.ZodType<Experiment> = options({
  version: z.literal(1, { error: "1" }).describe("The version of this format."),
  name: text("a name")
    .max(100, { error: "a name of at most 100 characters" })
    .optional()
    .describe("Names the run folder."),
  seed: seed().describe("Where all randomness comes from."),
  generator: oneOf(["streams", "numpy"])
    .default("streams")
    .describe("Independent named streams, or numpy's legacy generator bit for bit."),
  dtype: oneOf(["float32", "float64"]).default("float32").describe("The precision of every number."),
  data: dataSchema,
  model: z
    .array(layerSchema, { error: layerList })
    .min(1, { error: layerList })
    .max(most.layers, { error: `at most ${most.layers} layers` }),
  loss: lossSchema.prefault({ auto: {} }),
  optimizer: optimizerSchema.prefault({ adam: {} }),
  schedule: scheduleSchema.prefault({ constant: {} }),
  trainer: trainer.prefault({}),
});
