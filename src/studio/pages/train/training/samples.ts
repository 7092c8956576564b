/** Of each doubling of the steps at most so many are kept, so that a curve of any length is a few hundred points. */
const perDoubling = 128;

/** Whether a step belongs to a curve: every one at first, then every second, every fourth … */
export function isSampled(step: number): boolean {
  const doublings = 31 - Math.clz32(step / perDoubling);
  return step % 2 ** Math.max(0, doublings + 1) === 0;
}
