import type { Verdict } from "../verdict.ts";

/** A sign for each verdict, so that none is told by its colour alone. In the order in which they are counted. */
export const verdictMarks: Readonly<Record<Verdict, string>> = {
  exact: "=",
  reproduced: "✓",
  better: "↑",
  differs: "≠",
  added: "+",
  pending: "…",
};

export const everyVerdict: readonly Verdict[] = ["exact", "reproduced", "better", "differs", "added", "pending"];
