import type { JSX } from "preact";
import { type Axis, linearAxis, logAxis, plottable, shareAxis, spreads } from "../../../../lab/report/charts/axis.ts";
import { fitPlot } from "../../../../lab/report/charts/fit.ts";
import type { Point } from "../../../../lab/report/charts/thin.ts";
import { figure, percent } from "../../../../lab/report/figures.ts";
import { Figure } from "../../../charts/figure.tsx";
import { type Line, Plot } from "../../../charts/plot.tsx";
import { say } from "../../../shell/language.ts";
import type { Watched } from "../runs/watched.ts";
import { texts } from "../texts.ts";

interface CurveProps {
  readonly watched: Watched;
}

/** The losses of batches as they come, and of each epoch the mean and the validation's. */
export function LossCurve({ watched }: CurveProps): JSX.Element {
  const { losses, epochs, ready, step } = watched;
  const batches = ready?.batches ?? 1;
  const single = losses.map(({ step, value }): Point => [(step + 1) / batches, value]);
  const of = (metric: "loss" | "val_loss"): Point[] =>
    epochs.flatMap((epoch): Point[] => (epoch[metric] === undefined ? [] : [[epoch.epoch, epoch[metric]]]));
  const [train, val] = [of("loss"), of("val_loss")];
  const values = [...single, ...train, ...val].map(([, y]) => y);
  const y = spreads(values.filter(plottable)) ? logAxis(values) : linearAxis(values);
  const last = epochs.at(-1);
  const label = `${say(texts.loss)}: ${say(texts.training)} ${figure(last?.loss ?? step?.loss)}, ${say(texts.validation)} ${figure(last?.val_loss)}`;
  return (
    <Figure
      title={say(texts.loss)}
      keys={[
        { mark: "blue", text: say(texts.training) },
        ...(val.length > 0 ? ([{ mark: "orange dots", text: say(texts.validation) }] as const) : []),
      ]}
      note={say(texts.lossNote)}
    >
      <Plot
        label={label}
        x={epochsSoFar(watched)}
        y={y}
        lines={[
          { points: single, colour: "blue", style: "faint" },
          { points: train, colour: "blue", style: "line" },
          { points: val, colour: "orange", style: "dotted" },
        ]}
      />
    </Figure>
  );
}

/** The shares of right answers, epoch by epoch. */
export function AccuracyCurve({ watched }: CurveProps): JSX.Element {
  const { epochs } = watched;
  const of = (metric: "acc" | "val_acc"): Point[] =>
    epochs.flatMap((epoch): Point[] => (epoch[metric] === undefined ? [] : [[epoch.epoch, epoch[metric]]]));
  const [train, val] = [of("acc"), of("val_acc")];
  const values = [...train, ...val].map(([, y]) => y);
  const last = epochs.at(-1);
  return (
    <Figure
      title={say(texts.accuracy)}
      keys={[
        { mark: "blue", text: say(texts.training) },
        ...(val.length > 0 ? ([{ mark: "orange dots", text: say(texts.validation) }] as const) : []),
      ]}
    >
      <Plot
        label={`${say(texts.accuracy)}: ${say(texts.training)} ${percent(last?.acc)}, ${say(texts.validation)} ${percent(last?.val_acc)}`}
        x={epochsSoFar(watched)}
        y={values.length > 0 ? shareAxis(values) : shareAxis([0, 1])}
        lines={[
          { points: train, colour: "blue", style: "line" },
          { points: val, colour: "orange", style: "dotted" },
        ]}
      />
    </Figure>
  );
}

/** The function to learn and what the network makes of it. */
export function FitCurve({ watched }: CurveProps): JSX.Element | null {
  const { fit } = watched;
  if (!fit) return null;
  const { x, y, series } = fitPlot(fit);
  const lines = series.map(({ points, color, style }): Line => ({ points, colour: color, style }));
  return (
    <Figure
      title={say(texts.fit)}
      keys={[
        { mark: "blue", text: say(texts.truth) },
        { mark: "orange dots", text: say(texts.guess) },
      ]}
    >
      <Plot label={say(texts.fit)} x={x} y={y} lines={lines} />
    </Figure>
  );
}

/** How long the gradient of each layer's weights was: the first layer in blue, the others fainter toward the last. */
export function GradientCurve({ watched }: CurveProps): JSX.Element | null {
  const { gradients, ready } = watched;
  if (!ready || ready.learning.length === 0) return null;
  const { learning, batches } = ready;
  const lines = learning.map(({ layer, kind }, i): Line => {
    const points = gradients.map(({ step, value }): Point => [(step + 1) / batches, value[i]!]);
    // The first layer is where one sees them vanish.
    const strength = i === 0 ? 1 : 0.65 - (0.45 * (i - 1)) / learning.length;
    return { points, colour: i === 0 ? "blue" : "ink", style: "thin", strength, name: `${layer} ${kind}` };
  });
  const values = gradients.flatMap(({ value }) => value).filter((value) => plottable(value) && value > 0);
  const latest = gradients.at(-1)?.value ?? [];
  const spoken = learning.map(({ layer, kind }, i) => `${layer} ${kind} ${figure(latest[i])}`).join(", ");
  return (
    <Figure title={say(texts.gradients)} note={say(texts.gradientsNote)}>
      <Plot
        label={`${say(texts.gradients)}: ${spoken}`}
        x={epochsSoFar(watched)}
        y={logAxis(values.length > 0 ? values : [0.1, 1])}
        lines={lines}
      />
    </Figure>
  );
}

/** Epochs from 0 to where the training has come, or a little further, so that the axis does not move with each step. */
function epochsSoFar({ step, ready }: Watched): Axis {
  const done = step && ready ? (step.step + 1) / ready.batches : 0;
  const most = ready?.epochs ?? 1;
  const shown = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(1, done))));
  const axis = linearAxis([0, shown]);
  return { ...axis, min: 0, max: shown, ticks: axis.ticks.filter((tick) => tick <= shown) };
}
