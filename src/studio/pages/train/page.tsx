import type { JSX } from "preact";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import type { Page } from "../../shell/page.ts";
import { Editor } from "./editor/editor.tsx";
import { PresetChoice } from "./editor/preset-choice.tsx";
import { Controls } from "./panels/controls.tsx";
import { RunPanel } from "./panels/run-panel.tsx";
import { begin, type Column, first, second } from "./state.ts";
import "./style.css";
import { Teach } from "./teach/teach.tsx";
import { texts } from "./texts.ts";

export const train: Page = { id: "train", title: texts.title, View };

function View(): JSX.Element {
  const beside = second.yaml.value !== "";
  const columns = beside ? [first, second] : [first];
  return (
    <>
      <header class="train-head">
        <div>
          <h1>{say(texts.title)}</h1>
          <p class="muted">{say(texts.lede)}</p>
        </div>
        <Control name="train-compare">
          <p class="buttons">
            {beside && (
              <button type="button" onClick={() => beginAll(columns)}>
                {say(texts.trainBoth)}
              </button>
            )}
            <button
              type="button"
              onClick={() => {
                if (beside) second.run.stop();
                second.yaml.value = beside ? "" : first.yaml.value;
              }}
            >
              {say(beside ? texts.alone : texts.compare)}
            </button>
          </p>
        </Control>
      </header>
      <div class={beside ? "columns two" : "columns one"}>
        {columns.map((column) => (
          <div class="column" key={column.id}>
            <div class="column-head">
              <PresetChoice column={column} />
              <Controls column={column} />
            </div>
            <Editor column={column} alone={!beside} />
            <RunPanel column={column} />
          </div>
        ))}
      </div>
      <Control name="train-teach">
        <Teach />
      </Control>
    </>
  );
}

function beginAll(columns: readonly Column[]): void {
  for (const column of columns) if (column.read.value.experiment) begin(column);
}
