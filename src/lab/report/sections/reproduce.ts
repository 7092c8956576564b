import { advice } from "../advice.ts";
import { type Html, html } from "../html.ts";
import { say, type Text, texts } from "../language.ts";
import type { RunReport } from "../run-report.ts";

/** What to try next. */
export function nextSection(run: RunReport): Html {
  return html`<section><h2>${say(texts.next)}</h2>
<ul>${advice(run).map((text) => html`<li>${say(text)}</li>\n`)}</ul></section>`;
}

/** The commands, the experiment file and the surroundings that give the same run again. */
export function reproduceSection({ config, environment, result }: RunReport): Html {
  const rows = Object.entries(environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`);
  const weights = result.weightsSha256
    ? html`<dt>${say(texts.weights)}</dt><dd>${result.weightsSha256}</dd>`
    : undefined;
  const surroundings =
    rows.length > 0 || weights
      ? html`<h3>${say(texts.environment)}</h3>\n<dl class="facts">${rows}${weights}</dl>`
      : undefined;
  return html`<section><h2>${say(texts.reproduce)}</h2>
<p>${say(texts.reproduceHint)}</p>
<pre tabindex="0"><code>${commands(result.stopped, environment["seed"])}</code></pre>
<h3>${say(texts.configuration)}</h3>
<pre tabindex="0" translate="no"><code>${config.trimEnd()}</code></pre>
${surroundings}</section>`;
}

function commands(stopped: RunReport["result"]["stopped"], seed: string | number | undefined): Html[] {
  const other = typeof seed === "number" ? seed + 1 : 1;
  const all: [string, Text][] = [
    ["nabla train config.yaml", texts.trainAgain],
    [`nabla train config.yaml --seed ${other}`, texts.otherSeed],
  ];
  if (stopped !== "diverged") all.push(["nabla evaluate .", texts.measureAgain]);
  return all.map(([command, why], i) => {
    const comment = html`<span class="comment"># ${say(why)}</span>`;
    return html`${i ? "\n" : ""}${command.padEnd(36)}${comment}`;
  });
}
