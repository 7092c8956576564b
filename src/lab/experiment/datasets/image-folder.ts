import { z } from "zod";
import { flagOrAuto, text } from "../fields.ts";
import { options } from "../form.ts";
import { commonOfPictures } from "./common.ts";
import type { ImageFolderData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

const namesError = "a list of names, one for each folder";

export const imageFolder: DatasetEntry = dataset<ImageFolderData>({
  name: "image_folder",
  schema: options({
    name: z.literal("image_folder"),
    path: text("a folder with one folder of pictures a class").describe(
      "A folder with one folder of pictures a class.",
    ),
    invert: flagOrAuto().default("auto").describe("Whether dark on light becomes light on dark."),
    classes: z
      .array(text("the name of a class"), { error: namesError })
      .min(1, { error: namesError })
      .optional()
      .describe("What the folders' pictures are called, in their order; the folders' names where absent."),
    ...commonOfPictures({ valSplit: 0.1, testSplit: 0.1 }),
  }),
  classification: () => true,
});
