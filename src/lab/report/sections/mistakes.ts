import { base64 } from "../../../data/base64.ts";
import { encodePng } from "../../../data/png.ts";
import { className } from "../class-scores.ts";
import { count, percent } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";
import type { Mistake, Picture, RunReport } from "../run-report.ts";

/** Pictures are most of a report's bytes. */
const shownMistakes = 48;

/** The examples that were misread with the largest loss: as pictures, where they are pictures, else as a table. */
export function mistakesSection({ mistakes, classes }: RunReport): Html | undefined {
  if (!mistakes || mistakes.length === 0) return undefined;
  const shown = mistakes.slice(0, shownMistakes);
  const cut =
    shown.length < mistakes.length ? say(texts.mistakesShown(count(shown.length), count(mistakes.length))) : undefined;
  const body = shown.some(({ picture }) => picture) ? pictures(shown, classes) : table(shown, classes);
  return html`<section><h2 id="mistakes-heading">${say(texts.mistakes)}</h2>
<p class="muted small">${say(texts.mistakesCaption)} ${cut}</p>
${body}</section>`;
}

function pictures(mistakes: readonly Mistake[], classes: readonly string[] | undefined): Html {
  return html`<ul class="mistakes">
${mistakes.map((mistake) => html`<li><figure>${image(mistake)}<figcaption>${reading(mistake, classes)}</figcaption></figure></li>\n`)}</ul>`;
}

/** The number of the example stands for the picture: what is to be seen in it, the caption says in words. */
function image({ picture, index }: Mistake): Html | undefined {
  if (!picture) return undefined;
  const { width, height } = picture;
  return html`<img width="${width}" height="${height}" alt="#${index}" src="${dataUri(picture)}">`;
}

function dataUri({ gray, width, height }: Picture): string {
  return `data:image/png;base64,${base64(encodePng(gray, width, height))}`;
}

function reading(
  { truth, guess, probability, truthProbability, index }: Mistake,
  classes: readonly string[] | undefined,
): Html {
  return html`${say(texts.truth)} <b class="blue-text">${className(classes, truth)}</b> <span class="muted">${percent(truthProbability, 1)}</span><br>
${say(texts.guess)} <b class="orange-text">${className(classes, guess)}</b> <span class="muted">${percent(probability, 1)}</span><br>
<span class="muted">#${index}</span>`;
}

function table(mistakes: readonly Mistake[], classes: readonly string[] | undefined): Html {
  const heads = [texts.exampleNumber, texts.truth, texts.guess, texts.guessProbability, texts.truthProbability];
  const rows = mistakes.map(
    ({ index, truth, guess, probability, truthProbability }) =>
      html`<tr><th scope="row">${index}</th><td class="name">${className(classes, truth)}</td><td class="name">${className(classes, guess)}</td><td>${percent(probability)}</td><td>${percent(truthProbability)}</td></tr>\n`,
  );
  return html`<div class="wide" role="region" tabindex="0" aria-labelledby="mistakes-heading"><table aria-labelledby="mistakes-heading">
<thead><tr>${heads.map((head, i) => html`<th scope="col" class="${i === 1 || i === 2 ? "left" : ""}">${say(head)}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}
