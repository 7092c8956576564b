import { type ClassScore, className, classScores } from "../class-scores.ts";
import { count, percentFigure } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";
import { heatLevel } from "../palette.ts";

/** Room for the indices beside the map, in units of its SVG, and the map's own extent. */
const margin = 24;
const extent = 400;

/** A confusion matrix of many classes: a map to see, and under it the classes in numbers. */
export function confusionMap(confusion: readonly (readonly number[])[], classes: readonly string[] | undefined): Html {
  const scores = classScores(confusion);
  const size = extent / confusion.length;
  return html`<figure class="map"><figcaption id="map-caption">${say(texts.mapCaption(count(confusion.length)))}</figcaption>
<svg viewBox="0 0 ${margin + extent + 1} ${margin + extent + 1}" role="img" aria-labelledby="map-caption">
${indices(confusion.length)}<g transform="translate(${margin} ${margin}) scale(${Number(size.toPrecision(6))})">
${cells(confusion, scores)}</g><rect class="frame" x="${margin}" y="${margin}" width="${extent}" height="${extent}"></rect></svg></figure>
${classTable(scores, classes)}`;
}

/** One path for each level: a cell costs some ten bytes, so that a thousand errors stay small. */
function cells(confusion: readonly (readonly number[])[], scores: readonly ClassScore[]): Html[] {
  const paths = new Map<string, string[]>();
  for (const { label, n } of scores) {
    for (const [guess, times] of confusion[label].entries()) {
      const level = heatLevel(times / n);
      if (level === 0) continue;
      const name = `${guess === label ? "blue" : "orange"}-${level}`;
      const path = paths.get(name) ?? [];
      paths.set(name, path);
      path.push(`M${guess} ${label}h1v1h-1z`);
    }
  }
  return [...paths.keys()].sort().map((name) => html`<path class="${name}" d="${paths.get(name)?.join("")}"></path>\n`);
}

function indices(classes: number): Html[] {
  const every = [5, 10, 20, 50, 100, 200, 500].find((step) => classes / step <= 12) ?? 1000;
  return Array.from({ length: Math.ceil(classes / every) }, (_, i) => {
    const at = Number((margin + ((i * every + 0.5) * extent) / classes).toFixed(2));
    return html`<text x="${at}" y="${margin - 6}" text-anchor="middle">${i * every}</text><text x="${margin - 5}" y="${at + 3}" text-anchor="end">${i * every}</text>\n`;
  });
}

function classTable(scores: readonly ClassScore[], classes: readonly string[] | undefined): Html {
  const hardest = [...scores].sort((a, b) => (a.recall ?? 2) - (b.recall ?? 2) || a.label - b.label);
  const rows = hardest.map(({ label, n, recall, precision, takenFor }) => {
    const other = takenFor ? `${className(classes, takenFor.label)} × ${count(takenFor.times)}` : "–";
    return html`<tr><td class="muted">${label}</td><th scope="row" class="name">${className(classes, label)}</th><td>${count(n)}</td><td>${percentFigure(recall)}</td><td>${percentFigure(precision)}</td><td class="name">${other}</td></tr>\n`;
  });
  return html`<details open><summary id="classes-caption">${say(texts.perClass)}</summary>
<div class="wide" role="region" tabindex="0" aria-labelledby="classes-caption"><table aria-labelledby="classes-caption">
<thead><tr><th scope="col">#</th><th scope="col" class="left">${say(texts.className)}</th><th scope="col">${say(texts.examples)}</th><th scope="col">${say(texts.recall)}</th><th scope="col">${say(texts.precision)}</th><th scope="col" class="left">${say(texts.takenFor)}</th></tr></thead>
<tbody>
${rows}</tbody></table></div></details>`;
}
