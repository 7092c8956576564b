import { draw } from "../charts/draw.ts";
import { type Plot, toOption } from "../charts/plot.ts";
import { type Html, html } from "../html.ts";
import { say, type Text } from "../language.ts";

/** A chart under its caption, which carries the legend: text in the page follows its language, text in a drawing would not. */
export function chart(
  id: string,
  plot: Plot,
  caption: { title: Text; keys?: readonly Key[]; notes?: readonly Text[] },
): Html {
  const keys = (caption.keys ?? []).map(({ mark, text }) => html`<span class="key ${mark}">${say(text)}</span> `);
  const notes = (caption.notes ?? []).map((note) => html`<span>${say(note)}</span> `);
  return html`<figure><figcaption id="${id}-caption"><strong>${say(caption.title)}</strong> ${keys}${notes}</figcaption>
${draw(id, toOption(plot))}</figure>
`;
}

/** How a legend names a line. */
export interface Key {
  readonly mark: "blue" | "orange" | "orange dots";
  readonly text: Text;
}
