import { className, classScores } from "../class-scores.ts";
import { count, percentFigure } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";
import { heatLevel } from "../palette.ts";
import type { RunReport } from "../run-report.ts";
import { confusionMap } from "./confusion-map.ts";

/** More classes than this make a map instead of a table. */
const tableLimit = 24;

/** What was taken for what, class by class. */
export function confusionSection({ confusion, classes }: RunReport): Html | undefined {
  if (!confusion || confusion.length === 0) return undefined;
  const body = confusion.length <= tableLimit ? matrix(confusion, classes) : confusionMap(confusion, classes);
  return html`<section><h2 id="confusion-heading">${say(texts.confusion)}</h2>
${body}</section>`;
}

function matrix(confusion: readonly (readonly number[])[], classes: readonly string[] | undefined): Html {
  const scores = classScores(confusion);
  const names = scores.map(({ label }) => className(classes, label));
  const upright = names.some((name) => name.length > 4) ? "class upright" : "class";
  const heads = names.map((name) => html`<th scope="col" class="${upright}">${name}</th>`);
  const rows = scores.map(({ label, n, recall }) => {
    const cells = names.map((_, guess) => cell(confusion[label][guess] ?? 0, n, guess === label));
    return html`<tr><th scope="row">${names[label]}</th>${cells}<td class="margin">${percentFigure(recall)}</td></tr>\n`;
  });
  const precisions = scores.map(({ precision }) => html`<td>${percentFigure(precision)}</td>`);
  return html`<figure><figcaption id="confusion-caption">${say(texts.confusionCaption)}</figcaption>
<div class="wide confusion" role="region" tabindex="0" aria-labelledby="confusion-heading"><table aria-labelledby="confusion-caption">
<thead><tr><th scope="col">${say(texts.truthAndGuess)}</th>${heads}<th scope="col" class="margin">${say(texts.recall)}</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">${say(texts.precision)}</th>${precisions}<td></td></tr></tfoot></table></div></figure>`;
}

function cell(times: number, n: number, right: boolean): Html {
  const level = heatLevel(times / n);
  if (level === 0) return html`<td></td>`;
  return html`<td class="${right ? "blue" : "orange"}-${level}">${count(times)}</td>`;
}
