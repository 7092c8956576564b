import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { type Experiment, ExperimentError } from "../../../../lab/experiment/index.ts";
import { Choice } from "../../../shell/choice.tsx";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { changeLayers, changeText } from "../experiment-text.ts";
import { Form } from "../form/form.tsx";
import { OwnData } from "../own-data/own-data.tsx";
import { type Column, view } from "../state.ts";
import { texts } from "../texts.ts";
import { TextEditor } from "./text-editor.tsx";

interface EditorProps {
  readonly column: Column;
  /** Whether there is no other column. */
  readonly alone: boolean;
}

/** An experiment, to be changed as a form or as its text. */
export function Editor({ column, alone }: EditorProps): JSX.Element {
  const { yaml, read, id } = column;
  const { experiment, problems } = read.value;
  const refused = useSignal("");
  const shown = useRef<Experiment>(undefined);
  if (experiment) shown.current = experiment;

  /** Changes the text; what leads nowhere is said, and changes nothing. */
  const attempt = (change: () => string): void => {
    try {
      yaml.value = change();
      refused.value = "";
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      refused.value = error.problems.map(({ message }) => message).join("\n");
    }
  };

  // On a phone, and above two runs, it would stand between the buttons and what they do.
  const wide = useRef(matchMedia("(min-width: 60rem)").matches);
  const wrongFromTheStart = useRef(problems.length > 0);
  return (
    <details class="editor" open={(wide.current && alone) || wrongFromTheStart.current}>
      <summary>{say(id === "a" ? texts.experiment : texts.secondExperiment)}</summary>
      <OwnData column={column} />
      <Control name="train-view">
        <Choice
          label={say(texts.view)}
          chosen={view}
          options={[
            { value: "form", label: say(texts.form) },
            { value: "text", label: say(texts.text) },
          ]}
        />
      </Control>
      <Control name="train-experiment">
        {view.value === "text" ? (
          <TextEditor text={yaml} problems={problems} />
        ) : (
          <>
            {problems.length > 0 && (
              <div class="broken" role="alert">
                <p class="small">
                  {say(texts.formNeedsSense)}{" "}
                  <button
                    type="button"
                    class="plain"
                    onClick={() => {
                      view.value = "text";
                    }}
                  >
                    {say(texts.toText)}
                  </button>
                </p>
                <ul class="problems">
                  {problems.map(({ line, column: at, message }) => (
                    <li key={`${line}:${at} ${message}`}>
                      <b>
                        {line}:{at}
                      </b>{" "}
                      {message}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {refused.value && (
              <p class="problems" role="alert">
                {refused.value}
              </p>
            )}
            {shown.current && (
              <Form
                experiment={shown.current}
                change={(...assignments) => attempt(() => changeText(yaml.peek(), assignments))}
                changeLayers={(change) => attempt(() => changeLayers(yaml.peek(), change))}
              />
            )}
          </>
        )}
      </Control>
    </details>
  );
}
