/** 41200.3 → `41,200`, whatever the locale. */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** 0.97531 → `97.53%` */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** A loss to four figures, in the shorter of the two notations: `0.08123`, `3.1e-6`. */
export function figure(value: number): string {
  if (value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)) return String(Number(value.toPrecision(4)));
  return value.toExponential(2);
}
