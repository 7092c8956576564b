import { z } from "zod";
import { anyOf } from "../suggest.ts";
import { csv } from "./csv.ts";
import type { DataSection } from "./data-section.ts";
import type { DatasetEntry } from "./dataset-entry.ts";
import { digits } from "./digits.ts";
import { hanzi } from "./hanzi.ts";
import { imageFolder } from "./image-folder.ts";
import { mnist } from "./mnist.ts";
import { npz } from "./npz.ts";
import { random } from "./random.ts";
import { sin } from "./sin.ts";

/** Every set of examples. */
export const datasets: readonly DatasetEntry[] = [mnist, digits, hanzi, sin, random, imageFolder, csv, npz];

/** The data section, told apart by its name. */
export const dataSchema: z.ZodType<DataSection> = z.discriminatedUnion(
  "name",
  datasets.map(({ schema }) => schema) as unknown as [z.ZodObject, ...z.ZodObject[]],
  { error: `a map with a name: ${anyOf(datasets.map(({ name }) => name))}` },
) as unknown as z.ZodType<DataSection>;

/** The entry of a section. */
export function datasetOf({ name }: DataSection): DatasetEntry {
  return datasets.find((entry) => entry.name === name)!;
}
