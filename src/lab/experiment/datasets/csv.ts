import { z } from "zod";
import { flagOrAuto, text } from "../fields.ts";
import { options } from "../form.ts";
import { common } from "./common.ts";
import type { CsvData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

const columnError = "a column's name, or its index from 0";
const column = z.union(
  [
    z.string({ error: columnError }).min(1, { error: columnError }),
    z.int({ error: columnError }).min(0, { error: columnError }),
  ],
  { error: columnError },
);
const listError = "a list of column names or indices";

export const csv: DatasetEntry = dataset<CsvData>({
  name: "csv",
  schema: options({
    name: z.literal("csv"),
    path: text("a CSV file").describe("The CSV file."),
    label: column.optional().describe("The column with the class: its name, or its index from 0."),
    targets: z
      .array(column, { error: listError })
      .min(1, { error: listError })
      .optional()
      .describe("For regression: the columns to predict."),
    header: flagOrAuto().default("auto").describe("Whether the first line names the columns."),
    delimiter: z
      .string({ error: "one character" })
      .length(1, { error: "one character" })
      .default(",")
      .describe("What separates the columns."),
    ...common({ valSplit: 0.1, testSplit: 0.1 }),
  })
    .refine(({ label, targets }) => label !== undefined || targets !== undefined, {
      error: "expected label (the column with the class) or targets (the columns of a regression), received neither",
    })
    .refine(({ label, targets }) => label === undefined || targets === undefined, {
      path: ["targets"],
      error: "label (for classes) is given too. Keep one of the two.",
    }),
  classification: ({ targets }) => targets === undefined,
});
