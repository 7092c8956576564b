import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readExperiment } from "../../../src/lab/experiment/index.ts";
import { type Published, type Row, readPublished } from "../../../src/lab/reproduce/published.ts";

const folder = join(import.meta.dirname, "../../../experiments");
const committed = (): Published => readPublished("published.yaml", readFileSync(join(folder, "published.yaml")));
const rows = (): Row[] => committed().tables.flatMap((table) => table.rows);

const row = (id: string, more = ""): string => `      - id: ${id}
        label: {en: a, zh: 甲}
        experiment: r1/a.yaml
        seeds: [0]
        quick: {seeds: [0]}
        published: {kind: none}
        seconds: 1
${more}`;
const table = (id: string, ...of: readonly string[]): string => `  - id: ${id}
    report: R1
    title: {en: t, zh: 题}
    plot: none
    rows:
${of.join("")}`;
const read = (...tables: readonly string[]): Published => readPublished("p.yaml", `tables:\n${tables.join("")}`);

describe("the published figures", () => {
  it("cover all five reports, and what the seeds' page counts in them", () => {
    const { tables } = committed();
    expect(new Set(tables.map(({ report }) => report))).toEqual(new Set(["R1", "R2", "R3", "R4", "R5"]));
    const printed = (id: string): number =>
      tables.find((found) => found.id === id)?.rows.filter(({ published }) => published.kind !== "none").length ?? 0;
    // Nine and thirteen, of which the best of each is printed in two ways.
    expect([printed("r1-sin"), printed("r1-characters")]).toEqual([10, 14]);
    expect([printed("r5-lr"), printed("r5-hidden"), printed("r5-decay")]).toEqual([3, 3, 4]);
    // Four, and one of ours that is held against the best of them.
    expect([printed("r2-optimizers"), printed("r2-regularisation")]).toEqual([2, 5]);
  });

  it("name experiments that can be run, as they are and smaller", () => {
    for (const { experiment, seeds, quick } of rows()) {
      const content = readFileSync(join(folder, experiment));
      for (const set of [[], quick.set]) {
        for (const seed of seeds) readExperiment(experiment, content, { set, seed: String(seed) });
      }
    }
  });

  it("name every experiment of the reports' folders", () => {
    const named = new Set(rows().map(({ experiment }) => experiment));
    const there = ["r1", "r2", "r3", "r4", "r5"].flatMap((report) =>
      readdirSync(join(folder, report)).map((name) => `${report}/${name}`),
    );
    expect(there.filter((file) => !named.has(file))).toEqual([]);
  });

  it("that go epoch by epoch, or name a peak, belong to experiments that validate on the test part", () => {
    for (const { experiment, published } of rows()) {
      if (published.kind !== "epochs" && !(published.kind === "metric" && published.peak)) continue;
      const { experiment: resolved } = readExperiment(experiment, readFileSync(join(folder, experiment)));
      expect(resolved.data.validate_on, experiment).toBe("test");
    }
  });

  it("leave ninety minutes of one core for the whole of it", () => {
    const seconds = new Map(rows().map((one) => [one.id, one.seconds * one.seeds.length]));
    expect(Array.from(seconds.values()).reduce((sum, value) => sum + value)).toBeLessThan(90 * 60);
  });
});

describe("a file of published figures", () => {
  it("may list one training in two tables", () => {
    const { tables } = read(table("one", row("a")), table("two", row("a"), row("b")));
    expect(tables.map((found) => found.rows.map(({ id }) => id))).toEqual([["a"], ["a", "b"]]);
    expect(tables[0].rows[0].quick).toEqual({ seeds: [0], set: [] });
  });

  it.each([
    [
      "a second table of a name",
      [table("one", row("a")), table("one", row("b"))],
      'p.yaml:14:5 a second table "one". Rename it.',
    ],
    [
      "a second row of a name",
      [table("one", row("a"), row("a"))],
      'p.yaml:14:9 a second row "a" in the table. Rename it.',
    ],
    [
      "two trainings of a name",
      [table("one", row("a")), table("two", row("a").replace("[0]", "[0, 1]"))],
      'p.yaml:19:9 row "a" is another training than in the table before. Make the two alike, or rename it.',
    ],
    [
      "a comparison with nothing",
      [
        `${table("one", row("a"))}    comparisons: [{better: a, worse: b, claim: {en: c, zh: 丙}, metric: acc, split: val}]\n`,
      ],
      'p.yaml:14:31 no row has the id "b"',
    ],
    [
      "a language missing",
      [table("one", row("a")).replace("{en: t, zh: 题}", "{en: t}")],
      'p.yaml:4:12 missing key "zh" in tables[0].title: expected a text',
    ],
    [
      "an unknown key",
      [table("one", row("a", "        wy: 1\n"))],
      'p.yaml:14:9 unknown key "wy" in tables[0].rows[0]',
    ],
    [
      "an unknown report",
      [table("one", row("a")).replace("R1", "R6")],
      'p.yaml:3:13 tables[0].report: expected R1, R2, R3, R4 or R5, received "R6": did you mean "R1"?',
    ],
    [
      "a figure of no kind",
      [table("one", row("a")).replace("kind: none", "kind: guess")],
      'p.yaml:12:27 tables[0].rows[0].published.kind: expected a map with a kind: metric, epochs, chance, diverges, trace or none, received "guess"',
    ],
    [
      "an accuracy of 3",
      [table("one", row("a")).replace("{kind: none}", "{kind: chance, value: 3, within: 0.1}")],
      "p.yaml:12:42 tables[0].rows[0].published.value: expected a number from 0 to 1, received 3",
    ],
    [
      "predictions that are none",
      [table("one", row("a")).replace("{kind: none}", '{kind: trace, costs: [], weights: {}, predictions: "012"}')],
      'p.yaml:12:71 tables[0].rows[0].published.predictions: expected a text of 0 and 1, received "012"',
    ],
    [
      "no seeds",
      [table("one", row("a")).replace("seeds: [0]\n", "seeds: []\n")],
      "p.yaml:10:16 tables[0].rows[0].seeds: expected at least one seed, received an empty list",
    ],
  ])("is refused for %s", (_, tables, message) => {
    expect(() => read(...tables)).toThrow(new RegExp(`^${message.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });

  it.each([
    ["", "p.yaml:1:1"],
    ["tables: [", "p.yaml:1:10"],
    ["- a", "p.yaml:1:1"],
  ])("is refused where it is %j, by line and column", (text, place) => {
    expect(() => readPublished("p.yaml", text)).toThrow(new RegExp(`^${place} `));
  });
});
