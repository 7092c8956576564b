import { draw } from "../../report/charts/draw.ts";
import { type Html, html, trusted } from "../../report/html.ts";
import { say, type Text } from "../../report/language.ts";
import { captioned, chart } from "../../report/sections/chart.ts";
import { bitsTable } from "./bits.ts";
import type { Block, Column, Drawing, Section, Table, TableRow, Word, Words } from "./blocks.ts";
import { barLabels, barsOption, barsSize } from "./charts/bars.ts";
import { joined } from "./joined.ts";
import { contentsDepth, texts } from "./texts.ts";
import { verdictMarks } from "./verdict-marks.ts";

/** The body of the page: the title, what stands before the sections, and the sections. */
export function toHtml(title: Text, lead: readonly Block[], sections: readonly Section[]): Html[] {
  return [
    html`<h1>${say(title)}</h1>\n${blocksHtml(lead, sections)}`,
    ...sections.map((section) => sectionHtml(section, 2, sections)),
  ];
}

/** @param level of its heading, 2 to 6; @param above ids of the headings that it stands under */
function sectionHtml(section: Section, level: number, all: readonly Section[], above: readonly string[] = []): Html {
  const { id, title, blocks, sections = [] } = section;
  const within = [...above, id];
  const heading = trusted(`<h${level} id="${id}">${say(title).markup}</h${level}>`);
  const inner = html`${heading}
${blocksHtml(blocks, all, within)}${sections.map((one) => sectionHtml(one, level + 1, all, within))}`;
  return level === 2 ? html`<section aria-labelledby="${id}">${inner}</section>\n` : inner;
}

/** @param within ids of the headings that they stand under */
function blocksHtml(blocks: readonly Block[], all: readonly Section[], within: readonly string[] = []): Html[] {
  return blocks.map((block) => html`${blockHtml(block, all, within)}\n`);
}

function blockHtml(block: Block, all: readonly Section[], within: readonly string[]): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p class="${block.tone === "muted" ? "muted small" : ""}">${wordsHtml(block.words)}</p>`;
    case "list":
      return html`<ul>${block.items.map((words) => html`<li>${wordsHtml(words)}</li>\n`)}</ul>`;
    case "facts":
      return html`<dl class="facts">${block.facts.map(([name, words]) => html`<dt>${wordsHtml(name)}</dt><dd>${wordsHtml(words)}</dd>\n`)}</dl>`;
    case "command":
      return html`<pre tabindex="0" translate="no"><code>${block.command}</code></pre>`;
    case "contents":
      return contents(all);
    case "table":
      return tableHtml(block, within);
    case "drawings":
      return html`<div class="charts">\n${block.drawings.map(drawingHtml)}</div>`;
    case "bits":
      return bitsTable(block.bits);
  }
}

function contents(sections: readonly Section[]): Html {
  const list = (level: readonly Section[], depth = 1): Html =>
    html`<ol>${level.map(({ id, title, sections: inner = [] }) => html`<li><a href="#${id}">${say(title)}</a>${inner.length > 0 && depth < contentsDepth ? list(inner, depth + 1) : undefined}</li>\n`)}</ol>`;
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${say(texts.contents)}</h2>
${list(sections)}</nav>`;
}

function wordsHtml(words: Words): Html[] {
  return joined(words).map((word, i) => html`${i ? " " : ""}${wordHtml(word)}`);
}

function wordHtml(word: Word): Html {
  if (typeof word === "string") return html`${word}`;
  if ("en" in word) return say(word);
  if ("experiment" in word) return html`<code class="file" translate="no">${word.experiment}</code>`;
  if ("strong" in word) return html`<strong>${say(word.strong)}</strong>`;
  if ("quote" in word) return html`<q translate="no">${word.quote}</q>`;
  if ("to" in word) return html`<a href="#${word.to}">${say(word.text)}</a>`;
  if ("digits" in word) {
    const [same, other] = [word.digits.slice(0, word.same), word.digits.slice(word.same)];
    return html`<span class="same">${same}</span>${other === "" ? undefined : html`<span class="other">${other}</span>`}`;
  }
  const { verdict, times } = word;
  const often = times === undefined ? undefined : html`<b>${times}</b> `;
  return html`<span class="mark ${verdict}">${often}<span aria-hidden="true">${verdictMarks[verdict]}</span> ${say(texts[verdict])}</span>`;
}

function tableHtml(
  { id, caption, columns, rows, full = false, totals = false }: Table,
  within: readonly string[],
): Html {
  const pads = columns.map((column, i) => padding(column, rows, i));
  const head = columns.map(
    ({ title, holds }) =>
      html`<th scope="col" class="${holds === "words" ? "left" : ""}">${typeof title === "string" ? title : say(title)}</th>`,
  );
  const body = rows.slice(0, totals ? -1 : undefined).map((row) => rowHtml(row, columns, pads));
  const foot = totals ? html`\n<tfoot>${rows.slice(-1).map((row) => rowHtml(row, columns, pads))}</tfoot>` : undefined;
  return html`<figure class="table"><figcaption id="${id}-caption">${wordsHtml(caption)}</figcaption>
<div class="wide" role="region" tabindex="0" aria-labelledby="${[...within, `${id}-caption`].join(" ")}"><table class="${full ? "full" : ""}" aria-labelledby="${id}-caption">
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>${foot}</table></div></figure>`;
}

function rowHtml({ id, cells, note }: TableRow, columns: readonly Column[], pads: readonly Padding[]): Html {
  const all = cells.map((words, i) => {
    const kind = columns[i].holds === "words" ? "words" : pads[i](words);
    return i === 0
      ? html`<th scope="row" class="${kind === "words" ? "name" : kind}">${wordsHtml(words)}</th>`
      : html`<td class="${kind}">${wordsHtml(words)}</td>`;
  });
  const start = trusted(`<tr${id === undefined ? "" : ` id="${id}"`}${note ? ' class="noted"' : ""}>`);
  const under = note && html`<tr class="note"><td colspan="${columns.length}">${wordsHtml(note)}</td></tr>\n`;
  return html`${start}${all}</tr>\n${under}`;
}

/** The class that makes up for the decimals which a cell has fewer than the longest of its column. */
type Padding = (words: Words) => string;

function padding({ holds }: Column, rows: readonly TableRow[], i: number): Padding {
  const longest = holds === "words" ? 0 : Math.max(0, ...rows.map(({ cells }) => decimals(cells[i]) ?? 0));
  return (words) => {
    const own = decimals(words);
    if (own === undefined || own === longest) return "";
    return own === 0 ? `whole-${longest}` : `short-${longest - own}`;
  };
}

/** How many digits a cell's number has behind its point; undefined where it holds no number. */
function decimals([word]: Words): number | undefined {
  const number = typeof word === "string" ? /^[−+]?[\d,]+(?:\.(\d+))?$/.exec(word) : null;
  return number ? (number[1] ?? "").length : undefined;
}

function drawingHtml(drawing: Drawing): Html {
  const { id, caption } = drawing;
  if ("plot" in drawing) return chart(id, drawing.plot, caption);
  const { bars } = drawing;
  const words = barLabels(bars);
  return captioned(id, draw(id, barsOption(bars), { size: barsSize(bars), described: true, words }), caption);
}
