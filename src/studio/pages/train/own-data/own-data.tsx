import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { NablaError } from "../../../../kernels/errors.ts";
import { dropTarget } from "../../../files/drop-target.ts";
import { droppedFiles, type NamedFile, readFiles } from "../../../files/read-files.ts";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { changeText, readText } from "../experiment-text.ts";
import { type Column, fileName, files } from "../state.ts";
import { texts } from "../texts.ts";
import { type SortedData, sortFiles } from "./sort-files.ts";

/** Takes a reader's own tables, pictures and experiments: chosen, or dropped on the place. */
export function OwnData({ column }: { readonly column: Column }): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const over = useSignal(false);
  const take = async (reading: Promise<readonly NamedFile[]>): Promise<void> => {
    said.value = "";
    try {
      said.value = receive(column, await reading);
    } catch (error) {
      if (!(error instanceof NablaError)) throw error;
      said.value = error.message;
    }
  };
  const chosen = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    void take(readFiles(Array.from(currentTarget.files ?? [])));
    currentTarget.value = "";
  };
  return (
    <Control name="train-data">
      <div
        class={`own-data${over.value ? " over" : ""}`}
        {...dropTarget(over, (dropped) => void take(droppedFiles(dropped)))}
      >
        <span>{say(texts.ownData)}</span>
        <button type="button" class="plain" onClick={() => file.current?.click()}>
          {say(texts.openFile)}
        </button>
        <button type="button" class="plain" onClick={() => folder.current?.click()}>
          {say(texts.openFolder)}
        </button>
        <span class="muted small">{say(texts.ownDataNote)}</span>
        <input ref={file} type="file" multiple hidden data-own="file" onChange={chosen} />
        <input ref={folder} type="file" hidden data-own="folder" {...{ webkitdirectory: true }} onChange={chosen} />
        <p role="status" class="small">
          {said.value}
        </p>
      </div>
    </Control>
  );
}

/** Puts what was given in its place. @returns what to say of it */
function receive(column: Column, given: readonly NamedFile[]): string {
  const sorted = sortFiles(given);
  if (sorted.kind === "nothing") return say(sorted.reason === "unknown" ? texts.unknownFiles : texts.unlabelled);
  if (sorted.kind === "experiment") {
    column.yaml.value = sorted.yaml;
    return "";
  }
  files.value = { ...files.value, ...sorted.files };
  column.yaml.value = withData(column.yaml.value, sorted);
  return `${say(texts.taken)} ${Object.keys(sorted.files).length}`;
}

/** The text with other data, and as many outputs as that needs where the last layer is linear. */
function withData(text: string, { assignments, outputs }: SortedData): string {
  const changed = changeText(text, assignments);
  const last = (readText(fileName, text).experiment?.model.length ?? 0) - 1;
  if (outputs === undefined || last < 0) return changed;
  try {
    return changeText(changed, [`model.${last}.linear.out_features=${outputs}`]);
  } catch (error) {
    // Another layer is the last: the error below the form says what is needed.
    if (error instanceof NablaError) return changed;
    throw error;
  }
}
