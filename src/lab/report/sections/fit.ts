import { fitPlot, residualPlot } from "../charts/fit.ts";
import { count, figure } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";
import type { Fit } from "../run-report.ts";
import { chart } from "./chart.ts";

/** The function that a regression was to learn, and what it learnt. */
export function fitSection(fit: Fit | undefined): Html | undefined {
  const n = fit?.x.length ?? 0;
  if (!fit || n === 0) return undefined;
  const mse = fit.x.reduce((sum, _, i) => sum + (fit.y[i] - fit.t[i]) ** 2, 0) / n;
  const keys = [
    { mark: "blue", text: texts.truth },
    { mark: "orange dots", text: texts.guess },
  ] as const;
  return html`<section><h2>${say(texts.fit)}</h2>
<p>${say(texts.meanSquaredError(figure(mse), count(n)))}</p>
<div class="charts">
${chart("fit", fitPlot(fit), { title: texts.fitCurve, keys })}
${chart("residual", residualPlot(fit), { title: texts.fitError })}</div></section>`;
}
