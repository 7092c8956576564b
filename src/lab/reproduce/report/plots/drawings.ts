import type { Block } from "../blocks.ts";
import type { JudgedRow, JudgedTable } from "../judged.ts";
import { barDrawing } from "./bar-drawing.ts";
import { curveDrawings } from "./curve-drawings.ts";
import { epochBlocks } from "./epoch-blocks.ts";
import { fitDrawings } from "./fit-drawings.ts";
import { traceBlocks } from "./trace-blocks.ts";

/** What a table is drawn as, which is how its report draws it. Nothing of rows that have not run. */
export function drawings(judged: JudgedTable): Block[] {
  const { rows, table } = judged;
  // A row may stand in several tables.
  const of = <Drawn>(draw: (row: JudgedRow, table: string) => Drawn[]): Drawn[] =>
    rows.flatMap((row) => draw(row, table.id));
  switch (table.plot) {
    case "fit":
      return [...grid(barDrawing(judged)), ...grid(of(fitDrawings))];
    case "curves":
      return [...grid(barDrawing(judged)), ...grid(of(curveDrawings))];
    case "bars":
      return grid(barDrawing(judged));
    case "epochs":
      return of(epochBlocks);
    case "trace":
      return of(traceBlocks);
    case "none":
      return [];
  }
}

function grid(all: Extract<Block, { kind: "drawings" }>["drawings"]): Block[] {
  return all.length > 0 ? [{ kind: "drawings", drawings: all }] : [];
}
