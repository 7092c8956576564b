import type { JSX } from "preact";
import { Control } from "../../../shell/control.tsx";
import { say } from "../../../shell/language.ts";
import { nameAt } from "../model/cell.ts";
import { mostOf } from "../model/colour.ts";
import { figure } from "../model/figure.ts";
import { parameterSheet, type Scale, type Sheet } from "../model/sheet.ts";
import { extents, readBy } from "../model/stages.ts";
import { cell, lookAt, numbersOf, scene, seen } from "../state.ts";
import { texts } from "../texts.ts";
import { SheetView } from "./sheet-view.tsx";

/** The parameters of a layer as pictures, and ∂L/∂ of each beside it. */
export function Weights(): JSX.Element {
  const now = scene.value!;
  const { network } = now.subject.training;
  const owners = [...new Set(network.parameters.map(({ name }) => Number.parseInt(name, 10)))];
  const looked = cell.value;
  // The layer that the cell belongs to, or else the next below that has weights, or the first.
  const layer = owners.findLast((owner) => owner <= (looked?.layer ?? 0)) ?? owners[0];
  return (
    <section class="weights" aria-labelledby="weights">
      <header>
        <h2 id="weights">{say(texts.weights)}</h2>
        <Control name="weights">
          <label class="small">
            {say(texts.weightsOf)}{" "}
            <select
              value={String(layer)}
              onChange={(event) => lookAt(nameAt(now.pass.moment.values, `${event.currentTarget.value}.weight`, 0))}
            >
              {owners.map((owner) => (
                <option key={owner} value={String(owner)}>
                  model[{owner}] {network.layers[owner].kind}
                </option>
              ))}
            </select>
          </label>
        </Control>
      </header>
      {network.parameters
        .filter(({ name }) => Number.parseInt(name, 10) === layer)
        .map(({ name, value: { shape } }) => (
          <Parameter key={name} name={name} sheet={parameterSheet(shape, readBy(network, layer))} layer={layer} />
        ))}
      <p class="small muted">{say(texts.weightTile)}</p>
    </section>
  );
}

interface ParameterProps {
  readonly name: string;
  readonly sheet: Sheet;
  readonly layer: number;
}

function Parameter({ name, sheet, layer }: ParameterProps): JSX.Element {
  const now = scene.value!;
  const { shape } = now.pass.moment.values.find((value) => value.name === name)!;
  const isBlamed = seen.value.gradient(layer);
  const scale = scaleOf(sheet);
  return (
    <div class="parameter">
      <Tensor name={name} of={name} sheet={sheet} scale={scale} extents={extents(shape)} />
      {isBlamed ? (
        <Tensor name={`${name}.grad`} of={name} sheet={sheet} scale={scale} extents="" />
      ) : (
        <p class="small muted waiting">∂L/∂: {say(texts.pressBackward)}</p>
      )}
    </div>
  );
}

/** Large enough to be seen, small enough that two of them stand side by side. */
function scaleOf({ rows, columns, across, down }: Sheet): Scale {
  if (rows * columns === 1) return { cell: 14, gap: 3 };
  const gap = 4;
  const wide = (500 - (across - 1) * gap) / (across * columns);
  const high = (440 - (down - 1) * gap) / (down * rows);
  return { cell: Math.max(1, Math.min(14, Math.floor(Math.min(wide, high)))), gap };
}

interface TensorProps {
  readonly name: string;
  /** The parameter whose it is. */
  readonly of: string;
  readonly sheet: Sheet;
  readonly scale: Scale;
  readonly extents: string;
}

function Tensor({ name, of, sheet, scale, extents }: TensorProps): JSX.Element {
  const now = scene.value!;
  const { values } = now.pass.moment;
  const numbers = numbersOf(now, name);
  const looked = cell.value;
  const isGradient = name !== of;
  return (
    <figure class="tensor">
      <figcaption>
        <code>
          {isGradient && "∂L/∂ "}
          {of}
        </code>{" "}
        <span class="small muted">
          {extents} ± {figure(mostOf(numbers))}
        </span>
      </figcaption>
      <div class="tensor-scroll">
        <SheetView
          sheet={sheet}
          scale={scale}
          name={name}
          paint={{ values: numbers, most: mostOf(numbers) }}
          label={name}
          describe={(index) => `${nameAt(values, name, index)} = ${figure(numbers[index])}`}
          selected={looked?.place.value.name === of ? looked.place.index : undefined}
          onSelect={(index) => lookAt(nameAt(values, of, index))}
        />
      </div>
    </figure>
  );
}
