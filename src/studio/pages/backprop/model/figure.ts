const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number as the page prints it: `digits` that count, and a power of ten where it is very small or large. */
export function figure(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return String(value).replace("-", "−");
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) return value.toPrecision(digits).replace("-", "−");
  const [head, power] = value.toExponential(digits - 1).split("e");
  return `${head} · 10${superscript(Number(power))}`.replace("-", "−");
}

/** A number where there is hardly room for it: two digits, or one and its power of ten. */
export function brief(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 1e-3;
  return (isSmall ? value.toExponential(0) : figure(value, 2)).replaceAll("-", "−");
}

/** A probability as the page prints it. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

/** A whole number, raised. */
export function superscript(value: number): string {
  return String(value)
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => superscripts[Number(digit)]);
}
