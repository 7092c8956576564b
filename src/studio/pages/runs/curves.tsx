import type { JSX } from "preact";
import { epochAxis, linearAxis, logAxis, plottable, shareAxis, spreads } from "../../../lab/report/charts/axis.ts";
import type { Point } from "../../../lab/report/charts/thin.ts";
import { figure } from "../../../lab/report/figures.ts";
import { Figure } from "../../charts/figure.tsx";
import { type Line, Plot } from "../../charts/plot.tsx";
import { Control } from "../../shell/control.tsx";
import { say } from "../../shell/language.ts";
import { compared, metric, metrics, mostCompared, runs } from "./state.ts";
import { texts } from "./texts.ts";

/** How lines are told apart, without colour too. */
const looks = [
  { colour: "blue", style: "line" },
  { colour: "orange", style: "dotted" },
  { colour: "ink", style: "line" },
  { colour: "muted", style: "dotted" },
  { colour: "alarm", style: "thin" },
] as const;

/** One metric of several runs through their epochs. */
export function Curves(): JSX.Element {
  const chosen = compared.value
    .flatMap((name) => runs.value.find((run) => run.name === name) ?? [])
    .slice(0, mostCompared);
  const lines = chosen.map(({ name, history }, i): Line & { readonly full: string } => {
    const points = history.flatMap((epoch): Point[] => {
      const value = epoch[metric.value];
      return plottable(value) ? [[epoch.epoch, value]] : [];
    });
    return { points, ...looks[i]!, name: String(i + 1), full: name };
  });
  const drawn = lines.filter(({ points }) => points.length > 0);
  const values = drawn.flatMap(({ points }) => points.map(([, y]) => y));
  const last = drawn.reduce((most, { points }) => Math.max(most, points.at(-1)![0]), 1);
  const isShare = metric.value === "val_acc" || metric.value === "acc";
  const y = isShare ? shareAxis(values) : spreads(values) ? logAxis(values) : linearAxis(values);
  const spoken = drawn.map(({ full, points }) => `${full} ${figure(points.at(-1)![1])}`).join(", ");
  return (
    <section class="run-curves" aria-label={say(texts.curves)}>
      <Control name="runs-metric">
        <label>
          {say(texts.metric)}{" "}
          <select
            value={metric.value}
            onChange={({ currentTarget }) => {
              metric.value = metrics.find((one) => one === currentTarget.value) ?? metric.value;
            }}
          >
            {metrics.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </Control>
      {chosen.length === 0 && <p class="muted">{say(texts.chooseRuns)}</p>}
      {chosen.length > 0 && drawn.length === 0 && <p class="muted">{say(texts.noSuch)}</p>}
      {drawn.length > 0 && (
        <Figure title={metric.value}>
          <Plot label={`${metric.value}: ${spoken}`} x={epochAxis(1, last)} y={y} lines={drawn} />
          <ol class="legend">
            {lines.map(({ full, colour }) => (
              <li key={full} style={{ color: `var(--${colour})` }}>
                {full}
              </li>
            ))}
          </ol>
        </Figure>
      )}
    </section>
  );
}
