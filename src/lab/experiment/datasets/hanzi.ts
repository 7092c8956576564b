import { z } from "zod";
import { charactersOf } from "../../../data/render/characters.ts";
import { text } from "../fields.ts";
import { options } from "../form.ts";
import type { HanziData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";
import { characterHandSchema } from "./hand.ts";
import { rendered } from "./rendered.ts";

/** R1's twelve, in the order of its folders. */
const usualText = "博学笃志切问近思自由无用";

export const hanzi: DatasetEntry = dataset<HanziData>({
  name: "hanzi",
  schema: options({
    name: z.literal("hanzi"),
    text: text("a text of Chinese characters")
      .max(10_000, { error: "a text of at most 10000 characters" })
      .refine((given) => charactersOf(given).length > 0, {
        error: "a text of nothing but white space has no characters",
      })
      .default(usualText)
      .describe("Its characters are the classes, each once, in the order in which they first appear."),
    ...rendered(),
    hand: characterHandSchema.prefault({}).describe("Who draws: how much of each thing that differs between people."),
  }),
  classification: () => true,
  known: ({ text: given }) => {
    const classes = charactersOf(given);
    return { input: [1, 28, 28], outputs: classes.length, classes };
  },
});
