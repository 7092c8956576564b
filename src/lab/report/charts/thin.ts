/** x and y; y is NaN where a line breaks. */
export type Point = readonly [number, number];

/** At most about 2·`buckets` points that look the same: of each stretch its lowest and highest, and both ends. */
export function thin(points: readonly Point[], buckets = 200): readonly Point[] {
  if (points.length <= 2 * buckets + 2) return points;
  const kept = new Set([0, points.length - 1]);
  for (let b = 0; b < buckets; b++) {
    const from = Math.floor((b * points.length) / buckets);
    const to = Math.floor(((b + 1) * points.length) / buckets);
    let [low, high] = [from, from];
    for (let i = from; i < to; i++) {
      if (!(points[i][1] >= points[low][1])) low = i;
      if (!(points[i][1] <= points[high][1])) high = i;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).map((i) => points[i]);
}
