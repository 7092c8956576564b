import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatExperiment, readExperiment } from "../../../../lab/experiment/index.ts";
import { readModel } from "../../../../lab/model-file.ts";
import { lookAt, networkId } from "../../../network/network.ts";
import { say } from "../../../shell/language.ts";
import { linkTo } from "../../../shell/link.ts";
import { type Column, fileName } from "../state.ts";
import { texts } from "../texts.ts";

/** What can be done with a network that was trained. */
export function Ending({ column }: { readonly column: Column }): JSX.Element | null {
  const { run, id } = column;
  const { phase, ready, ended } = run.watched.value;
  const [looked, setLooked] = useState<string>();
  const beginning = run.beginning.value;
  if (!ready || !beginning || (phase !== "paused" && phase !== "ended")) return null;
  const own = `own-${id}`;
  const look = async (): Promise<void> => {
    const { npz, sha256 } = ended ?? (await run.save());
    const { experiment, source } = readExperiment(fileName, beginning.yaml);
    lookAt({
      id: own,
      name: { en: `${texts.trainedHere.en} (${id})`, zh: `${texts.trainedHere.zh}（${id}）` },
      about: texts.trainedHere,
      hand: experiment.data.name === "hanzi" ? "characters" : "digits",
      experiment,
      source,
      model: readModel(npz, `${own}.npz`),
    });
    setLooked(sha256);
  };
  const save = (): void => {
    const { experiment } = readExperiment(fileName, beginning.yaml);
    download(fileName, new Blob([formatExperiment(experiment)], { type: "application/yaml" }));
  };
  return (
    <div class="ending">
      <p class="buttons">
        <button type="button" class="main" onClick={() => void look()}>
          {say(texts.lookAt)}
        </button>
        {ended && (
          <button type="button" onClick={() => download("best.npz", new Blob([ended.best.slice()]))}>
            {say(texts.download)} best.npz
          </button>
        )}
        <button type="button" onClick={save}>
          {say(texts.download)} {fileName}
        </button>
      </p>
      {looked !== undefined && networkId.value === own ? (
        <p class="small" role="status">
          {say(texts.lookedAt)} <a href={linkTo("draw")}>{say(texts.draw)}</a>,{" "}
          <a href={linkTo("backprop")}>{say(texts.backprop)}</a>
        </p>
      ) : (
        <p class="small muted">{say(texts.lookAtNote)}</p>
      )}
      {ended && (
        <p class="small muted hash">
          {say(texts.sha256)} <code data-sha256={ended.sha256}>{ended.sha256}</code>
        </p>
      )}
    </div>
  );
}

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
