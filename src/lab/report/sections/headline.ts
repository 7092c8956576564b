import { count, duration, figure, moment, percent } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, type Text, texts } from "../language.ts";
import type { RunReport, Score } from "../run-report.ts";
import { verdict } from "./verdict.ts";

/** The name of the run, the one figure that matters, and how it came about. */
export function headline(run: RunReport): Html {
  const { stopped, message } = run.result;
  return html`<h1>${run.title ?? run.name}</h1>
${run.title === undefined ? undefined : html`<p>${run.name}</p>`}
<div class="verdict">
<div>${verdict(run)}</div>
<dl class="facts">${facts(run).map(([name, value]) => html`<dt>${say(name)}</dt><dd>${value}</dd>`)}</dl>
</div>
${stopped === "diverged" && message ? html`<p class="alarm" translate="no">${message}</p>` : undefined}`;
}

function facts({ result, history, model, created }: RunReport): [Text, Html][] {
  const { bestEpoch, seconds, test, val } = result;
  const rows: [Text, Html][] = [[texts.ended, say(ending(result.stopped, history.length))]];
  if (bestEpoch > 0 && history.length > 1) rows.push([texts.bestEpoch, html`${count(bestEpoch)}`]);
  for (const [name, measured] of [
    [texts.test, test],
    [texts.validation, val],
  ] as const) {
    // The headline has said the one of them that it prints large.
    if (measured && (result.stopped === "diverged" || measured !== (test ?? val))) rows.push([name, brief(measured)]);
  }
  if (model.length > 0) {
    rows.push([texts.parameters, html`${count(model.reduce((sum, layer) => sum + layer.parameters, 0))}`]);
  }
  rows.push([texts.time, html`${duration(seconds)}`]);
  const speeds = history.flatMap(({ samples_per_s }) => samples_per_s ?? []).filter(Number.isFinite);
  if (speeds.length > 0) {
    const mean = speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
    rows.push([texts.speed, say(texts.samplesPerSecond(count(Number(mean.toPrecision(3)))))]);
  }
  return [...rows, [texts.started, moment(created)]];
}

function brief({ acc, loss, n }: Score): Html {
  const parts = [texts.lossIs(figure(loss)), texts.overExamples(count(n))];
  const all = acc === undefined ? parts : [texts.accuracyIs(percent(acc)), ...parts];
  return html`${all.map((text, i) => html`${i ? " · " : ""}${say(text)}`)}`;
}

function ending(stopped: RunReport["result"]["stopped"], epochs: number): Text {
  const n = count(epochs);
  if (stopped === "early") return texts.endedEarly(n);
  if (stopped === "finished") return [texts.endedUnstarted, texts.endedFinishedOne][epochs] ?? texts.endedFinished(n);
  return [texts.endedDivergedAtOnce, texts.endedDivergedAfterOne][epochs] ?? texts.endedDiverged(n);
}
