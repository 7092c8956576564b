/** How many decimals numpy prints of an array. */
const printedDecimals = 8;

/** A number as numpy prints it, with the zeros at its end that it leaves out. */
export function printed(value: number): string {
  return value.toFixed(printedDecimals).replace(/^-/, "−");
}

/** How many characters two numbers begin with together. */
export function sameDigits(a: string, b: string): number {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  return same;
}
