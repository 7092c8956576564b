import { linearAxis } from "../../../report/charts/axis.ts";
import type { Point } from "../../../report/charts/thin.ts";
import { count } from "../../../report/figures.ts";
import type { Text } from "../../../report/language.ts";
import { anchor } from "../anchor.ts";
import type { Block, Drawing, Table } from "../blocks.ts";
import { printed, sameDigits } from "../digits.ts";
import type { JudgedRow } from "../judged.ts";
import { texts } from "../texts.ts";
import { agrees, type Traced, tracedBits, tracedCosts, tracedWeights } from "../traced.ts";

/** A training that the report prints number by number: each beside ours, digit by digit, and what it predicts in the end. */
export function traceBlocks({ row, outcomes }: JudgedRow, table: string): Block[] {
  const [outcome] = outcomes;
  if (row.published.kind !== "trace" || !outcome) return [];
  const costs = tracedCosts(row.published, outcome);
  const weights = tracedWeights(row.published, outcome);
  return [
    ...costCurve(anchor("trace", table, row.id), costs),
    ...(costs.length > 0
      ? [digitTable(anchor("costs", table, row.id), { what: texts.costs, name: texts.iteration }, costs)]
      : []),
    ...(weights.length > 0
      ? [digitTable(anchor("weights", table, row.id), { what: texts.weights, name: texts.weight }, weights)]
      : []),
    ...predictions(anchor("predictions", table, row.id), tracedBits(row.published, outcome)),
  ];
}

function digitTable(id: string, { what, name }: { what: Text; name: Text }, rows: readonly Traced[]): Table {
  return {
    kind: "table",
    id,
    caption: [{ strong: what }, texts.digitsCaption],
    columns: [
      { title: name, holds: "words" },
      { title: texts.published, holds: "numbers" },
      { title: texts.ours, holds: "numbers" },
      { title: texts.agree, holds: "words" },
    ],
    rows: rows.map((row) => {
      const [theirs, ours] = [printed(row.published), row.ours === undefined ? undefined : printed(row.ours)];
      return {
        cells: [
          [row.name],
          [theirs],
          [ours === undefined ? "–" : { digits: ours, same: sameDigits(theirs, ours) }],
          [agrees(row) ? texts.yes : texts.no],
        ],
      };
    }),
  };
}

function costCurve(id: string, costs: readonly Traced[]): Block[] {
  const ours = costs.flatMap(({ name, ours: y }): Point[] => (y === undefined ? [] : [[Number(name), y]]));
  if (ours.length < 2) return [];
  const theirs = costs.map(({ name, published }): Point => [Number(name), published]);
  const [first, last] = [ours[0][1], ours[ours.length - 1][1]].map(printed);
  const agreeing = costs.filter(agrees).length;
  const drawing: Drawing = {
    id,
    caption: {
      title: texts.costs,
      keys: [
        { mark: "ring", text: texts.published },
        { mark: "blue", text: texts.ours },
      ],
      words: texts.costsWords(first, last, count(agreeing), count(costs.length)),
    },
    plot: {
      x: linearAxis(ours.map(([x]) => x)),
      y: linearAxis([...ours, ...theirs].map(([, y]) => y)),
      series: [
        { points: ours, color: "blue", style: "line" },
        { points: theirs, color: "ink", style: "rings" },
      ],
    },
  };
  return [{ kind: "drawings", drawings: [drawing] }];
}

function predictions(id: string, { ours, published: expected }: ReturnType<typeof tracedBits>): Block[] {
  if (ours.length === 0 || expected.length === 0) return [];
  const right = expected.filter((bit, i) => bit === ours[i]).length;
  const caption = texts.predictionsCaption(count(right), count(expected.length));
  return [{ kind: "bits", bits: { id, title: texts.predictions, caption, ours, expected } }];
}
