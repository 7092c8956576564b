import { computed, type Signal, signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { encodePng } from "../../../../data/png.ts";
import { readExperiment } from "../../../../lab/experiment/index.ts";
import { readModel, writeModel } from "../../../../lab/model-file.ts";
import { predict } from "../../../../lab/predict.ts";
import { percent } from "../../../../lab/report/figures.ts";
import { emptyDrawing } from "../../../drawing/drawing.ts";
import { change } from "../../../drawing/history.ts";
import { input } from "../../../drawing/state.ts";
import { lookAt, network, openNetwork, type StudioNetwork } from "../../../network/network.ts";
import { NetworkChoice } from "../../../network/network-choice.tsx";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { linkTo } from "../../../shell/link.ts";
import { Pixels } from "../../../shell/pixels.tsx";
import { Pad } from "../../draw/pad.tsx";
import { changeText } from "../experiment-text.ts";
import { openRun } from "../runs/run.ts";
import { fileName, files, first, threads } from "../state.ts";
import { texts } from "../texts.ts";
import { taught, teachingText } from "./lesson-experiment.ts";

/** A drawing that somebody said what it shows. */
interface LabelledDrawing {
  readonly image: Uint8Array;
  readonly label: string;
}

const drawings: Signal<readonly LabelledDrawing[]> = signal([]);
const run = openRun(input);
/** The network that is taught, as it was before. */
const pupil: Signal<StudioNetwork | undefined> = signal(undefined);
const taughtNetwork: Signal<StudioNetwork | undefined> = signal(undefined);
/** What a link calls the network that was taught. */
const ownHand = "own-hand";
const noInk = (): void => undefined;

/** How many of the drawings a network reads as they were meant. */
function right(of: StudioNetwork | undefined): number | undefined {
  if (!of) return undefined;
  const evaluator = openNetwork(of);
  return drawings.value.filter(({ image, label }) => predict(evaluator, of.model.meta, image)[0]?.label === label)
    .length;
}

const before = computed(() => right(pupil.value));
const after = computed(() => right(taughtNetwork.value));

/** "Teach it your hand": a few drawings with what they show, and a network that learns them in seconds. */
export function Teach(): JSX.Element {
  const label = useSignal("0");
  const known = network.value;
  const classes = known?.model.meta.classes ?? [];
  const chosen = classes.includes(label.value) ? label.value : (classes[0] ?? "");
  const teachable = known?.experiment.data.name === "digits";
  const { phase, failed, ended } = run.watched.value;
  const busy = phase === "preparing" || phase === "running";
  return (
    <section class="teach" aria-labelledby="teach-heading">
      <h2 id="teach-heading">{say(texts.teach)}</h2>
      <p class="muted">{say(texts.teachLede)}</p>
      <div class="teach-desk">
        <div class="teach-pad">
          <Pad onNoInk={noInk} />
        </div>
        <div class="teach-steps">
          <Control name="net">
            <NetworkChoice />
          </Control>
          {!teachable && <p class="small">{say(texts.digitsOnly)}</p>}
          <Control name="teach-drawings">
            <div class="buttons">
              <label class="preset">
                <span>{say(texts.thisShows)}</span>
                <select
                  value={chosen}
                  onChange={({ currentTarget }) => {
                    label.value = currentTarget.value;
                  }}
                >
                  {classes.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <button
                type="button"
                disabled={!input.value || !teachable}
                onClick={() => {
                  drawings.value = [...drawings.value, { image: input.value!, label: chosen }];
                  change(emptyDrawing);
                }}
              >
                {say(texts.addDrawing)}
              </button>
            </div>
            {drawings.value.length > 0 && (
              <ul class="mistakes" aria-label={say(texts.yourDrawings)}>
                {drawings.value.map((drawn, i) => (
                  <li key={`${drawings.value.length - i}`}>
                    <Pixels grey={drawn.image} width={28} height={28} label={drawn.label} />
                    <span class="drawn">
                      <b class="positive">{drawn.label}</b>
                      <button
                        type="button"
                        class="plain"
                        aria-label={`${say(texts.remove)}: ${drawn.label}`}
                        onClick={() => {
                          drawings.value = drawings.value.filter((other) => other !== drawn);
                        }}
                      >
                        ×
                      </button>
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <div class="buttons">
              <button
                type="button"
                class="main"
                disabled={drawings.value.length === 0 || !teachable || busy}
                onClick={() => known && begin(known)}
              >
                {say(busy ? texts.teaching : texts.teachIt)}
              </button>
              {drawings.value.length > 0 && (
                <button type="button" class="plain" onClick={trainOnThese}>
                  {say(texts.onThese)}
                </button>
              )}
            </div>
          </Control>
          <div role="status">
            {failed && <p class="message">{failed.message}</p>}
            {ended && after.value !== undefined && (
              <p data-before={before.value} data-after={after.value}>
                {say(texts.rightBefore)} <b>{before.value}</b>/{drawings.value.length}, {say(texts.rightAfter)}{" "}
                <b>{after.value}</b>/{drawings.value.length}. {say(texts.stillReads)}{" "}
                <b data-value={ended.marks?.acc}>{percent(ended.marks?.acc, 1)}</b>.{" "}
                <a href={linkTo("draw")}>{say(texts.lookInDraw)}</a>
              </p>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

function begin(known: StudioNetwork): void {
  const yaml = teachingText(known.experiment);
  const start = writeModel({ meta: known.model.meta, tensors: known.model.tensors });
  pupil.value = known;
  taughtNetwork.value = undefined;
  const given = { files: {}, drawings: taught(drawings.value) };
  run.begin(Promise.resolve({ file: fileName, yaml, given, start, threads }));
}

run.watched.subscribe(({ ended }) => {
  const known = pupil.peek();
  const order = run.beginning.peek();
  if (!ended || !known || !order || taughtNetwork.peek()) return;
  const { experiment, source } = readExperiment(fileName, order.yaml);
  const model = readModel(ended.npz, `${ownHand}.npz`);
  const { en, zh } = known.name;
  taughtNetwork.value = {
    ...known,
    id: ownHand,
    name: known.id === ownHand ? known.name : { en: `${en}, taught your hand`, zh: `${zh}（学过你的字）` },
    about: texts.taughtHere,
    experiment,
    source,
    model,
  };
  lookAt(taughtNetwork.value);
});

/** Puts the drawings in the place of the first experiment's data, as a folder of pictures. */
function trainOnThese(): void {
  const pictures = drawings.value.map(
    ({ image, label }, i) => [`drawings/${label}/${i}.png`, encodePng(image, 28, 28)] as const,
  );
  files.value = { ...files.value, ...Object.fromEntries(pictures) };
  const classes = new Set(drawings.value.map(({ label }) => label)).size;
  first.yaml.value = changeText(first.yaml.value, [
    "data.name=image_folder",
    "data.path=drawings",
    "data.test_split=0",
    "data.val_split=0",
    `model.${(first.read.value.experiment?.model.length ?? 1) - 1}.linear.out_features=${classes}`,
  ]);
  scrollTo(0, 0);
}
