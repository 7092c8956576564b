import { z } from "zod";
import { seed, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { common } from "./common.ts";
import type { RandomData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

/** float64: at most 800 MB. */
const mostNumbers = 100_000_000;

export const random: DatasetEntry = dataset<RandomData>({
  name: "random",
  schema: options({
    name: z.literal("random"),
    features: wholeNumber({ atLeast: 1 }).default(12_288).describe("How many numbers an example has."),
    count: wholeNumber({ atLeast: 1 }).default(200).describe("How many examples."),
    seed: seed().describe("What the numbers are drawn from."),
    ...common({ valSplit: 0, testSplit: 0 }),
  }).refine(({ features, count }) => features * count <= mostNumbers, {
    path: ["count"],
    error: `features x count is more than ${mostNumbers} numbers. Use fewer.`,
  }),
  classification: () => false,
  known: ({ features }) => ({ input: [features], outputs: 1 }),
});
