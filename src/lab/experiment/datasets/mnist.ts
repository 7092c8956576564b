import { z } from "zod";
import { oneOf } from "../fields.ts";
import { options } from "../form.ts";
import { commonOfPictures } from "./common.ts";
import type { MnistData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";
import { digitClasses } from "./digit-classes.ts";

export const mnist: DatasetEntry = dataset<MnistData>({
  name: "mnist",
  schema: options({
    name: z.literal("mnist"),
    file: oneOf(["idx", "pickle"])
      .optional()
      .describe("The IDX files or mnist.pkl.gz; whichever is there where absent."),
    ...commonOfPictures({ valSplit: 0.1, testSplit: "its own" }),
  }),
  classification: () => true,
  hasValidation: ({ file }) => file === "pickle",
  known: () => ({ input: [1, 28, 28], outputs: 10, classes: digitClasses }),
});
