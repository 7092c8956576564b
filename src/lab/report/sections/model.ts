import { count, shape } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";
import type { LayerRow } from "../run-report.ts";

/** The network's layers. */
export function modelSection(model: readonly LayerRow[]): Html | undefined {
  if (model.length === 0) return undefined;
  const total = model.reduce((sum, { parameters }) => sum + parameters, 0);
  const rows = model.map(
    ({ index, kind, output, parameters }) =>
      html`<tr><th scope="row">${index}</th><td class="left"><code>${kind}</code></td><td>${shape(output)}</td><td>${parameters === 0 ? "–" : count(parameters)}</td></tr>\n`,
  );
  return html`<section><h2 id="model-heading">${say(texts.model)}</h2>
<div class="wide model" role="region" tabindex="0" aria-labelledby="model-heading"><table>
<caption>${say(texts.modelCaption)}</caption>
<thead><tr><th scope="col">#</th><th scope="col" class="left">${say(texts.layer)}</th><th scope="col">${say(texts.output)}</th><th scope="col">${say(texts.parameters)}</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row" colspan="3" class="left">${say(texts.total)}</th><td>${count(total)}</td></tr></tfoot></table></div></section>`;
}
