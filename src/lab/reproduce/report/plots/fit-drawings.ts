import { fitPlot } from "../../../report/charts/fit.ts";
import { count } from "../../../report/figures.ts";
import { texts as shared } from "../../../report/language.ts";
import { anchor } from "../anchor.ts";
import type { Drawing } from "../blocks.ts";
import type { JudgedRow } from "../judged.ts";
import { asMeasured } from "../numbers.ts";
import { texts } from "../texts.ts";

/** The function and what was learnt of it, over the test points of the first seed. Without inputs: output over target. */
export function fitDrawings({ row, outcomes }: JudgedRow, table: string): Drawing[] {
  const outcome = outcomes.find(({ predictions }) => (predictions?.target.length ?? 0) > 0);
  if (!outcome?.predictions) return [];
  const { x, target: t, output: y } = outcome.predictions;
  const errors = y.map((output, i) => output - t[i]);
  const mse = asMeasured(errors.reduce((sum, error) => sum + error * error, 0) / errors.length, "loss");
  const worst = asMeasured(
    errors.reduce((worst, error) => Math.max(worst, Math.abs(error)), 0),
    "loss",
  );
  const seed = String(outcome.task.seed);
  return [
    {
      id: anchor("fit", table, row.id),
      caption: {
        title: row.label,
        keys: [
          { mark: "blue", text: shared.truth },
          { mark: "orange dots", text: shared.guess },
        ],
        notes: [texts.error(mse), texts.seed(seed)],
        words: texts.fitWords(count(t.length), mse, worst, seed),
      },
      plot: fitPlot({ x: x ?? t, t, y }),
    },
  ];
}
