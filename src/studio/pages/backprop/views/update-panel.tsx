import type { JSX } from "preact";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { keepUpdate, mostRate, mostUpdates, rate, reset, scene, seen, updates } from "../state.ts";
import { texts } from "../texts.ts";
import { Num } from "./figure.tsx";

/** What one step of gradient descent does to the answer. */
export function UpdatePanel(): JSX.Element {
  const { subject, pass } = scene.value!;
  const { update, loss } = seen.value;
  const { target } = pass.question;
  return (
    <section class="update" aria-labelledby="update">
      <h2 id="update">{say(texts.step)}</h2>
      <Control name="rate">
        <label>
          {say(texts.learningRate)}{" "}
          <input
            type="number"
            min="0"
            max={mostRate}
            step="any"
            value={rate.value}
            onChange={(event) => {
              const value = event.currentTarget.valueAsNumber;
              if (value > 0 && value <= mostRate) rate.value = value;
              else event.currentTarget.value = String(rate.value);
            }}
          />
        </label>
      </Control>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(texts.beforeStep)}</th>
            <th scope="col">{say(texts.afterStep)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              {say(texts.probabilityOf)} {subject.classes[target]}
            </th>
            <td>{loss ? <Num value={pass.before.probabilities[target]} name="p.before" as="percent" /> : "–"}</td>
            <td>{update ? <Num value={pass.after.probabilities[target]} name="p.after" as="percent" /> : "–"}</td>
          </tr>
          <tr>
            <th scope="row">
              {say(texts.lossIs)} <i>L</i>
            </th>
            <td>{loss ? <Num value={pass.before.loss} name="loss.before" /> : "–"}</td>
            <td>{update ? <Num value={pass.after.loss} name="loss.after" /> : "–"}</td>
          </tr>
        </tbody>
      </table>
      <Control name="updates">
        <div class="again">
          <button type="button" disabled={!update || updates.value >= mostUpdates} onClick={keepUpdate}>
            {say(texts.keep)}
          </button>
          <button type="button" disabled={updates.value === 0} onClick={reset}>
            {say(texts.reset)}
          </button>
          {updates.value > 0 && (
            <span class="small muted">
              {updates.value} {say(texts.updatesMade)}
            </span>
          )}
        </div>
      </Control>
      <p class="small muted">{say(texts.onACopy)}</p>
    </section>
  );
}
