import { z } from "zod";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import { common } from "./common.ts";
import type { SinData } from "./data-section.ts";
import { type DatasetEntry, dataset } from "./dataset-entry.ts";

export const sin: DatasetEntry = dataset<SinData>({
  name: "sin",
  schema: options({
    name: z.literal("sin"),
    step: number({ atLeast: 1e-6, atMost: 1 }).default(0.01).describe("The distance of two points on [−π, π]."),
    ...common({ valSplit: 0, testSplit: 0.1 }),
  }),
  classification: () => false,
  known: () => ({ input: [1], outputs: 1 }),
});
