import { count, figure, percent } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, type Text, texts } from "../language.ts";
import type { RunReport, Score } from "../run-report.ts";
import { wilson } from "../wilson.ts";

/** The one figure that matters, large: of the test split where it was used, else of the best that was measured. */
export function verdict({ result, history }: RunReport): Html {
  const { stopped, test, val } = result;
  if (stopped === "diverged") return html`<p class="score bad">${say(texts.diverged)}</p>`;
  const measured = test ?? val;
  if (measured?.acc !== undefined) {
    return score(percent(measured.acc), test ? texts.testAccuracy : texts.valAccuracy, accuracyNotes(measured));
  }
  if (measured) {
    const notes = [[texts.overExamples(count(measured.n))]];
    return score(figure(measured.loss), test ? texts.testLoss : texts.valLoss, notes);
  }
  const last = history.at(-1);
  return last ? score(figure(last.loss), texts.lastLoss) : score("–", texts.unmeasured);
}

function accuracyNotes({ acc = Number.NaN, n, loss }: Score): Text[][] {
  if (!(n > 0 && acc >= 0 && acc <= 1)) return [[texts.overExamples(count(n))]];
  const right = Math.round(acc * n);
  const { low, high } = wilson(right, n);
  return [
    [texts.rightOf(count(right), count(n)), texts.lossIs(figure(loss))],
    [texts.interval(percent(low), percent(high))],
  ];
}

function score(value: string, name: Text, notes: readonly (readonly Text[])[] = []): Html {
  const lines = notes.map(
    (line) => html`<p class="muted small">${line.map((text, i) => html`${i ? " · " : ""}${say(text)}`)}</p>\n`,
  );
  return html`<p class="score">${value}</p>
<p class="of">${say(name)}</p>
${lines}`;
}
