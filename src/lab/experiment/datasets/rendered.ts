import type { z } from "zod";
import { flag, seed, wholeNumber } from "../fields.ts";
import { commonOfPictures, type PictureShape } from "./common.ts";

/** Rendered pictures are held in memory: a million are 784 MB. */
const count = { atLeast: 1, atMost: 1_000_000 };

/** The options of every rendered set. */
export function rendered(): PictureShape & {
  count: z.ZodDefault<z.ZodNumber>;
  test_count: z.ZodDefault<z.ZodNumber>;
  seed: z.ZodDefault<z.ZodNumber>;
  fresh: z.ZodDefault<z.ZodBoolean>;
} {
  return {
    count: wholeNumber(count).default(10_000).describe("How many training pictures are rendered."),
    test_count: wholeNumber(count).default(2000).describe("How many test pictures are rendered."),
    seed: seed().describe("What the pictures are drawn from."),
    fresh: flag().default(false).describe("Whether each epoch trains on new pictures."),
    ...commonOfPictures({ valSplit: 0.1, testSplit: "its own" }),
  };
}
