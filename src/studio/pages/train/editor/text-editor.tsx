import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../../lab/experiment/index.ts";
import { say } from "../../../shell/language.ts";
import { texts } from "../texts.ts";
import { tokens } from "./highlight.ts";

interface TextEditorProps {
  readonly text: Signal<string>;
  readonly problems: readonly Problem[];
}

/** Between two keys that come quickly after each other nothing is read. */
const patience = 150;

/** The experiment file as text, its errors where they are. */
export function TextEditor({ text, problems }: TextEditorProps): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  // What is typed is shown at once; it is read a little later.
  const [typed, setTyped] = useState(text.value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(text.value), [text.value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const lines = typed.split("\n");
  const wrong = new Set(problems.map(({ line }) => line));
  const settle = (): void => {
    clearTimeout(timer.current);
    if (area.current) text.value = area.current.value;
  };
  const goTo = ({ line, column }: Problem): void => {
    const { current } = area;
    if (!current || line === undefined) return;
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + (column ?? 1) - 1;
    current.focus();
    current.setSelectionRange(start, start);
  };
  return (
    <div class="text-editor">
      <div class="sheet">
        <pre class="backdrop" aria-hidden="true">
          {lines.map((line, i) => (
            <div key={i} class={wrong.has(i + 1) ? "wrong" : ""}>
              <span class="number">{i + 1}</span>
              {tokens(line).map(({ kind, text: piece }, j) => (
                <span key={j} class={kind}>
                  {piece}
                </span>
              ))}
              {"\n"}
            </div>
          ))}
        </pre>
        <textarea
          ref={area}
          value={typed}
          rows={Math.max(12, lines.length + 1)}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          aria-label={say(texts.editorLabel)}
          aria-invalid={problems.length > 0}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            clearTimeout(timer.current);
            timer.current = setTimeout(settle, patience);
          }}
          onBlur={settle}
        />
      </div>
      <Problems problems={problems} onChoose={goTo} />
    </div>
  );
}

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly onChoose: (problem: Problem) => void;
}

function Problems({ problems, onChoose }: ProblemsProps): JSX.Element {
  return (
    <ul class="problems" aria-live="polite">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column} ${problem.message}`}>
          <button type="button" class="plain" onClick={() => onChoose(problem)}>
            {problem.line}:{problem.column}
          </button>{" "}
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
