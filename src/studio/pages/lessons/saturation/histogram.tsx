import type { JSX } from "preact";

const [width, height, bins] = [160, 36, 32];

/** How often each value occurs: from −1 to 1 where all lie there, else from the least to the largest. */
export function Histogram({ values, label }: { readonly values: Float32Array; readonly label: string }): JSX.Element {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(((value / most + 1) / 2) * bins))]!++;
  const tallest = Math.max(...counts);
  return (
    <span class="histogram">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {counts.map((count, i) => {
          const tall = (count / tallest) * height;
          return <rect key={i} x={(i * width) / bins} y={height - tall} width={width / bins - 1} height={tall} />;
        })}
      </svg>
      <span class="ends">
        <span>−{short(most)}</span>
        <span>0</span>
        <span>{short(most)}</span>
      </span>
    </span>
  );
}

function short(value: number): string {
  return value >= 1000 ? value.toExponential(0) : value >= 10 ? value.toFixed(0) : value.toFixed(value === 1 ? 0 : 1);
}
