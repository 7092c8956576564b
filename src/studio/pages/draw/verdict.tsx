import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { network } from "../../network/network.ts";
import type { Reading } from "../../network/reading.ts";
import { say } from "../../shell/language.ts";
import { reading } from "./reading.ts";
import { texts } from "./texts.ts";

/** What the network reads, in large, how sure it is, and a bar for every class. */
export function Verdict(): JSX.Element {
  const classes = network.value?.model.meta.classes ?? [];
  const said = reading.value;
  return (
    <section class="verdict" aria-labelledby="reading-heading">
      <h2 id="reading-heading" class="unseen">
        {say(texts.reading)}
      </h2>
      <Headline said={said} classes={classes} />
      <ol class="bars">
        {classes.map((label, i) => {
          const p = said?.probabilities[i];
          const chosen = said !== undefined && i === said.best && !said.doubt;
          return (
            <li key={label} class={chosen ? "chosen" : undefined}>
              <span class="label">{label}</span>
              <span class="track" aria-hidden="true">
                <span class="bar" style={{ transform: `scaleX(${p ?? 0})` }} />
              </span>
              <span class="share">{p === undefined ? "–" : percent(p)}</span>
            </li>
          );
        })}
      </ol>
      <Announcement classes={classes} />
    </section>
  );
}

function Headline({
  said,
  classes,
}: {
  readonly said: Reading | undefined;
  readonly classes: readonly string[];
}): JSX.Element {
  if (said === undefined) {
    return (
      <div class="headline">
        <span class="sign empty" aria-hidden="true">
          ?
        </span>
        <p class="muted">{say(texts.nothing)}</p>
      </div>
    );
  }
  const best = classes[said.best]!;
  if (said.doubt) {
    const second = secondBest(said);
    return (
      <div class="headline doubtful">
        <span class="sign">{best}?</span>
        <div>
          <p class="certainty">{say(texts.unsure)}</p>
          <p class="why">
            {said.doubt === "wavering" && second !== undefined && `${say(texts.between(best, classes[second]!))}. `}
            {say(texts[said.doubt])}
          </p>
        </div>
      </div>
    );
  }
  return (
    <div class="headline">
      <span class="sign">{best}</span>
      <div>
        <p class="certainty">{percent(said.probabilities[said.best]!)}</p>
        <p class="why">{say(texts.probability)}</p>
      </div>
    </div>
  );
}

/** The runner-up, where it is one at all. */
function secondBest({ probabilities, best }: Reading): number | undefined {
  let second: number | undefined;
  for (const [i, p] of probabilities.entries()) {
    if (i !== best && p >= 0.02 && p > (probabilities[second ?? -1] ?? 0)) second = i;
  }
  return second;
}

/** Says the reading aloud once the hand rests. */
function Announcement({ classes }: { readonly classes: readonly string[] }): JSX.Element {
  const words = useSignal("");
  useSignalEffect(() => {
    const said = reading.value;
    const timer = setTimeout(() => {
      if (said === undefined) words.value = "";
      else if (said.doubt) words.value = `${say(texts.unsure)}. ${say(texts[said.doubt])}`;
      else words.value = say(texts.reads(classes[said.best]!, percent(said.probabilities[said.best]!)));
    }, 700);
    return () => clearTimeout(timer);
  });
  return (
    <p class="unseen" role="status">
      {words.value}
    </p>
  );
}

/** Never 100% nor 0%, which a softmax never gives. */
export function percent(share: number): string {
  if (share > 0.9995) return "> 99.9%";
  if (share < 0.0005) return "< 0.1%";
  return `${(100 * share).toFixed(1)}%`;
}
