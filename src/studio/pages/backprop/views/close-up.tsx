import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { heatLevel } from "../../../../lab/report/palette.ts";
import { say } from "../../../shell/language.ts";
import type { CloseUp, Patch, PatchNumber } from "../model/close-up.ts";
import { mostOf } from "../model/colour.ts";
import { brief } from "../model/figure.ts";
import { isSliding, slide } from "../slide.ts";
import { cell, lookAt } from "../state.ts";
import { texts } from "../texts.ts";

const explained = {
  kernel: texts.kernelSlides,
  "flipped kernel": texts.kernelFlipped,
  window: texts.windowOf,
  winner: texts.winnerTakes,
} as const;

/** A window with its numbers: what lies under it, and the kernel or the winner. */
export function CloseUpView({ closeUp }: { readonly closeUp: CloseUp }): JSX.Element {
  const { kind, channels, largest, patches } = closeUp;
  const [asked, ask] = useState<number>();
  const channel = asked ?? largest;
  return (
    <div class="close-up">
      <div class="patches">
        {patches(channel).map((patch, i) => (
          <div key={patch.value} class="patch-part">
            {i > 0 && kind !== "winner" && <span class="by">⊙</span>}
            <PatchTable patch={patch} isFlipped={kind === "flipped kernel" && i === 1} />
          </div>
        ))}
      </div>
      <p class="small muted">
        {say(explained[kind])}{" "}
        <button type="button" class="plain" onClick={() => slide(!isSliding())}>
          {say(isSliding() ? texts.halt : texts.slide)}
        </button>{" "}
        {channels > 1 && (
          <label>
            {say(texts.summedOver)}{" "}
            <select value={String(channel)} onChange={(event) => ask(Number(event.currentTarget.value))}>
              {Array.from({ length: channels }, (_, i) => (
                <option key={`${i}`} value={String(i)}>
                  {i}
                  {i === largest && ` · ${say(texts.largest)}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </p>
    </div>
  );
}

function PatchTable({ patch, isFlipped }: { readonly patch: Patch; readonly isFlipped: boolean }): JSX.Element {
  const most = mostOf(patch.rows.flat().map((number) => number?.value ?? 0));
  return (
    <table class="patch">
      <caption class="small muted">
        <code>{patch.value}</code> {say(texts.channel)} {patch.channel}
        {isFlipped && <b> {say(texts.flipped)}</b>}
      </caption>
      <tbody>
        {patch.rows.map((row, y) => (
          <tr key={`${y}`}>
            {row.map((number, x) => (
              <td key={`${x}`}>{number ? <PatchCell number={number} most={most} /> : <span class="beyond">·</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PatchCell({ number, most }: { readonly number: PatchNumber; readonly most: number }): JSX.Element {
  const { name, value, wins } = number;
  const level = heatLevel(most === 0 ? 0 : (value / most) ** 2);
  const hue = value < 0 ? "orange" : "blue";
  const style = level === 0 ? {} : { background: `var(--${hue}-${level})`, color: `var(--on-${hue}-${level})` };
  const isOwn = cell.value?.name === name.replace(".dy", ".y").replace(/^dx/, "x");
  return (
    <button
      type="button"
      class={`patch-cell${wins ? " wins" : ""}${isOwn ? " own" : ""}`}
      style={style}
      title={wins ? `${name}: ${say(texts.winner)}` : name}
      data-name={name}
      data-value={String(value)}
      onClick={() => lookAt(name)}
    >
      {brief(value)}
    </button>
  );
}
