import type { JSX } from "preact";
import { say } from "../../../shell/language.ts";
import { nameAt } from "../model/cell.ts";
import { mostOf } from "../model/colour.ts";
import { figure } from "../model/figure.ts";
import { parameterSheet } from "../model/sheet.ts";
import { extents, readBy, type Stage } from "../model/stages.ts";
import { cell, lookAt, numbersOf, scene, seen } from "../state.ts";
import { texts } from "../texts.ts";
import { SheetView } from "./sheet-view.tsx";

/** So many tiles stand one below the other. */
const down = 8;

/** The weights between a picture and the units that look at it, a small picture each; once they are known, their gradients. */
export function WeightStage({ stage: { layer, order } }: { readonly stage: Stage }): JSX.Element {
  const now = scene.value!;
  const { values } = now.pass.moment;
  const name = `${layer}.weight`;
  const isError = seen.value.gradient(layer);
  const numbers = numbersOf(now, isError ? `${name}.grad` : name);
  const { shape } = values.find((value) => value.name === name)!;
  const sheet = parameterSheet(shape, readBy(now.subject.training.network, layer));
  const across = Math.ceil(sheet.tiles / down);
  const looked = cell.value;
  return (
    <figure class={isError ? "strip-stage error" : "strip-stage known"}>
      <figcaption>
        <span class="symbol">
          {isError && "∂L/∂"}
          <i>W</i>
          <sup>{order}</sup>
        </span>
        <span class="kind">{say(texts.weightsIn)}</span>
        <span class="extents">{extents(shape)}</span>
      </figcaption>
      <SheetView
        sheet={{ ...sheet, across, down: Math.ceil(sheet.tiles / across) }}
        scale={{ cell: 1, gap: 4 }}
        paint={{ values: numbers, most: mostOf(numbers) }}
        name={`strip ${name}`}
        label={`${name}, ${extents(shape)}`}
        describe={(index) => `${nameAt(values, name, index)} = ${figure(numbers[index])}`}
        selected={looked?.place.value.name === name ? looked.place.index : undefined}
        onSelect={(index) => lookAt(nameAt(values, name, index))}
      />
      <p class="strip-reading">± {figure(mostOf(numbers))}</p>
    </figure>
  );
}
