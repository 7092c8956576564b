import { epochPlot, type Metric } from "../charts/epochs.ts";
import { count, setting } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, type Text, texts } from "../language.ts";
import type { RunReport } from "../run-report.ts";
import { chart, type Key } from "./chart.ts";
import { epochTable } from "./epoch-table.ts";

interface Curve {
  readonly id: string;
  readonly title: Text;
  readonly train: Metric;
  readonly val?: Metric;
  readonly note?: Text;
}

const curveList: readonly Curve[] = [
  { id: "loss", title: texts.loss, train: "loss", val: "val_loss" },
  { id: "accuracy", title: texts.accuracy, train: "acc", val: "val_acc" },
  { id: "gradient", title: texts.gradientNorm, train: "grad_norm" },
  { id: "update", title: texts.updateRatio, train: "update_ratio", note: texts.healthyRatio },
  { id: "rate", title: texts.learningRate, train: "lr" },
];

/** What every epoch measured, drawn and in numbers. A learning rate that never moves is said, not drawn. */
export function curves({ history, result }: RunReport): Html {
  const heading = html`<h2>${say(texts.curves)}</h2>`;
  if (history.length === 0) return html`<section>${heading}<p>${say(texts.noEpochs)}</p></section>`;
  const constant = history.every(({ lr }) => lr === history[0].lr);
  // One epoch is a row of a table, not a curve.
  const drawn = history.length > 1;
  const shown = drawn ? curveList.filter(({ train }) => train !== "lr" || !constant) : [];
  const lead: Text[] = drawn ? [texts.byEpoch, texts.colours] : [];
  if (result.bestEpoch > 0 && drawn) lead.push(texts.dashedBest(count(result.bestEpoch)));
  if (history.every(({ val_loss }) => val_loss === undefined)) lead.push(texts.noValidation);
  if (constant && drawn) lead.push(texts.constantRate(setting(history[0].lr)));
  return html`<section>${heading}
<p class="muted small">${lead.map((text) => html`${say(text)} `)}</p>
${drawn ? html`<div class="charts">\n${shown.map((curve) => drawCurve(curve, history, result.bestEpoch))}</div>` : undefined}
${epochTable(history, result.bestEpoch)}
</section>`;
}

function drawCurve(
  { id, title, train, val, note }: Curve,
  history: RunReport["history"],
  best: number,
): Html | undefined {
  const plot = epochPlot(history, { train, val }, best);
  if (!plot) return undefined;
  const keys: Key[] = val
    ? plot.series.map(({ color }) =>
        color === "blue" ? { mark: "blue", text: texts.train } : { mark: "orange dots", text: texts.valid },
      )
    : [];
  const notes = [...(note ? [note] : []), ...(plot.scale === "log" ? [texts.logScale] : [])];
  return chart(id, plot, { title, keys, notes });
}
