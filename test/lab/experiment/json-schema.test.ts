import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { formatExperiment } from "../../../src/lab/experiment/format.ts";
import { experimentJsonSchema } from "../../../src/lab/experiment/json-schema.ts";
import { readExperiment } from "../../../src/lab/experiment/read.ts";
import { badFiles } from "./bad-experiments.ts";
import { goodFiles } from "./good-experiments.ts";

const committed = join(import.meta.dirname, "../../../docs/experiment.schema.json");
const schema = experimentJsonSchema();
const asZod = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const accepts = (text: string): boolean => asZod.safeParse(parse(text)).success;

describe("experimentJsonSchema", () => {
  it("is what docs/experiment.schema.json holds: node scripts/write-schema.mjs after npm run build", () => {
    expect(readFileSync(committed, "utf8")).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it.each(Object.entries(goodFiles))("accepts %s", (_, text) => {
    const sections = text.replace(/^trainer:\n/m, "");
    expect(accepts(sections)).toBe(true);
    expect(accepts(formatExperiment(readExperiment("e.yaml", text).experiment))).toBe(true);
  });

  it.each([
    "an unknown option",
    "an unknown section",
    "another version",
    "an unknown data set",
    "a key of another data set",
    "a folder without a path",
    "a batch of none",
    "a flag that is a word",
    "a model without layers",
    "a layer to come",
    "a convolution without its sizes",
    "a short form of convolution",
    "a kernel of three extents",
    "a padding that is another word",
    "a stride of zero",
    "an option of convolution misspelt",
    "a layer with options outside",
    "a layer without its size",
    "an option for relu",
    "dropping everything",
    "a wrong type far inside",
    "uniform without limit",
    "an unknown reduction",
    "two optimizers",
    "a rate of zero",
    "a step schedule without a size",
    "a wrong schedule after warm-up",
    "an unknown monitor",
  ])("refuses %s", (what) => {
    const bad = badFiles.find((file) => file.what === what);
    expect(bad).toBeDefined();
    expect(accepts(bad?.text ?? "")).toBe(false);
  });

  it("offers every name and alias", () => {
    const text = JSON.stringify(schema);
    for (const word of [
      "dense",
      "fc",
      "affine",
      "units",
      "rate",
      "learning_rate",
      "xavier_normal",
      "one_cycle",
      "image_folder",
    ]) {
      expect(text).toContain(`"${word}"`);
    }
    expect(text).not.toContain("x-choice");
  });
});
