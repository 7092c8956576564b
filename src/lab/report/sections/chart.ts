import { draw } from "../charts/draw.ts";
import { type Plot, toOption } from "../charts/plot.ts";
import { type Html, html } from "../html.ts";
import { say, type Text } from "../language.ts";

/** What stands over a chart: text in the page follows its language, text in a drawing would not. */
export interface Caption {
  readonly title: Text;
  readonly keys?: readonly Key[];
  readonly notes?: readonly Text[];
  /** What is to be seen, for who does not see it. */
  readonly words?: Text | undefined;
}

/** How a legend names a line. */
export interface Key {
  readonly mark: "blue" | "orange" | "orange dots" | "blue dots" | "blue band" | "ring" | "box" | "blue box";
  readonly text: Text;
}

/** A chart under its caption, which carries the legend. */
export function chart(id: string, plot: Plot, caption: Caption): Html {
  return captioned(id, draw(id, toOption(plot), { described: caption.words !== undefined }), caption);
}

/** A drawing under its caption. */
export function captioned(id: string, drawing: Html, { title, keys = [], notes = [], words }: Caption): Html {
  const legend = keys.map(({ mark, text }) => html`<span class="key ${mark}">${say(text)}</span> `);
  const remarks = notes.map((note) => html`<span>${say(note)}</span> `);
  const description = words && html`<p class="unseen" id="${id}-words">${say(words)}</p>\n`;
  return html`<figure><figcaption id="${id}-caption"><strong>${say(title)}</strong> ${legend}${remarks}</figcaption>
${description}${drawing}</figure>
`;
}
