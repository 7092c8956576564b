import type { JSX } from "preact";
import type { Experiment } from "../../../../lab/experiment/index.ts";
import { formParts, type Part } from "./fields.ts";
import { type ChangeLayers, LayerList } from "./layer-list.tsx";
import { first } from "./names.ts";
import { type Change, More, PartView } from "./part-view.tsx";

interface FormProps {
  readonly experiment: Experiment;
  readonly change: Change;
  readonly changeLayers: ChangeLayers;
}

/** The experiment as a form: another view of the same text. */
export function Form({ experiment, change, changeLayers }: FormProps): JSX.Element {
  const parts = formParts(experiment);
  const section = (key: string): Part => parts.find((part) => part.key === key)!;
  const others = parts.filter(({ key }) => !first.has(key));
  return (
    <div class="form">
      <Section part={section("data")} change={change} />
      <LayerList experiment={experiment} change={change} changeLayers={changeLayers} />
      <Section part={section("loss")} change={change} />
      <Section part={section("optimizer")} change={change} />
      <Section part={section("schedule")} change={change} />
      <Section part={section("trainer")} change={change} />
      <div class="section">
        <PartView part={section("seed")} change={change} />
        <More parts={others} change={change} />
      </div>
    </div>
  );
}

function Section({ part, change }: { readonly part: Part; readonly change: Change }): JSX.Element {
  return (
    <div class="section">
      <PartView part={part} change={change} />
    </div>
  );
}
