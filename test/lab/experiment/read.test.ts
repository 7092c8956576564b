import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExperiment } from "../../../src/lab/experiment/format.ts";
import { ExperimentError } from "../../../src/lab/experiment/problem.ts";
import { readExperiment } from "../../../src/lab/experiment/read.ts";
import { goodFiles } from "./good-experiments.ts";

const texts = Object.values(goodFiles);

describe("a good file", () => {
  it.each(Object.entries(goodFiles))("%s", (_, text) => {
    const { experiment } = readExperiment("e.yaml", text);
    expect(JSON.parse(JSON.stringify(experiment))).toEqual(experiment);
    expect(readExperiment("e.yaml", JSON.stringify(experiment)).experiment).toEqual(experiment);
  });

  it("means the same with Windows' line ends, a byte order mark, or as bytes", () => {
    const { experiment } = readExperiment("e.yaml", texts[1]);
    const windows = `\ufeff${texts[1].replaceAll("\n", "\r\n")}`;
    expect(readExperiment("e.yaml", windows).experiment).toEqual(experiment);
    expect(readExperiment("e.yaml", new TextEncoder().encode(windows)).experiment).toEqual(experiment);
  });

  it("is changed by arguments, the seed last", () => {
    const { experiment } = readExperiment("e.yaml", texts[0], { set: ["seed=3", "trainer.epochs=2"], seed: "7" });
    expect(experiment.seed).toBe(7);
    expect(experiment.trainer.epochs).toBe(2);
  });
});

/** Reads, and lets nothing but an explained error through. */
function read(text: string | Uint8Array, set: readonly string[] = []): void {
  try {
    const { experiment } = readExperiment("e.yaml", text, { set });
    expect(readExperiment("e.yaml", formatExperiment(experiment)).experiment).toEqual(experiment);
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    expect(error.message).toMatch(/^(e\.yaml:[1-9]\d*:[1-9]\d* |--set )./);
    // No message may steer a terminal.
    expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  }
}

describe("a file with random edits", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "- ",
    "\n",
    "\t",
    " ",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    "'",
    '"',
    "#",
    "%",
    "---\n",
    "~",
    "-1",
    "0",
    "1e999",
    ".nan",
    "true",
    "adam",
    "linear",
    "relu",
    "name",
    "<<",
    "\u0000",
    "__proto__",
    "toString",
    "字",
    ",",
    "?",
  );
  const edit = fc.record({ at: fc.nat(), drop: fc.nat(6), put: pieces });
  const file = fc.constantFrom(...texts);

  it("is understood or explained", () => {
    const property = fc.property(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      let edited = text;
      for (const { at, drop, put } of edits) {
        const start = at % (edited.length + 1);
        edited = edited.slice(0, start) + put + edited.slice(start + drop);
      }
      read(edited);
    });
    fc.assert(property, { numRuns: 800, seed: 1 });
  });

  it("is understood or explained where lines and words change places", () => {
    const swap = fc.tuple(fc.nat(), fc.nat(), fc.boolean());
    const property = fc.property(file, fc.array(swap, { minLength: 1, maxLength: 3 }), (text, swaps) => {
      let edited = text;
      for (const [a, b, ofLines] of swaps) {
        const separator = ofLines ? "\n" : /(?<=[\s{}[\],:])/;
        const parts = edited.split(separator);
        const [i, j] = [a % parts.length, b % parts.length];
        [parts[i], parts[j]] = [parts[j], parts[i]];
        edited = parts.join(ofLines ? "\n" : "");
      }
      read(edited);
    });
    fc.assert(property, { numRuns: 500, seed: 2 });
  });

  it("is understood or explained where bytes are not text", () => {
    const bytes = new TextEncoder().encode(texts[1]);
    const property = fc.property(fc.nat(), fc.nat(255), (at, byte) => {
      read(bytes.with(at % bytes.length, byte));
    });
    fc.assert(property, { numRuns: 300, seed: 3 });
  });

  it("is understood or explained with random arguments", () => {
    const part = fc.constantFrom(
      "optimizer",
      "adam",
      "sgd",
      "lr",
      "model",
      "0",
      "1",
      "9",
      "linear",
      "out_features",
      "data",
      "name",
      "loss",
      "reduction",
      "schedule",
      "warmup",
      "then",
      "cosine",
      "trainer",
      "early_stopping",
      "weight_init",
      "normal",
      "std",
      "__proto__",
      "",
      "x y",
    );
    const value = fc.constantFrom(
      "1",
      "0.5",
      "relu",
      "sin",
      "mnist",
      "{a: 1}",
      "[1]",
      "",
      "~",
      "{",
      "- a",
      "&a *a",
      "true",
      "mse",
    );
    const argument = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 5 }), value)
      .map(([path, text]) => `${path.join(".")}=${text}`);
    const property = fc.property(file, fc.array(argument, { minLength: 1, maxLength: 3 }), read);
    fc.assert(property, { numRuns: 800, seed: 4 });
  });
});
