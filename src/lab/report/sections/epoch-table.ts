import { evenChoice } from "../even-choice.ts";
import { count, figure, percent, setting } from "../figures.ts";
import { type Html, html } from "../html.ts";
import { say, type Text, texts } from "../language.ts";
import type { ReportedEpoch } from "../run-report.ts";

/** A table longer than this is read by nobody. */
const rowLimit = 100;

interface Column {
  readonly title: Text;
  readonly cell: (epoch: ReportedEpoch) => string;
  readonly key: keyof ReportedEpoch;
}

const columnList: readonly Column[] = [
  { title: texts.lossColumn, key: "loss", cell: ({ loss }) => figure(loss, 6) },
  { title: texts.valLossColumn, key: "val_loss", cell: ({ val_loss }) => figure(val_loss, 6) },
  { title: texts.accColumn, key: "acc", cell: ({ acc }) => percent(acc) },
  { title: texts.valAccColumn, key: "val_acc", cell: ({ val_acc }) => percent(val_acc) },
  { title: texts.learningRate, key: "lr", cell: ({ lr }) => setting(lr) },
  { title: texts.gradientNorm, key: "grad_norm", cell: ({ grad_norm }) => figure(grad_norm) },
  { title: texts.ratioColumn, key: "update_ratio", cell: ({ update_ratio }) => figure(update_ratio, 3) },
  { title: texts.speedColumn, key: "samples_per_s", cell: ({ samples_per_s: speed }) => (speed ? count(speed) : "–") },
];

/** Every epoch's figures, folded away; of a long run an even choice, with the first, the best and the last. */
export function epochTable(history: readonly ReportedEpoch[], best: number): Html {
  const columns = columnList.filter(({ key }) => history.some((epoch) => epoch[key] !== undefined));
  const rows = evenChoice(history, rowLimit, best);
  const thinned =
    rows.length < history.length
      ? html`<caption>${say(texts.thinned(count(rows.length), count(history.length)))}</caption>`
      : undefined;
  const open = history.length > 1 ? "" : " open";
  return html`<details${open}><summary id="epochs-caption">${say(texts.allNumbers)}</summary>
<div class="wide" role="region" tabindex="0" aria-labelledby="epochs-caption"><table aria-labelledby="epochs-caption">${thinned}
<thead><tr><th scope="col">${say(texts.epoch)}</th>${columns.map(({ title }) => html`<th scope="col">${say(title)}</th>`)}</tr></thead>
<tbody>
${rows.map((epoch) => row(epoch, columns, epoch.epoch === best))}</tbody></table></div></details>`;
}

function row(epoch: ReportedEpoch, columns: readonly Column[], best: boolean): Html {
  const cells = columns.map(({ cell }) => html`<td>${cell(epoch)}</td>`);
  const mark = best ? html` ${say(texts.best)}` : undefined;
  const head = html`<th scope="row">${String(epoch.epoch)}${mark}</th>`;
  return best ? html`<tr class="best">${head}${cells}</tr>\n` : html`<tr>${head}${cells}</tr>\n`;
}
