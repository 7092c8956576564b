import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPublished } from "../src/lab/reproduce/published.ts";
import type { Results } from "../src/lab/reproduce/results.ts";
import { withResults } from "../src/lab/reproduce/results-table.ts";
import { nabla } from "./cli/nabla.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const results = "docs/reproduction/results.json";

describe("docs/wrong-derivative.md", () => {
  it("shows what the gradient check says", async () => {
    const blocks = [...read("docs/wrong-derivative.md").matchAll(/```console\n\$ npx nabla (.*)\n([\s\S]*?)\n```/g)];
    expect(blocks.length).toBe(2);
    for (const [, argv, shown] of blocks) {
      const { out } = await nabla(...argv.split(" ").map((word) => (word.endsWith(".yaml") ? join(root, word) : word)));
      expect(out.join("\n"), argv).toBe(shown);
    }
  });
});

describe.each(["docs/reproduction.md", "docs/wrong-derivative.md"])("%s", (page) => {
  const published = () => readPublished("published.yaml", read("experiments/published.yaml"));

  it("has a place for each table that it shows", () => {
    expect(read(page)).toMatch(/<!-- results /);
    withResults(read(page), published(), { tables: {}, comparisons: [] });
  });

  it.skipIf(!existsSync(join(root, results)))(
    `states what ${results} holds: node scripts/write-reproduction.mjs`,
    () => {
      const held = JSON.parse(read(results)) as Results;
      expect(withResults(read(page), published(), held)).toBe(read(page));
    },
  );
});

describe("docs/results.md", () => {
  it("prints figures of the reports as experiments/published.yaml has them", () => {
    const { tables } = readPublished("published.yaml", read("experiments/published.yaml"));
    const quoted = [...read("docs/results.md").matchAll(/([\d.]+)% \((R\d)/g)];
    expect(quoted.length).toBeGreaterThanOrEqual(2);
    for (const [text, percent, report] of quoted) {
      const values = tables.flatMap((table) =>
        table.report === report
          ? table.rows.flatMap(({ published }) => ("value" in published ? published.value : []))
          : [],
      );
      expect(
        values.map((value) => Number((100 * value).toFixed(4))),
        text,
      ).toContain(Number(percent));
    }
  });
});
