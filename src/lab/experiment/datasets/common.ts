import { z } from "zod";
import { augmentSchema } from "../augment.ts";
import type { Chosen } from "../entry.ts";
import { flag, largestSeed, number, oneOf, wholeNumber } from "../fields.ts";

/** The options of every set. */
export type CommonShape = {
  val_split: z.ZodDefault<z.ZodNumber>;
  test_split: z.ZodDefault<z.ZodType<number>>;
  batch_size: z.ZodDefault<z.ZodUnion<readonly [z.ZodNumber, z.ZodLiteral<"all">]>>;
  normalize: z.ZodDefault<z.ZodEnum<{ none: "none"; unit: "unit"; standard: "standard" }>>;
  shuffle: z.ZodDefault<z.ZodBoolean>;
  drop_last: z.ZodDefault<z.ZodBoolean>;
  split_seed: z.ZodOptional<z.ZodNumber>;
  validate_on: z.ZodOptional<z.ZodLiteral<"test">>;
};

/** The options of every set that holds pictures. */
export type PictureShape = CommonShape & { augment: z.ZodOptional<z.ZodType<readonly Chosen[]>> };

const batchError = "a whole number of at least 1, or all";

/** The options of every set, with a set's usual splits. A set with a test part of its own says so instead of a split. */
export function common(usual: { valSplit: number; testSplit: number | "its own" }): CommonShape {
  const share = number({ atLeast: 0, below: 1 });
  const testSplit =
    usual.testSplit === "its own"
      ? z.literal(0, { error: "0, since the set has a test part of its own" }).default(0)
      : share.default(usual.testSplit);
  return {
    val_split: share.default(usual.valSplit).describe("The share of the training part kept aside for validation."),
    test_split: (testSplit as CommonShape["test_split"]).describe("The share kept aside for testing."),
    batch_size: z
      .union(
        [z.number({ error: batchError }).int({ error: batchError }).min(1, { error: batchError }), z.literal("all")],
        { error: batchError },
      )
      .default(64)
      .describe("How many examples a step sees."),
    normalize: oneOf(["none", "unit", "standard"])
      .default("unit")
      .describe("unit divides pictures by 255; standard gives inputs mean 0 and variance 1."),
    shuffle: flag().default(true).describe("Whether each epoch has a new order."),
    drop_last: flag().default(false).describe("Whether a short last batch is left out."),
    split_seed: wholeNumber({ atLeast: 0, atMost: largestSeed })
      .optional()
      .describe("What the splits are drawn from: the same parts under every seed. The experiment's seed where absent."),
    validate_on: z
      .literal("test", { error: "test" })
      .optional()
      .describe("Measures the test part after each epoch, in the place of a validation part."),
  };
}

/** The same for a set that holds pictures. */
export function commonOfPictures(usual: Parameters<typeof common>[0]): PictureShape {
  return {
    ...common(usual),
    augment: augmentSchema.optional().describe("How the training pictures are changed, anew each epoch: step by step."),
  };
}
