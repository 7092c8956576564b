import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { say } from "../../../shell/language.ts";
import { Live } from "../parts/live.tsx";
import { Slider } from "../parts/slider.tsx";
import { evaluate, fit, meanSquare, noisyPoints, truth } from "./polynomial.ts";

const texts = {
  title: { en: "A curve through noisy points", zh: "穿过带噪声的点的曲线" },
  degree: { en: "degree", zh: "次数" },
  decay: { en: "weight decay λ", zh: "权重衰减 λ" },
  count: { en: "points", zh: "点数" },
  learnt: { en: "error on the points it learnt", zh: "所学各点上的误差" },
  unseen: { en: "error on 400 others", zh: "另外 400 个点上的误差" },
  picture: {
    en: "The points, the truth dashed, and the curve that was fitted",
    zh: "数据点、虚线所示的真实曲线，以及拟合的曲线",
  },
  hint: {
    en: "Raise the degree from 1 to 15 and watch both errors. Then leave it at 15 and cure it twice: by weight decay, and by more points.",
    zh: "把次数从 1 加到 15，看两个误差。然后保持 15，用两种办法治好它：权重衰减，或更多的点。",
  },
} as const;

const others = noisyPoints(400, "others");
const [width, height] = [560, 240];

/** A polynomial of any degree through a few points of a sine: what it learns, what it gets wrong elsewhere, and two cures. */
export function CurveFit(): JSX.Element {
  const [degree, decay, count] = [useSignal(3), useSignal(-4), useSignal(16)];
  // The slider is logarithmic, and its end is no decay at all.
  const lambda = decay.value <= -4 ? 0 : 10 ** decay.value;
  const points = useMemo(() => noisyPoints(count.value, "points"), [count.value]);
  const curve = fit(points, degree.value, lambda);
  const [learnt, unseen] = [meanSquare(curve, points), meanSquare(curve, others)];
  return (
    <Live title={texts.title}>
      <Slider label={say(texts.degree)} value={degree} least={1} most={15} step={1} shown={String} />
      <Slider
        label={say(texts.decay)}
        value={decay}
        least={-4}
        most={2}
        step={0.1}
        shown={(power) => (power <= -4 ? "0" : (10 ** power).toPrecision(1))}
      />
      <Slider label={say(texts.count)} value={count} least={8} most={200} step={1} shown={String} />
      <svg class="fit" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say(texts.picture)}>
        <polyline class="truth" points={line(truth)} />
        <polyline class="graph" points={line((x) => evaluate(curve, x))} />
        {points.x.map((x, i) => (
          <circle key={x} class="sample" cx={across(x)} cy={down(points.y[i]!)} r="4" />
        ))}
      </svg>
      <dl class="errors">
        <dt>{say(texts.learnt)}</dt>
        <dd class="positive">{shown(learnt)}</dd>
        <dt>{say(texts.unseen)}</dt>
        <dd class="negative">{shown(unseen)}</dd>
      </dl>
      <p class="task">{say(texts.hint)}</p>
    </Live>
  );
}

function line(of: (x: number) => number): string {
  return Array.from({ length: 201 }, (_, i) => {
    const x = -1 + i / 100;
    return `${across(x).toFixed(1)},${down(of(x)).toFixed(1)}`;
  }).join(" ");
}

function across(x: number): number {
  return ((x + 1) / 2) * width;
}

/** From 2 at the top to −2; what lies outside is cut by the picture. */
function down(y: number): number {
  return ((2 - Math.max(-9, Math.min(9, y))) / 4) * height;
}

function shown(error: number): string {
  return error >= 1000 ? error.toExponential(0) : error.toPrecision(2);
}
