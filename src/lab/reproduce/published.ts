import { z } from "zod";
import { decodeUtf8 } from "../../data/text.ts";
import { explainIssue } from "../experiment/explain-issue.ts";
import { flag, number, oneOf, text, wholeNumber } from "../experiment/fields.ts";
import { ExperimentError, type Problem, problem } from "../experiment/problem.ts";
import { nearest, type Path, plain, type Tree } from "../experiment/tree.ts";
import { parseYaml } from "../experiment/yaml.ts";
import type { Text } from "../report/language.ts";

/** The five course reports. */
export type ReportId = "R1" | "R2" | "R3" | "R4" | "R5";

/** What the reports state, as `experiments/published.yaml` has it: the one place where a published figure stands. */
export interface Published {
  readonly tables: readonly Table[];
}

/** A table or a figure of a report. */
export interface Table {
  readonly id: string;
  readonly report: ReportId;
  readonly title: Text;
  /** What the report wants to show by it, and what we found. */
  readonly note?: Text | undefined;
  /** How the report draws it; `none` where it prints numbers alone. */
  readonly plot: "fit" | "curves" | "epochs" | "bars" | "trace" | "none";
  readonly rows: readonly Row[];
  /** Questions asked of two rows over the same seeds, answered by a paired t-test. */
  readonly comparisons?: readonly Comparison[] | undefined;
}

/** One training that a report describes: one experiment file, over several seeds. */
export interface Row {
  /**
   * Names the folder of its runs. Unique within a table; a training that two tables list has the same id, experiment,
   * seeds, smaller version and seconds in both, and is run once.
   */
  readonly id: string;
  readonly label: Text;
  /** Under `experiments/`. */
  readonly experiment: string;
  readonly seeds: readonly number[];
  /** The smaller faithful version: seeds and `--set` overrides. */
  readonly quick: { readonly seeds: readonly number[]; readonly set: readonly string[] };
  readonly published: PublishedFigure;
  /** Roughly how long one seed takes on one core of an ordinary machine, in seconds: for the first estimate, and to begin with the longest. */
  readonly seconds: number;
  /** Why ours differs, or what happens here; shown beside the verdict. */
  readonly why?: Text | undefined;
}

/** A figure as printed. A row that adds to a report (the right derivative beside the wrong one) has none. */
export type PublishedFigure =
  | {
      readonly kind: "metric";
      readonly metric: "acc" | "loss";
      readonly split: "val" | "test";
      readonly value: number;
      /** Distance up to which ours counts as reproduced: absolute for accuracies, a factor for losses. */
      readonly within: number;
      /** After how many epochs, where the report says so. */
      readonly epochs?: number | undefined;
      /**
       * Whether the report names the highest accuracy of all epochs and not that after the last. The row's experiment
       * validates on the split that is meant, so that it stands in the history as `val_acc`.
       */
      readonly peak?: boolean | undefined;
    }
  | {
      /** Epoch by epoch. The row's experiment validates on the test part, so that the history's `val_acc` is what is meant. */
      readonly kind: "epochs";
      readonly metric: "acc";
      readonly split: "test";
      readonly values: readonly number[];
      readonly within: number;
    }
  | { readonly kind: "chance"; readonly value: number; readonly within: number }
  | { readonly kind: "diverges" }
  | {
      readonly kind: "trace";
      readonly costs: readonly number[];
      readonly weights: Readonly<Record<string, readonly number[]>>;
      /** What the trained network says of examples that it has not seen: a 0 or a 1 each. */
      readonly predictions?: string | undefined;
    }
  | { readonly kind: "none" };

/** Is `better` better than `worse`? Both are ids of rows, in whatever table. */
export interface Comparison {
  readonly better: string;
  readonly worse: string;
  readonly claim: Text;
  readonly metric: "acc" | "loss";
  readonly split: "val" | "test";
}

const both = map({ en: text("a text"), zh: text("a text") });
const word = z.string({ error: "a name of a-z, 0-9, . and -" }).regex(/^[a-z0-9][a-z0-9.-]*$/, {
  error: "a name of a-z, 0-9, . and -",
});
const numbers = list(number(), "a list of numbers");
const seeds = list(wholeNumber({ atLeast: 0 }), "a list of seeds").min(1, { error: "at least one seed" });
const share = number({ atLeast: 0, atMost: 1 });
const metric = oneOf(["acc", "loss"]);
const split = oneOf(["val", "test"]);

const figure = z.discriminatedUnion(
  "kind",
  [
    map({
      kind: z.literal("metric"),
      metric,
      split,
      value: number({ atLeast: 0 }),
      within: number({ above: 0 }),
      epochs: wholeNumber({ atLeast: 1 }).optional(),
      peak: flag().optional(),
    }),
    map({
      kind: z.literal("epochs"),
      metric: z.literal("acc", { error: "acc" }),
      split: z.literal("test", { error: "test" }),
      values: numbers,
      within: share,
    }),
    map({ kind: z.literal("chance"), value: share, within: share }),
    map({ kind: z.literal("diverges") }),
    map({
      kind: z.literal("trace"),
      costs: numbers,
      weights: z.record(z.string(), numbers, { error: "a map of lists of numbers" }),
      predictions: z
        .string({ error: "a text of 0 and 1" })
        .regex(/^[01]+$/, { error: "a text of 0 and 1" })
        .optional(),
    }),
    map({ kind: z.literal("none") }),
  ],
  { error: "a map with a kind: metric, epochs, chance, diverges, trace or none" },
);

const row = map({
  id: word,
  label: both,
  experiment: text("an experiment file under experiments/"),
  seeds,
  quick: map({ seeds, set: list(text("a --set override"), "a list of --set overrides").default([]) }),
  published: figure,
  seconds: number({ above: 0 }),
  why: both.optional(),
});

const comparison = map({ better: word, worse: word, claim: both, metric, split });

const table = map({
  id: word,
  report: oneOf(["R1", "R2", "R3", "R4", "R5"]),
  title: both,
  note: both.optional(),
  plot: oneOf(["fit", "curves", "epochs", "bars", "trace", "none"]),
  rows: list(row, "a list of rows").min(1, { error: "at least one row" }),
  comparisons: list(comparison, "a list of comparisons").optional(),
});

const publishedSchema: z.ZodType<Published> = map({ tables: list(table, "a list of tables") });

function map<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: `a map of ${Object.keys(shape).join(", ")}` });
}

function list<Item extends z.ZodType>(item: Item, what: string): z.ZodArray<Item> {
  return z.array(item, { error: what });
}

/**
 * Reads the file of published figures from its bytes or text.
 * @throws ExperimentError with every problem, its line and column: what no schema allows, ids that occur twice in a table,
 * rows of one id that are not one training, and comparisons of rows that there are not
 */
export function readPublished(file: string, content: Uint8Array | string): Published {
  const { tree, problems } = parseYaml(typeof content === "string" ? content : decodeUtf8(content, `read ${file}`));
  if (problems.length > 0) throw new ExperimentError(file, problems);
  const top: Tree = tree ?? { kind: "scalar", at: { line: 1, column: 1 }, value: undefined };
  const { data, error } = publishedSchema.safeParse(plain(top));
  const found = data
    ? inconsistencies(top, data)
    : error.issues.map((issue) => explainIssue(top, issue.path as Path, issue, "the file"));
  if (found.length > 0 || !data) throw new ExperimentError(file, found);
  return data;
}

/** What is wrong between parts that are right by themselves. */
function inconsistencies(tree: Tree, { tables }: Published): Problem[] {
  const found: Problem[] = [];
  const say = (path: Path, message: string): void => void found.push(problem(nearest(tree, path), path, message));
  const first = new Map<string, Row>();
  for (const [i, { id: tableId, rows }] of tables.entries()) {
    const path = ["tables", i];
    if (tables.findIndex(({ id }) => id === tableId) < i)
      say([...path, "id"], `a second table "${tableId}". Rename it.`);
    for (const [j, given] of rows.entries()) {
      const { id } = given;
      const at = [...path, "rows", j, "id"];
      const known = first.get(id);
      if (rows.findIndex((other) => other.id === id) < j) say(at, `a second row "${id}" in the table. Rename it.`);
      else if (known && trainingOf(known) !== trainingOf(given)) {
        say(at, `row "${id}" is another training than in the table before. Make the two alike, or rename it.`);
      }
      first.set(id, known ?? given);
    }
  }
  for (const [i, { comparisons = [] }] of tables.entries()) {
    for (const [j, compared] of comparisons.entries()) {
      for (const side of ["better", "worse"] as const) {
        if (!first.has(compared[side]))
          say(["tables", i, "comparisons", j, side], `no row has the id "${compared[side]}"`);
      }
    }
  }
  return found;
}

/** All of a row that decides what is run. */
function trainingOf({ experiment, seeds, quick, seconds }: Row): string {
  return JSON.stringify([experiment, seeds, quick, seconds]);
}
