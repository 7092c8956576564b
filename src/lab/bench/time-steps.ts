/** A clock in milliseconds; lab has none of its own. */
export type Clock = () => number;

/** What is timed together, in milliseconds: long enough that the clock's grain does not count. */
const chunk = 2;

/** Repeats steps until so many seconds have passed, at least once. @returns milliseconds a step */
export function warmUp(step: () => void, seconds: number, now: Clock): number {
  const start = now();
  for (let done = 1; ; done++) {
    step();
    const passed = now() - start;
    if (passed >= seconds * 1000) return passed / done;
  }
}

/** Microseconds a step: the median over chunks of about 2 ms in so many seconds, so that what interrupts one does not count. */
export function timeSteps(step: () => void, seconds: number, now: Clock): number {
  const size = Math.max(1, Math.round(chunk / Math.max(warmUp(step, 0.01, now), 1e-6)));
  const chunks: number[] = [];
  const start = now();
  for (let from = start; chunks.length === 0 || from - start < seconds * 1000; ) {
    for (let i = 0; i < size; i++) step();
    const to = now();
    chunks.push(((to - from) * 1000) / size);
    from = to;
  }
  return median(chunks);
}

/** The middle of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
