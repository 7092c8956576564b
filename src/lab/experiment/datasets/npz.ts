import { z } from "zod";
import { text } from "../fields.ts";
import { options } from "../form.ts";
import { commonOfPictures } from "./common.ts";
import type { NpzData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

const array = text("the name of an array in the file");

export const npz: DatasetEntry = dataset<NpzData>({
  name: "npz",
  schema: options({
    name: z.literal("npz"),
    path: text("an .npz file").describe("The .npz file."),
    x: array.default("x").describe("The array of inputs."),
    y: array.default("y").describe("The array of targets: whole numbers are classes, others values."),
    ...commonOfPictures({ valSplit: 0.1, testSplit: 0.1 }),
  }),
  // Whole numbers are classes, others values: only the file can tell.
  classification: () => undefined,
});
