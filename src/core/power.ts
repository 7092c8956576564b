/** base to a whole exponent ≥ 0, by squaring: the same bits in every engine, which `**` does not promise. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let [square, n] = [base, exponent]; n > 0; [square, n] = [square * square, Math.floor(n / 2)]) {
    if (n % 2 === 1) result *= square;
  }
  return result;
}
