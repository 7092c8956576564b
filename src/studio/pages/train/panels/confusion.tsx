import type { JSX } from "preact";
import { className, classScores } from "../../../../lab/report/class-scores.ts";
import { count } from "../../../../lab/report/figures.ts";
import { heatLevel } from "../../../../lab/report/palette.ts";
import { Figure } from "../../../charts/figure.tsx";
import { say } from "../../../shell/language.ts";
import { texts } from "../texts.ts";
import type { Marks } from "../training/protocol.ts";

interface ConfusionProps {
  readonly marks: Marks;
  readonly classes: readonly string[] | undefined;
}

/** More classes than this make no table that fits a page; the report has a map. */
const most = 24;

/** What was taken for what. */
export function Confusion({ marks, classes }: ConfusionProps): JSX.Element | null {
  const { confusion, part } = marks;
  if (!confusion || confusion.length > most) return null;
  const scores = classScores(confusion);
  return (
    <Figure
      title={say(texts.confusion)}
      note={`${say(part === "test" ? texts.ofTest : texts.ofValidation)} · ${say(texts.confusionNote)}`}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and keys must be able to. */}
      <section class="wide" tabIndex={0} aria-label={say(texts.confusion)}>
        <table class="confusion">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{say(texts.truthAndGuess)}</span>
              </th>
              {scores.map(({ label }) => (
                <th key={label} scope="col">
                  {className(classes, label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores.map(({ label, n }) => (
              <tr key={label}>
                <th scope="row">{className(classes, label)}</th>
                {confusion[label]!.map((times, guess) => {
                  const level = heatLevel(times / n);
                  const hue = guess === label ? "blue" : "orange";
                  const paint =
                    level > 0 ? { background: `var(--${hue}-${level})`, color: `var(--on-${hue}-${level})` } : {};
                  return (
                    <td key={guess} style={paint} data-value={times}>
                      {times > 0 ? count(times) : ""}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
