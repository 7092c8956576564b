import type { JSX } from "preact";

interface CurveProps {
  readonly label: string;
  readonly of: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const [width, height] = [320, 160];
/** The axis runs a little past the bends' own range. */
const [low, high] = [-1.2, 1.6];

/** A function, a point on it, and its tangent there. */
export function Curve({ label, of, slope, at, from, to }: CurveProps): JSX.Element {
  const x = (value: number): number => ((value - from) / (to - from)) * width;
  const y = (value: number): number => ((high - value) / (high - low)) * height;
  const points = Array.from({ length: 121 }, (_, i) => {
    const value = from + ((to - from) * i) / 120;
    return `${x(value).toFixed(1)},${y(Math.min(high, of(value))).toFixed(1)}`;
  });
  const shown = Math.max(from, Math.min(to, at));
  const [dx, value] = [1.2, Math.min(high, of(shown))];
  return (
    <svg class="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path class="axis" d={`M0 ${y(0)}H${width}M${x(0)} 0V${height}`} />
      <polyline class="graph" points={points.join(" ")} />
      <path
        class="tangent"
        d={`M${x(shown - dx)} ${y(value - dx * slope(shown))}L${x(shown + dx)} ${y(value + dx * slope(shown))}`}
      />
      <circle class="point" cx={x(shown)} cy={y(value)} r="5" />
    </svg>
  );
}
