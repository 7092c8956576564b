import type { JSX } from "preact";
import { count, figure, percent } from "../../../../lab/report/figures.ts";
import { say, type Text } from "../../../shell/language.ts";
import type { Watched } from "../runs/watched.ts";
import { texts } from "../texts.ts";

/** How far a training is, and how good. */
export function Progress({ watched }: { readonly watched: Watched }): JSX.Element {
  const { phase, ready, step, epochs, samplesPerSecond, seconds, ended, failed } = watched;
  if (phase === "idle") return <p class="muted state">{say(texts.idle)}</p>;
  if (phase === "preparing") return <p class="muted state">{say(texts.preparing)}</p>;
  if (failed && !ready) {
    return (
      <div class="state" role="alert">
        <p class="negative">{say(texts.failed)}</p>
        <pre class="message">{failed.message}</pre>
      </div>
    );
  }
  const last = epochs.at(-1);
  const done = step && ready ? (step.step + 1) / (ready.batches * ready.epochs) : 0;
  return (
    <div class="state">
      <div class="scores">
        {ended?.marks ? (
          <Score
            name={accuracyOrLoss(
              ended.marks.part === "test" ? texts.testAccuracy : texts.valAccuracy,
              ended.marks.part === "test" ? texts.testLoss : texts.valLoss,
              ended.marks.acc,
            )}
            value={ended.marks.acc ?? ended.marks.loss}
            share={ended.marks.acc !== undefined}
            large
          />
        ) : null}
        {last?.val_acc !== undefined ? (
          <Score name={texts.valAccuracy} value={last.val_acc} share large={!ended} id="val-acc" />
        ) : (
          last?.val_loss !== undefined && <Score name={texts.valLoss} value={last.val_loss} large={!ended} />
        )}
        {step?.running.acc !== undefined && <Score name={texts.trainAccuracy} value={step.running.acc} share />}
        {step && <Score name={texts.trainLoss} value={step.running.loss} large={!ended && !last} id="loss" />}
      </div>
      <progress max={1} value={done} aria-label={say(texts.progress)} />
      <p class="small muted figures">
        <b class="phase" role="status" data-phase={phase}>
          {say(phaseText(watched))}
        </b>
        {step && (
          <>
            <span>
              {say(texts.epochOf)} {count(step.epoch)}/{count(ready?.epochs ?? 0)}
            </span>
            <span data-step={step.step}>
              {say(texts.stepNumber)} {count(step.step + 1)}
            </span>
            <span>
              {say(texts.learningRate)} {figure(step.lr, 3)}
            </span>
          </>
        )}
        <span>
          {seconds.toFixed(1)} {say(texts.seconds)}
        </span>
        {samplesPerSecond > 0 && (
          <span>
            {count(Number(samplesPerSecond.toPrecision(3)))} {say(texts.rate)}
          </span>
        )}
        {ready && (
          <span>
            {count(ready.layers.reduce((sum, { parameters }) => sum + parameters, 0))} {say(texts.parameters)}
          </span>
        )}
      </p>
      {ready?.notice && <p class="small muted">{ready.notice}</p>}
      {failed && (
        <pre class="message" role="alert">
          {failed.message}
        </pre>
      )}
    </div>
  );
}

function accuracyOrLoss(accuracy: Text, loss: Text, acc: number | undefined): Text {
  return acc === undefined ? loss : accuracy;
}

function phaseText({ phase, ended, failed }: Watched): Text {
  if (ended) return { finished: texts.finished, early: texts.early, asked: texts.asked }[ended.stopped];
  if (failed) return failed.diverged ? texts.diverged : texts.failed;
  return phase === "running" ? texts.running : texts.paused;
}

interface ScoreProps {
  readonly name: Text;
  readonly value: number;
  /** Whether it is a share of 1, shown in percent. */
  readonly share?: boolean;
  readonly large?: boolean;
  readonly id?: string;
}

function Score({ name, value, share = false, large = false, id }: ScoreProps): JSX.Element {
  return (
    <p class={large ? "score large" : "score"} data-score={id}>
      <b data-value={value}>{share ? percent(value, 1) : figure(value, 3)}</b> <span>{say(name)}</span>
    </p>
  );
}
