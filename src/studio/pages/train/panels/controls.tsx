import type { JSX } from "preact";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { begin, type Column } from "../state.ts";
import { texts } from "../texts.ts";

/** Train, pause, one step, stop. */
export function Controls({ column }: { readonly column: Column }): JSX.Element {
  const { run, read } = column;
  const { phase } = run.watched.value;
  const under = phase === "running" || phase === "paused";
  const whole = read.value.experiment !== undefined;
  return (
    <Control name="train-controls">
      <div class="buttons">
        {under ? (
          <button type="button" class="main" onClick={phase === "running" ? run.pause : run.go}>
            {say(phase === "running" ? texts.pause : texts.go)}
          </button>
        ) : (
          <button type="button" class="main" disabled={!whole || phase === "preparing"} onClick={() => begin(column)}>
            {say(phase === "idle" || phase === "preparing" ? texts.train : texts.again)}
          </button>
        )}
        <button type="button" disabled={!under} onClick={run.step}>
          {say(texts.step)}
        </button>
        <button type="button" disabled={!under && phase !== "preparing"} onClick={run.stop}>
          {say(texts.stop)}
        </button>
        {phase === "paused" && (
          <button type="button" disabled={!whole} onClick={() => begin(column)}>
            {say(texts.again)}
          </button>
        )}
      </div>
    </Control>
  );
}
