import type { JSX } from "preact";
import { className } from "../../../../lab/report/class-scores.ts";
import { percent } from "../../../../lab/report/figures.ts";
import { Figure } from "../../../charts/figure.tsx";
import { say } from "../../../shell/language.ts";
import { Pixels } from "../../../shell/pixels.tsx";
import { texts } from "../texts.ts";
import type { Marks } from "../training/protocol.ts";

interface MistakesProps {
  readonly marks: Marks;
  readonly classes: readonly string[] | undefined;
}

/** The examples that were misread with the largest loss. */
export function Mistakes({ marks, classes }: MistakesProps): JSX.Element | null {
  const { mistakes, part } = marks;
  if (!mistakes) return null;
  const note = mistakes.length > 0 ? say(part === "test" ? texts.ofTest : texts.ofValidation) : say(texts.noMistakes);
  return (
    <Figure title={say(texts.mistakes)} note={note}>
      <ul class="mistakes">
        {mistakes.map(({ index, truth, guess, probability, picture }) => (
          <li key={index}>
            {picture && (
              <Pixels
                grey={picture.gray}
                width={picture.width}
                height={picture.height}
                label={`${say(texts.example)} ${index}`}
              />
            )}
            <span>
              <b class="positive">{className(classes, truth)}</b>
              <span class="unseen">{say(texts.takenFor)}</span>
              <span aria-hidden="true"> → </span>
              <b class="negative">{className(classes, guess)}</b>
            </span>
            <span class="muted" data-value={probability}>
              {percent(probability, 0)}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
