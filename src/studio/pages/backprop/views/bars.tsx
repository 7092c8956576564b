import type { JSX } from "preact";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { aimAt, lookAt, scene, seen, target } from "../state.ts";
import { texts } from "../texts.ts";
import { Num } from "./figure.tsx";

/** The probabilities, and the class that the loss wants: click another to want that. */
export function Bars(): JSX.Element {
  const { subject, pass } = scene.value!;
  const { value, loss, update } = seen.value;
  const isKnown = value(scene.value!.stages.at(-1)!.layer);
  return (
    <figure class="strip-stage targets">
      <figcaption>
        <span class="symbol">
          <i>p</i>
        </span>
        <span class="kind">{say(texts.probabilities)}</span>
        <span class="extents">{say(texts.target)} ◂</span>
      </figcaption>
      <Control name="target">
        <ol>
          {subject.classes.map((name, i) => (
            <li key={name}>
              <label class={i === target.value ? "target wanted" : "target"}>
                <input
                  type="radio"
                  name="target"
                  checked={i === target.value}
                  onChange={() => aimAt(name)}
                  aria-label={`${say(texts.target)} ${name}`}
                />
                <b>{name}</b>
                <span class="target-track">
                  {isKnown && <span class="fill" style={{ width: `${100 * pass.before.probabilities[i]}%` }} />}
                  {update && <span class="fill new" style={{ width: `${100 * pass.after.probabilities[i]}%` }} />}
                </span>
                {isKnown && (
                  <Num
                    value={(update ? pass.after : pass.before).probabilities[i]}
                    name={`${update ? "after" : "before"}.p[${i}]`}
                    as="percent"
                  />
                )}
              </label>
            </li>
          ))}
        </ol>
      </Control>
      <p class="strip-reading">
        {loss && (
          <>
            {say(texts.lossIs)} <i>L</i> ={" "}
            {update ? <Num value={pass.after.loss} name="loss" /> : <LossBefore loss={pass.before.loss} />}
          </>
        )}
      </p>
    </figure>
  );
}

/** The loss of the pass, which leads to how it is computed. */
function LossBefore({ loss }: { readonly loss: number }): JSX.Element {
  return (
    <button type="button" class="operand" title="losses[0]" onClick={() => lookAt("losses[0]")}>
      <Num value={loss} name="loss" />
    </button>
  );
}
