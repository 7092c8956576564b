import type { JSX } from "preact";
import { percent } from "../../../../lab/report/figures.ts";
import { Figure } from "../../../charts/figure.tsx";
import { emptyDrawing } from "../../../drawing/drawing.ts";
import { drawing, input } from "../../../drawing/state.ts";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { linkTo } from "../../../shell/link.ts";
import { Pixels } from "../../../shell/pixels.tsx";
import type { Watched } from "../runs/watched.ts";
import { texts } from "../texts.ts";

/** The drawing of all pages, read with the weights as they are. */
export function Reading({ watched }: { readonly watched: Watched }): JSX.Element | null {
  const { reading, ready } = watched;
  const reads = ready?.meta.raw === "bytes" && ready.meta.classes && ready.meta.input.join() === "1,28,28";
  if (!reads) return null;
  const picture = input.value;
  const best = reading?.probabilities ? Math.max(...reading.probabilities) : 0;
  return (
    <Figure title={say(texts.reading)}>
      <div class="reading">
        {picture ? (
          <Pixels width={28} height={28} grey={picture} label={say(texts.reading)} />
        ) : (
          <p class="small muted">{say(texts.noDrawing)}</p>
        )}
        {picture && reading?.probabilities && (
          <ul class="guesses" data-label={reading.label}>
            {reading.probabilities.map((p, i) => (
              <li key={ready.meta.classes?.[i]} class={p === best ? "best" : ""}>
                <span>{ready.meta.classes?.[i]}</span>
                <span class="bar" style={{ "--share": p }} />
                <span class="share" data-value={p}>
                  {percent(p, 1)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Control name="train-drawing">
        <p class="small links">
          <a href={linkTo("draw")}>{say(texts.drawSomething)}</a>
          <button type="button" class="plain" onClick={takeSample}>
            {say(texts.takeSample)}
          </button>
        </p>
      </Control>
    </Figure>
  );
}

/** The next picture of the test part of the rendered digits. */
function takeSample(): void {
  const { content } = drawing.value;
  const number = content.kind === "sample" ? content.number + 1 : 0;
  drawing.value = { ...emptyDrawing, content: { kind: "sample", number } };
}
