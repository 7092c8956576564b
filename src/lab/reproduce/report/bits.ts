import { type Html, html } from "../../report/html.ts";
import { say } from "../../report/language.ts";
import type { Bits } from "./blocks.ts";

/** As many to a line as numpy prints, halved so that a telephone shows a line whole. */
const perLine = 20;

/** Lines of noughts and ones, where each that is not what it should be is set apart. */
export function bitLines<Line>({ ours, expected }: Bits, one: (bit: string, right: boolean) => Line): Line[][] {
  const all = ours.map((bit, i) => one(bit ? "1" : "0", bit === expected[i]));
  return Array.from({ length: Math.ceil(all.length / perLine) }, (_, i) => all.slice(i * perLine, (i + 1) * perLine));
}

export function bitsTable(bits: Bits): Html {
  const lines = bitLines(bits, (bit, right) => (right ? html`${bit}` : html`<u class="other">${bit}</u>`));
  const shown = lines.map((line) => line.map((bit, i) => html`${i > 0 && i % 5 === 0 ? " " : ""}${bit}`));
  return html`<figure class="bits"><figcaption id="${bits.id}-caption"><strong>${say(bits.title)}</strong> ${say(bits.caption)}</figcaption>
<pre tabindex="0" aria-labelledby="${bits.id}-caption" translate="no">${shown.map((line) => html`${line}\n`)}</pre></figure>`;
}
