import type { JSX } from "preact";
import { Choice } from "../../../shell/choice.tsx";
import { Control } from "../../../shell/control.tsx";
import { say, type Text } from "../../../shell/language.ts";
import type { Phase } from "../model/steps.ts";
import { pace, paces, place, position, scene } from "../state.ts";
import { texts } from "../texts.ts";
import { goThrough, isMoving, play, step, stop } from "../travel.ts";
import { StageSymbol } from "./symbol.tsx";

const phases: readonly { readonly phase: Phase; readonly name: Text; readonly hint: Text }[] = [
  { phase: "forward", name: texts.forward, hint: texts.forwardHint },
  { phase: "loss", name: texts.loss, hint: texts.lossHint },
  { phase: "backward", name: texts.backward, hint: texts.backwardHint },
  { phase: "update", name: texts.update, hint: texts.updateHint },
];

/** The four big buttons, and below them the way from layer to layer. */
export function Controls(): JSX.Element {
  const last = scene.value!.positions.length - 1;
  const reached = phases.findIndex(({ phase }) => phase === position.value.phase);
  return (
    <div class="controls">
      <Control name="phases">
        <fieldset class="phases">
          <legend class="unseen">{say(texts.phases)}</legend>
          {phases.map(({ phase, name, hint }, i) => (
            <button
              key={phase}
              type="button"
              class={i === reached ? "step-phase here" : i < reached ? "step-phase done" : "step-phase"}
              aria-current={i === reached ? "step" : undefined}
              onClick={() => goThrough(phase)}
            >
              <b>{say(name)}</b>
              <span>{say(hint)}</span>
            </button>
          ))}
        </fieldset>
      </Control>
      <Control name="layers">
        <div class="travel">
          <button type="button" disabled={place.value === 0} onClick={() => step(-1)}>
            ← {say(texts.back)}
          </button>
          <button type="button" disabled={place.value === last} onClick={() => step(1)}>
            {say(texts.onward)} →
          </button>
          <button type="button" onClick={isMoving() ? stop : play}>
            {isMoving() ? say(texts.pause) : say(texts.play)}
          </button>
          <span class="small muted">{say(texts.pace)}</span>
          <Choice label={say(texts.pace)} chosen={pace} options={paces.map((value) => ({ value, label: value }))} />
          <p class="where" role="status">
            <Where />
          </p>
        </div>
      </Control>
    </div>
  );
}

/** Where the step stands, in words. */
function Where(): JSX.Element {
  const { stages } = scene.value!;
  const { phase, layer } = position.value;
  const stage = stages.find((one) => one.layer === layer);
  const kind = stage && (
    <>
      <StageSymbol stage={stage} /> {stage.kind}
    </>
  );
  if (phase === "start") return <>{say(texts.nothingYet)}</>;
  if (phase === "loss") return <>{say(texts.computedLoss)}</>;
  if (phase === "update") return <>{say(texts.computedUpdate)}</>;
  if (phase === "forward") {
    return (
      <>
        {say(texts.computedForward)} {kind}
      </>
    );
  }
  if (stage === undefined) return <>{say(texts.computedError)}</>;
  return (
    <>
      {say(texts.computedBackward)} {kind}
    </>
  );
}
