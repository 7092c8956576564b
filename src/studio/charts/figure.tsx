import type { ComponentChildren, JSX } from "preact";
import "./style.css";

interface FigureProps {
  readonly title: string;
  readonly keys?: readonly { readonly mark: "blue" | "orange dots" | "orange" | "faint"; readonly text: string }[];
  readonly note?: string | undefined;
  readonly children: ComponentChildren;
}

/** A picture under its caption, which carries the legend. */
export function Figure({ title, keys = [], note, children }: FigureProps): JSX.Element {
  return (
    <figure class="figure">
      <figcaption>
        <h3>{title}</h3>
        {keys.map(({ mark, text }) => (
          <span key={text} class={`key ${mark}`}>
            {text}
          </span>
        ))}
        {note && <span>{note}</span>}
      </figcaption>
      {children}
    </figure>
  );
}
