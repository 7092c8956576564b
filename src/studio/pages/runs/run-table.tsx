import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { NablaError } from "../../../kernels/errors.ts";
import { readModel } from "../../../lab/model-file.ts";
import { lookAt } from "../../network/network.ts";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import { linkTo } from "../../shell/link.ts";
import { columns, sorted } from "./columns.ts";
import { compared, mostCompared, order, runs } from "./state.ts";
import { bytesOf, type RunFile, type StoredRun } from "./stored-run.ts";
import { texts } from "./texts.ts";

/** All runs, sorted by any column. */
export function RunTable(): JSX.Element {
  const said = useSignal("");
  const by = order.value;
  const shown = sorted(runs.value, by);
  const toggle = (name: string): void => {
    const others = compared.value.filter((other) => other !== name);
    compared.value = others.length < compared.value.length ? others : [...others, name].slice(-mostCompared);
  };
  const use = async (run: StoredRun): Promise<void> => {
    try {
      said.value = (await useInDraw(run)) ? "" : say(texts.readsNoDrawings);
    } catch (error) {
      if (!(error instanceof NablaError)) throw error;
      said.value = error.message;
    }
  };
  return (
    <Control name="runs-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and keys must be able to. */}
      <section class="wide" tabIndex={0} aria-label={say(texts.table)}>
        <table class="runs-table">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{say(texts.compare)}</span>
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col" aria-sort={by === id ? "ascending" : by === `-${id}` ? "descending" : "none"}>
                  <button
                    type="button"
                    class="plain"
                    onClick={() => {
                      order.value = by === `-${id}` ? id : `-${id}`;
                    }}
                  >
                    {say(name)}
                    <span aria-hidden="true">{by === id ? " ↑" : by === `-${id}` ? " ↓" : ""}</span>
                  </button>
                </th>
              ))}
              <th scope="col">{say(texts.actions)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <tr key={run.name} data-name={run.name}>
                <td>
                  <input
                    type="checkbox"
                    checked={compared.value.includes(run.name)}
                    aria-label={`${say(texts.compare)}: ${run.name}`}
                    onChange={() => toggle(run.name)}
                  />
                </td>
                {columns.map(({ id, value, show }) => {
                  const cell = value(run);
                  const text = typeof cell === "number" ? (show?.(cell) ?? String(cell)) : (cell ?? "–");
                  return id === "name" ? (
                    <th key={id} scope="row">
                      {text}
                    </th>
                  ) : (
                    <td key={id} class={typeof cell === "number" ? "number" : ""} data-value={cell}>
                      {text}
                    </td>
                  );
                })}
                <td class="actions">
                  {run.report && <ReportLink name={run.name} report={run.report} />}
                  <button type="button" class="plain" onClick={() => void use(run)}>
                    {say(texts.network)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p role="status" class="small">
        {said.value}
      </p>
    </Control>
  );
}

/** From a server it opens beside this page; a page without one may show no other page's script, and saves it instead. */
function ReportLink({ name, report }: { readonly name: string; readonly report: RunFile }): JSX.Element {
  if ("url" in report) {
    return (
      <a href={report.url} target="_blank" rel="noreferrer">
        {say(texts.report)}
      </a>
    );
  }
  return (
    <button type="button" class="plain" onClick={() => save(`${name}-report.html`, report.bytes)}>
      {say(texts.report)} ↓
    </button>
  );
}

function save(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: "text/html" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Has all pages look at a run's network, and opens Draw. @returns whether it reads drawings */
async function useInDraw({ name, experiment, source, weights }: StoredRun): Promise<boolean> {
  const model = readModel(await bytesOf(weights), `${name}/best.npz`);
  const { input, raw, classes } = model.meta;
  if (input.join() !== "1,28,28" || raw !== "bytes" || !classes) return false;
  lookAt({
    id: `run-${name}`,
    name: { en: name, zh: name },
    about: { en: `${texts.fromRun.en}: ${name}.`, zh: `${texts.fromRun.zh}：${name}。` },
    hand: experiment.data.name === "hanzi" ? "characters" : "digits",
    experiment,
    source,
    model,
  });
  location.hash = linkTo("draw");
  return true;
}
