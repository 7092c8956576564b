/** pₖ = e^zₖ / Σ e^zⱼ, of the largest first, so that no exponential overflows. */
export function softmax(z: readonly number[]): number[] {
  const most = Math.max(...z);
  const powers = z.map((each) => Math.exp(each - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
