import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";
import { planTasks, tablesToShow } from "../../../src/lab/reproduce/plan.ts";
import type { ReportId, Row, Table } from "../../../src/lab/reproduce/published.ts";

const text = { en: "", zh: "" };
const row = (id: string, seeds: readonly number[]): Row => ({
  id,
  label: text,
  experiment: `${id}.yaml`,
  seeds,
  quick: { seeds: [seeds[0]], set: ["trainer.epochs=1"] },
  published: { kind: "none" },
  seconds: 5,
});
const table = (report: ReportId, ...rows: Row[]): Table => ({
  id: `t-${report}`,
  report,
  title: text,
  plot: "none",
  rows,
});
const tables = [table("R1", row("a", [0, 1]), row("b", [7])), table("R2", row("b", [7]), row("c", [2]))];

describe("planTasks", () => {
  it("has every row at each of its seeds, and one that two tables share once", () => {
    expect(planTasks(tables, false)).toEqual([
      { key: "a/seed-0", row: "a", seed: 0, experiment: "a.yaml", set: [], seconds: 5 },
      { key: "a/seed-1", row: "a", seed: 1, experiment: "a.yaml", set: [], seconds: 5 },
      { key: "b/seed-7", row: "b", seed: 7, experiment: "b.yaml", set: [], seconds: 5 },
      { key: "c/seed-2", row: "c", seed: 2, experiment: "c.yaml", set: [], seconds: 5 },
    ]);
  });

  it("takes the smaller versions where they are wanted", () => {
    expect(planTasks(tables, true).map(({ key, set }) => [key, ...set])).toEqual([
      ["a/seed-0", "trainer.epochs=1"],
      ["b/seed-7", "trainer.epochs=1"],
      ["c/seed-2", "trainer.epochs=1"],
    ]);
  });
});

describe("tablesToShow", () => {
  it("has those that were asked for, and those of which something is there", () => {
    const shown = (asked: readonly string[], rows: readonly string[]): string[] => {
      const outcomes = rows.map((id) => ({ task: { row: id } }) as Outcome);
      return tablesToShow(tables, asked, outcomes).map(({ id }) => id);
    };
    expect(shown(["R2"], [])).toEqual(["t-R2"]);
    expect(shown(["R2"], ["a"])).toEqual(["t-R1", "t-R2"]);
    expect(shown(["R1"], ["b"])).toEqual(["t-R1", "t-R2"]);
  });
});
