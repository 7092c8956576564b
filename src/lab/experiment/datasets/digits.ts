import { z } from "zod";
import { options } from "../form.ts";
import type { DigitsData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";
import { digitClasses } from "./digit-classes.ts";
import { digitHandSchema } from "./hand.ts";
import { rendered } from "./rendered.ts";

export const digits: DatasetEntry = dataset<DigitsData>({
  name: "digits",
  schema: options({
    name: z.literal("digits"),
    ...rendered(),
    hand: digitHandSchema.prefault({}).describe("Who writes: how much of each thing that differs between people."),
  }),
  classification: () => true,
  known: () => ({ input: [1, 28, 28], outputs: 10, classes: digitClasses }),
});
