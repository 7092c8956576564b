import { describe, expect, it } from "vitest";
import { type Published, readPublished } from "../../../src/lab/reproduce/published.ts";
import { resultsOf } from "../../../src/lab/reproduce/results.ts";
import { withResults } from "../../../src/lab/reproduce/results-table.ts";
import { outcomeOf } from "./outcomes.ts";

const published: Published = readPublished(
  "p.yaml",
  `tables:
  - id: one
    report: R1
    title: {en: one, zh: 一}
    plot: none
    rows:
      - {id: a, label: {en: first, zh: 甲}, experiment: r1/a.yaml, seeds: [0, 1], quick: {seeds: [0]}, seconds: 1,
         published: {kind: metric, metric: acc, split: test, value: 0.5, within: 0.1}}
      - {id: b, label: {en: second, zh: 乙}, experiment: r1/b.yaml, seeds: [0, 1], quick: {seeds: [0]}, seconds: 1, published: {kind: none}}
      - {id: c, label: {en: third, zh: 丙}, experiment: r1/c.yaml, seeds: [0], quick: {seeds: [0]}, seconds: 1, published: {kind: diverges}}
      - {id: d, label: {en: fourth, zh: 丁}, experiment: r1/d.yaml, seeds: [0], quick: {seeds: [0]}, seconds: 1,
         published: {kind: metric, metric: loss, split: test, value: 0.00002, within: 2}}
    comparisons:
      - {better: b, worse: a, claim: {en: second is better, zh: 乙更好}, metric: acc, split: test}
      - {better: a, worse: c, claim: {en: third is worse, zh: 丙更差}, metric: acc, split: test}
`,
);
const outcomes = [
  outcomeOf("a", 0, { test: { loss: 1, acc: 0.5 }, seconds: 2 }),
  outcomeOf("a", 1, { test: { loss: 1, acc: 0.625 }, seconds: 3 }),
  outcomeOf("b", 0, { test: { loss: 1, acc: 0.75 } }),
  outcomeOf("b", 1, { test: { loss: 1, acc: 0.75 } }),
  outcomeOf("c", 0, { stopped: "diverged" }),
  outcomeOf("d", 0, { test: { loss: 0.000031 } }),
];

describe("resultsOf", () => {
  const results = resultsOf(published, outcomes);

  it("judges every row, with the time of all its seeds", () => {
    const rows = Object.entries(results.tables["one"] ?? {});
    expect(rows.map(([id, { verdict, n, seconds }]) => [id, verdict, n, seconds])).toEqual([
      ["a", "reproduced", 2, 5],
      ["b", "added", 2, 2],
      ["c", "reproduced", 1, 1],
      ["d", "reproduced", 1, 1],
    ]);
  });

  it("answers every comparison", () => {
    expect(results.comparisons).toMatchObject([
      { better: "b", worse: "a", n: 2, meanDifference: 0.1875, t: expect.closeTo(3, 12) },
      { better: "a", worse: "c", n: 0 },
    ]);
  });
});

describe("withResults", () => {
  const page = "# t\n<!-- results one -->\nold\n<!-- end -->\nrest\n";

  it("writes a table and its comparisons between the marks, and nothing else", () => {
    expect(withResults(page, published, resultsOf(published, outcomes))).toBe(`# t
<!-- results one -->
| row | experiment | published | ours | verdict |
|---|---|---|---|---|
| first | [r1/a.yaml](../experiments/r1/a.yaml) | 50.0% | 56.3% (50.0% to 62.5%, 2 seeds) | reproduced |
| second | [r1/b.yaml](../experiments/r1/b.yaml) |  | 75.0% (75.0% to 75.0%, 2 seeds) | added |
| third | [r1/c.yaml](../experiments/r1/c.yaml) | explodes | 1 of 1 diverged. | reproduced |
| fourth | [r1/d.yaml](../experiments/r1/d.yaml) | 2.0e-5 | 3.1e-5 | reproduced |

| claim | difference | t | p | seeds |
|---|---|---|---|---|
| second is better | +18.75%, test | 3.00 | 0.2048 | 2 |
| third is worse |  |  |  | 0 |
<!-- end -->
rest
`);
  });

  it("changes nothing the second time", () => {
    const results = resultsOf(published, outcomes);
    const once = withResults(page, published, results);
    expect(withResults(once, published, results)).toBe(once);
  });

  it("refuses a table that there is not", () => {
    expect(() => withResults("<!-- results two -->\n<!-- end -->", published, resultsOf(published, []))).toThrow(
      "Cannot write results: expected the id of a table, received two.",
    );
  });
});
