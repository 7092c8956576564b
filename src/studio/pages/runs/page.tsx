import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dropTarget } from "../../files/drop-target.ts";
import { droppedFiles, type NamedFile, readFiles } from "../../files/read-files.ts";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import type { Page } from "../../shell/page.ts";
import { served } from "../../shell/server.ts";
import { Curves } from "./curves.tsx";
import { RunTable } from "./run-table.tsx";
import { runsInFiles } from "./runs-in-files.ts";
import { serverRuns } from "./server-runs.ts";
import { addRuns, compared, runs as known, mostCompared } from "./state.ts";
import "./style.css";
import { texts } from "./texts.ts";

export const runs: Page = { id: "runs", title: texts.title, View };

function View(): JSX.Element {
  useEffect(() => void serverRuns().then(addRuns), []);
  return (
    <>
      <header class="lede">
        <h1>{say(texts.title)}</h1>
        <p class="muted">{say(served ? texts.served : texts.notServed)}</p>
      </header>
      <OpenFolders />
      {known.value.length > 0 ? (
        <>
          <RunTable />
          <Curves />
        </>
      ) : (
        served && <p>{say(texts.noRuns)}</p>
      )}
    </>
  );
}

/** Opens runs out of folders: where there is no server that is the only way. */
function OpenFolders(): JSX.Element {
  const folder = useRef<HTMLInputElement>(null);
  const none = useSignal(false);
  const over = useSignal(false);
  const take = async (reading: Promise<readonly NamedFile[]>): Promise<void> => {
    const found = runsInFiles(await reading);
    none.value = found.length === 0;
    addRuns(found);
    const names = new Set([...compared.value, ...found.map(({ name }) => name)]);
    compared.value = [...names].slice(0, mostCompared);
  };
  return (
    <Control name="runs-open">
      <div
        class={`drop-place${over.value ? " over" : ""}`}
        {...dropTarget(over, (dropped) => void take(droppedFiles(dropped)))}
      >
        <button type="button" onClick={() => folder.current?.click()}>
          {say(texts.open)}
        </button>
        <span class="muted small">{say(texts.orDrop)}</span>
        <input
          ref={folder}
          type="file"
          hidden
          data-open="runs"
          {...{ webkitdirectory: true }}
          onChange={({ currentTarget }) => {
            void take(readFiles(Array.from(currentTarget.files ?? [])));
            currentTarget.value = "";
          }}
        />
        <p role="status" class="small">
          {none.value ? say(texts.noneFound) : ""}
        </p>
      </div>
    </Control>
  );
}
