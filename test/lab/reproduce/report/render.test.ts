import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Published } from "../../../../src/lab/reproduce/published.ts";
import { type Rendered, renderReproduction } from "../../../../src/lab/reproduce/report/render.ts";
import { readMarkup, type Tag } from "../../report/check-markup.ts";
import { environment, everyOutcome, outcome, published, row } from "./made-up-outcomes.ts";

const outcomes = everyOutcome();
const whole = renderReproduction(published, outcomes, environment);
const cases: Record<string, Rendered> = {
  "all outcomes": whole,
  "no outcomes": renderReproduction(published, [], environment),
  "the quick form": renderReproduction(published, outcomes.slice(0, 20), { ...environment, quick: true }),
  "no tables": renderReproduction({ tables: [] }, [], environment),
};

/** What stands in an element of a class or id, with the tags taken out. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The row of a table in the page, by its anchor. */
function rowOf(html: string, id: string): string {
  const found = new RegExp(`<tr id="${id}".*?</tr>`).exec(html)?.[0] ?? "";
  return textOf(found.replaceAll(/<span lang="zh-Hans">.*?<\/span>/g, ""));
}

describe.each(Object.entries(cases))("%s", (_, { html, markdown }) => {
  const { tags, text } = readMarkup(html);
  const ids = tags.flatMap(({ attributes }) => attributes["id"] ?? []);

  test("is read back whole: one h1, no level left out, no id twice", () => {
    const levels = tags.flatMap(({ name }) => /^h(\d)$/.exec(name)?.[1] ?? []).map(Number);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("asks for nothing outside itself, and every link leads to a place in it", () => {
    expect(html).not.toMatch(/https?:|\/\/[a-z]|url\((?!#)|@import|xmlns|file:/i);
    for (const { name, attributes } of tags) {
      if (name === "a") expect(ids).toContain(attributes["href"]?.slice(1));
      else if ("href" in attributes || "src" in attributes)
        expect(attributes["href"] ?? attributes["src"]).toMatch(/^data:/);
      expect(Object.keys(attributes).filter((key) => key === "style" || key.startsWith("on"))).toEqual([]);
    }
    for (const [, target] of html.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(target);
  });

  test("names every drawing, table and scrolled region, no two regions alike", () => {
    const named = ({ attributes }: Tag): string[] => (attributes["aria-labelledby"] ?? "").split(" ");
    const regions = tags.filter(({ attributes }) => attributes["role"] === "region");
    for (const tag of tags) {
      if (!["svg", "table", "nav"].includes(tag.name) && !regions.includes(tag)) continue;
      for (const id of named(tag)) expect(ids).toContain(id);
      if (tag.name !== "svg") continue;
      expect(tag.attributes["role"]).toBe("img");
      expect(ids).toContain(tag.attributes["aria-describedby"]);
    }
    expect(new Set(regions.map((tag) => named(tag).join(" "))).size).toBe(regions.length);
  });

  test("says each thing in both languages, and no English in Chinese but names", () => {
    const said = (lang: string): number =>
      tags.filter(({ name, attributes }) => (name === "span" || name === "text") && attributes["lang"] === lang).length;
    expect(said("en")).toBeGreaterThan(15);
    expect(said("zh-Hans")).toBe(said("en"));
    const chinese = Array.from(html.matchAll(/<span lang="zh-Hans">(.*?)<\/span>/g), ([, words]) => words).join("\n");
    const names =
      /\b(?:R[1-5]|ReLU|tanh|sigmoid|softmax|numpy|MNIST|YAML|Adam|Nabla|A Processor|experiments|sin|epoch|L2|min|[a-z]|N)\b/g;
    expect(chinese.replace(names, "").match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
  });

  test("has no leftovers of code in it", () => {
    for (const written of [text, markdown.en, markdown.zh])
      expect(written).not.toMatch(/undefined|\[object|function|\$\{|NaN(?! at epoch)/);
    expect(html).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
  });

  test("its Markdown twins have the same headings, tables and figures, each in its language", () => {
    const shape = (written: string): string[] => written.match(/^#+ |^<a id=.*$|^\| :?-.*$/gm) ?? [];
    expect(shape(markdown.zh)).toEqual(shape(markdown.en));
    expect(markdown.en.replaceAll(/`[^`]*`/g, "")).not.toMatch(/\p{Script=Han}/u);
    expect(markdown.zh).toMatch(/^# \p{Script=Han}/u);
    for (const written of [markdown.en, markdown.zh]) {
      const anchors = Array.from(written.matchAll(/<a id="([^"]*)">/g), ([, id]) => id);
      for (const [, target] of written.matchAll(/\]\(#([^)]*)\)/g)) expect(anchors).toContain(target);
      const widths = written
        .trim()
        .split(/\n\n+/)
        .filter((part) => part.startsWith("| "))
        .map((part) => part.split("\n").map((line) => line.split(/(?<!\\)\|/).length));
      for (const lines of widths) expect(new Set(lines).size).toBe(1);
    }
  });
});

test("the same outcomes give the same bytes, in whatever order they come", () => {
  expect(renderReproduction(published, [...outcomes].reverse(), environment)).toEqual(whole);
});

describe("a row", () => {
  test("of an accuracy has the printed figure, ours in percent, the deviation, the seeds and its time", () => {
    expect(rowOf(whole.html, "row_r5-decay_r5-0")).toMatch(
      /^none r5-0\.yaml 97\.1 97\.\d\d 0\.\d\d 5 ✓ reproduced 1 min 4\d s$/,
    );
  });

  test("of a loss is written without powers of ten", () => {
    expect(rowOf(whole.html, "row_r1-sin_r1-sin-sigmoid")).toMatch(/ 0\.000052 0\.0000\d{3} 0\.0000\d{3} 5 /);
  });

  test("of early stopping has the mean of its epochs, and the report's", () => {
    expect(rowOf(whole.html, "row_r2-additions_r2-plain")).toContain(" 16.0 / 14 ");
  });

  test("that broke says how often, and where", () => {
    expect(rowOf(whole.html, "row_r1-characters_r1-full-relu")).toContain("diverges diverged, 5 of 5 – 5 ✓ reproduced");
    expect(textOf(whole.html)).toContain(
      "100, ReLU, full batch: the training diverged (seeds 0, 1, 2, 3, 4) after 0–4 whole epochs.",
    );
    expect(whole.html).toContain("loss is NaN at epoch 1, batch 1");
  });

  test("that was not run is pending, and nothing of it is drawn", () => {
    expect(rowOf(whole.html, "row_r1-sin_r1-sin-not-run")).toMatch(/ 0\.003 – – 0 … pending –$/);
    expect(whole.html).not.toContain('id="fit_r1-sin_r1-sin-not-run');
  });

  test("that differs says why under it and in the summary", () => {
    const why = "The cause is not known.";
    const [, differences] = /id="differences">(.*?)<h3/s.exec(whole.html) ?? [];
    expect(textOf(differences ?? "")).toContain("R5, Strength of the decay, 0.01:");
    expect(differences).toContain(why);
    expect(
      /<tr id="row_r5-decay_r5-0\.01" class="noted">.*?<\/tr>\n<tr class="note">.*?<\/tr>/s.exec(whole.html)?.[0],
    ).toContain(why);
  });

  test("in two tables stands in both, and its time counts once", () => {
    expect(whole.html).toContain('id="row_r5-decay_r5-0.001"');
    expect(whole.html).toContain('id="row_r5-width_r5-0.001"');
    const two: Published = {
      tables: ["a", "b"].map((id) => ({ ...published.tables[5], id, rows: [row("one", { kind: "none" })] })),
    };
    const { html } = renderReproduction(two, [outcome("one", 0, { seconds: 7, test: { loss: 1 } })], environment);
    expect(textOf(/<tfoot>.*?<\/tfoot>/s.exec(html)?.[0] ?? "")).toMatch(/2 – – – – 2 – 7\.00 s$/);
  });
});

test("the summary counts the verdicts", () => {
  const foot = textOf(/<tfoot>.*?<\/tfoot>/s.exec(whole.html)?.[0] ?? "");
  expect(foot).toMatch(/^Total 合计 18 – 12 1 2 2 1 /);
  expect(whole.markdown.en).toContain("**Of 18 rows:** 12 ✓ reproduced 1 ↑ better 2 ≠ differs 2 + added 1 … pending");
});

test("where and how it ran", () => {
  const { en } = whole.markdown;
  for (const said of [
    "nabla reproduce --data ../shared/data",
    "A Processor 9000, 2 cores",
    "Node 20.20.2",
    "wasm",
    "Nabla 0.1.0",
    "2025-03-14",
    "0, 1, 2, 3, 4 (14 rows); 0 (1 row); 10 (1 row)",
  ]) {
    expect(en).toContain(said);
    if (!said.includes("row")) expect(whole.html).toContain(said);
  }
});

test("a trace is compared digit by digit", () => {
  expect(whole.html).toContain('<span class="same">0.665342</span><span class="other">88</span>');
  expect(whole.markdown.en).toContain("| 300 | 0.66534268 | 0.665342**88** | no |");
  expect(whole.html).toContain("197 of the 200 printed are ours too");
  expect(whole.html.match(/<u class="other">/g)).toHaveLength(3);
});

test("printed epochs are held against the range of the seeds", () => {
  expect(whole.markdown.en).toMatch(/\| 1 \| 78\.58 \| 7\d\.\d\d \| \d\.\d\d \| 7\d\.\d\d \| 79\.\d\d \| yes \|/);
  expect(whole.html).toContain("10 of the 10 printed epochs lie inside");
});

describe("a comparison", () => {
  const [claim] = published.tables[2].comparisons ?? [];
  const answers = (differences: readonly number[]): string => {
    const scored = differences.flatMap((difference, seed) => [
      outcome("r2-both", seed, { val: { loss: 1, acc: 0.9 } }),
      outcome("r2-bn", seed, { val: { loss: 1, acc: 0.9 + difference } }),
    ]);
    const tables = [{ ...published.tables[2], comparisons: [claim] }];
    return (
      renderReproduction({ tables }, scored, environment)
        .markdown.en.split("\n")
        .find((line) => line.startsWith("| Both")) ?? ""
    );
  };

  test("whose differences are all one way holds", () => {
    expect(answers([0.01, 0.012, 0.011, 0.01, 0.009])).toMatch(
      /\| \+1\.04 \| 20\.\d\d \| < 0\.0001 \| 5 \| It holds: better by 1\.04 points on average over 5 seeds\. \|$|\| \+1\.04 \| 20\.\d\d \| (?:\\< 0\.0001|0\.0000) \| 5 \| It holds: better by 1\.04 points on average over 5 seeds\. \|$/,
    );
  });

  test("the other way is refuted", () => {
    expect(answers([-0.01, -0.012, -0.011])).toContain(
      "It does not hold, the reverse does: worse by 1.10 points on average over 3 seeds.",
    );
  });

  test("whose differences go both ways cannot be told", () => {
    expect(answers([0.01, -0.012, 0.011])).toContain("It cannot be told");
  });

  test("over one seed is no test", () => {
    expect(answers([0.01])).toContain("| – | – | 1 | Too few seeds for a test. |");
  });
});

test("experiment files are links in Markdown, from where the report lies", () => {
  expect(whole.markdown.en).toContain("[`r5-0.yaml`](../experiments/r5-0.yaml)");
  expect(whole.markdown.zh).toContain("[`r5-0.yaml`](../experiments/r5-0.yaml)");
});

describe("long histories", () => {
  let html: string;
  beforeAll(() => {
    html = renderReproduction(published, everyOutcome({ longest: 20_000 }), environment).html;
  });

  test("are thinned: the page stays under 3 MB", () => {
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).toContain("100,000");
  });
});

test("whatever labels and words a file has, they are text", () => {
  const evil = fc.oneof(
    fc.string(),
    fc.constant(`"><script>alert(1)</script>&amp;|\`*_[x](y)\u0000⟦0⟧`),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(evil, evil, (en, zh) => {
      const words = { en, zh };
      const table = published.tables[1];
      const tables = [
        {
          ...table,
          id: en,
          title: words,
          note: words,
          rows: table.rows.map((one) => ({ ...one, label: words, why: words, experiment: zh })),
          comparisons: table.comparisons?.map((one) => ({ ...one, claim: words })),
        },
      ];
      const some = outcomes
        .filter(({ task }) => task.row.startsWith("r1-") && task.seed < 2)
        .map((one) => ({ ...one, history: one.history.slice(0, 3), said: one.said.map(() => en) }));
      const { html, markdown } = renderReproduction({ tables }, some, { ...environment, machine: en, command: zh });
      const { tags } = readMarkup(html);
      const ids = tags.flatMap(({ attributes }) => attributes["id"] ?? []);
      expect(tags.filter(({ name }) => name === "script")).toHaveLength(1);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.join("")).not.toMatch(/\s/);
      // One line a row: nothing that a label holds ends it.
      const line = markdown.en.split("\n").find((text) => text.includes("row_"));
      expect(line?.split(/(?<!\\)\|/)).toHaveLength(9);
    }),
    { seed: 1, numRuns: 20 },
  );
});
