import { z } from "zod";
import { seed, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { commonOfPictures } from "./common.ts";
import type { DigitsData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

/** Rendered pictures are held in memory: a million are 784 MB. */
const count = { atLeast: 1, atMost: 1_000_000 };

export const digits: DatasetEntry = dataset<DigitsData>({
  name: "digits",
  schema: options({
    name: z.literal("digits"),
    count: wholeNumber(count).default(10_000).describe("How many training pictures are rendered."),
    test_count: wholeNumber(count).default(2000).describe("How many test pictures are rendered."),
    seed: seed().describe("What the pictures are drawn from."),
    ...commonOfPictures({ valSplit: 0.1, testSplit: "its own" }),
  }),
  classification: () => true,
  known: () => ({ input: [1, 28, 28], outputs: 10 }),
});
