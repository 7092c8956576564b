import type { JSX } from "preact";
import type { Experiment } from "../../../../lab/experiment/index.ts";
import { say } from "../../../shell/language.ts";
import { texts } from "../texts.ts";
import { type Choosing, layerParts } from "./fields.ts";
import { type Change, FieldView, More } from "./part-view.tsx";

/** Makes other layers of those that there are, each as a file has it: `relu`, `{linear: 10}`. */
export type ChangeLayers = (change: (layers: readonly unknown[]) => readonly unknown[]) => void;

interface LayerListProps {
  readonly experiment: Experiment;
  readonly change: Change;
  readonly changeLayers: ChangeLayers;
}

/** Those that have a slope and nothing to learn. */
const activations = ["relu", "leaky_relu", "sigmoid", "tanh"];

/** What weights can start from without more being said. */
const initial = ["he_uniform", "he_normal", "xavier_uniform", "xavier_normal", "normal", "zeros"];

/** A layer as it is added, where its name alone is not enough. */
const added: Readonly<Record<string, unknown>> = {
  linear: { linear: 32 },
  conv2d: { conv2d: { out_channels: 8, kernel_size: 3 } },
  max_pool2d: { max_pool2d: 2 },
  avg_pool2d: { avg_pool2d: 2 },
};

/** The layers from the input upwards, and what is the same for many of them. */
export function LayerList({ experiment, change, changeLayers }: LayerListProps): JSX.Element {
  const layers = layerParts(experiment);
  const used = new Set(layers.map(({ chosen }) => chosen).filter((name) => activations.includes(name)));
  const learning = layers.filter(({ chosen }) => chosen === "linear" || chosen === "conv2d");
  const starts = new Set(learning.map(startOf));
  const kinds = layers[0]?.names ?? [];
  return (
    <div class="section layers">
      <h4>{say(texts.layers)}</h4>
      <ol>
        {layers.map((layer, i) => (
          <li key={layer.path}>
            <LayerRow layer={layer} change={change} changeLayers={changeLayers} index={i} />
          </li>
        ))}
      </ol>
      <label class="row">
        <span class="name">{say(texts.addLayer)}</span>
        <select
          value=""
          onChange={({ currentTarget }) => {
            const kind = currentTarget.value;
            currentTarget.value = "";
            // The last layer gives the outputs: a new one comes below it.
            changeLayers((list) => list.toSpliced(-1, 0, added[kind] ?? kind));
          }}
        >
          <option value="">+</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kind}
            </option>
          ))}
        </select>
      </label>
      {used.size > 0 && (
        <Same
          label={say(texts.activation)}
          chosen={used}
          options={activations}
          choose={(name) =>
            changeLayers((list) => list.map((layer) => (activations.includes(nameOfLayer(layer)) ? name : layer)))
          }
        />
      )}
      {learning.length > 0 && (
        <Same
          label={say(texts.allInitial)}
          chosen={starts}
          options={["", ...initial]}
          choose={(name) => change(...learning.map(({ path, chosen }) => `${path}.${chosen}.weight_init=${name}`))}
        />
      )}
    </div>
  );
}

interface SameProps {
  readonly label: string;
  readonly chosen: ReadonlySet<string>;
  readonly options: readonly string[];
  readonly choose: (name: string) => void;
}

/** One choice for many layers. */
function Same({ label, chosen, options, choose }: SameProps): JSX.Element {
  const [one] = chosen;
  const all = chosen.size > 1 ? undefined : one;
  return (
    <label class="row">
      <span class="name">{label}</span>
      <select value={all ?? "mixed"} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {all === undefined && (
          <option value="mixed" disabled>
            {say(texts.mixed)}
          </option>
        )}
        {(all === undefined || options.includes(all) ? options : [all, ...options]).map((name) => (
          <option key={name} value={name}>
            {name === "" ? say(texts.usual) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LayerRowProps {
  readonly layer: Choosing;
  readonly index: number;
  readonly change: Change;
  readonly changeLayers: ChangeLayers;
}

function LayerRow({ layer, index, change, changeLayers }: LayerRowProps): JSX.Element {
  const { names, chosen, main, parts } = layer;
  const own = parts.find(({ key }) => key === main);
  const called = `${say(texts.layer)} ${index}`;
  return (
    <>
      <div class="layer">
        <span class="index muted" aria-hidden="true">
          {index}
        </span>
        <select
          value={chosen}
          aria-label={called}
          onChange={({ currentTarget }) => {
            const kind = currentTarget.value;
            changeLayers((list) => list.with(index, added[kind] ?? kind));
          }}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <span class="main-option">{own?.kind === "field" && <FieldView part={own} change={change} />}</span>
        <button
          type="button"
          class="icon"
          disabled={index === 0}
          aria-label={`${say(texts.moveUp)}: ${called}`}
          onClick={() => changeLayers((list) => list.toSpliced(index - 1, 2, list[index], list[index - 1]))}
        >
          ↑
        </button>
        <button
          type="button"
          class="icon"
          aria-label={`${say(texts.remove)}: ${called}`}
          onClick={() => changeLayers((list) => list.toSpliced(index, 1))}
        >
          ×
        </button>
      </div>
      <More label={say(texts.options)} parts={parts.filter((part) => part !== own)} change={change} />
    </>
  );
}

/** How the weights of a layer start; empty where it is as usual. */
function startOf({ parts }: Choosing): string {
  const start = parts.find(({ key }) => key === "weight_init");
  return start?.kind === "choosing" ? start.chosen : "";
}

/** The name of a layer as a file has it. */
function nameOfLayer(layer: unknown): string {
  return typeof layer === "string" ? layer : (Object.keys(layer as object)[0] ?? "");
}
