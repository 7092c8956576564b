import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { emptyDrawing, type Pen } from "../../drawing/drawing.ts";
import { canRedo, canUndo, change, redo, undo } from "../../drawing/history.ts";
import { drawing, input } from "../../drawing/state.ts";
import { network } from "../../network/network.ts";
import { NetworkChoice } from "../../network/network-choice.tsx";
import { Choice } from "../../shell/choice.tsx";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import { linkTo } from "../../shell/link.ts";
import type { Page } from "../../shell/page.ts";
import { About } from "./about.tsx";
import { CharacterSamples } from "./character-samples.tsx";
import { Pad, take } from "./pad.tsx";
import { chosenPen } from "./pen.ts";
import { Samples } from "./samples.tsx";
import { Stages } from "./stages.tsx";
import "./style.css";
import { texts } from "./texts.ts";
import { Verdict } from "./verdict.tsx";

/** Draw a sign and see it read: the pad, the bars, every stage between them. */
export const draw: Page = { id: "draw", title: texts.title, View };

function View(): JSX.Element {
  const noInk = useSignal(false);
  const characters = network.value?.hand === "characters";
  return (
    <>
      <header class="lede">
        <h1>{say(characters ? texts.headingCharacters : texts.headingDigits)}</h1>
        <p>{say(texts.lede)}</p>
      </header>
      <div class="desk">
        <div class="paper">
          <Pad
            onNoInk={(failed) => {
              noInk.value = failed;
            }}
          />
          <Tools noInk={noInk} />
        </div>
        <div class="answer">
          <Control name="net">
            <NetworkChoice />
          </Control>
          <Verdict />
          {input.value && (
            <Control name="to-backprop">
              <a class="button main" href={linkTo("backprop")}>
                {say(texts.toBackprop)} →
              </a>
            </Control>
          )}
        </div>
      </div>
      <Control name="samples">{characters ? <CharacterSamples /> : <Samples />}</Control>
      <Control name="stages">
        <Stages />
      </Control>
      <Control name="about">
        <About />
      </Control>
    </>
  );
}

function Tools({ noInk }: { readonly noInk: Signal<boolean> }): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  return (
    <Control name="pad">
      <div class="tools">
        <div class="row">
          <button type="button" disabled={!canUndo.value} onClick={undo}>
            {say(texts.undo)}
          </button>
          <button type="button" disabled={!canRedo.value} onClick={redo}>
            {say(texts.redo)}
          </button>
          <button type="button" disabled={input.value === undefined} onClick={() => change(emptyDrawing)}>
            {say(texts.clear)}
          </button>
          <Choice
            label={say(texts.pen)}
            chosen={chosenPen}
            onChoose={repaint}
            options={[
              { value: "thin", label: say(texts.thin) },
              { value: "middle", label: say(texts.middle) },
              { value: "thick", label: say(texts.thick) },
            ]}
          />
        </div>
        <p class="small muted">
          <button type="button" class="plain" onClick={() => file.current?.click()}>
            {say(texts.openImage)}
          </button>{" "}
          {say(texts.orDrop)}
        </p>
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          onChange={({ currentTarget }) =>
            void take(currentTarget.files?.[0], (failed) => {
              noInk.value = failed;
              currentTarget.value = "";
            })
          }
        />
        <p role="status" class="small alarm">
          {noInk.value ? say(texts.noInk) : ""}
        </p>
      </div>
    </Control>
  );
}

/** What is drawn already is drawn by the other pen, too. */
function repaint(pen: Pen): void {
  const { content, push } = drawing.peek();
  if (content.kind === "strokes" && content.strokes.length > 0) change({ content: { ...content, pen }, push });
}
