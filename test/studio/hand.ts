import type { Page } from "playwright-core";

/** Points of a stroke, as shares of the pad's side. */
export type Points = readonly (readonly [number, number])[];

/** A 3 as people write it: two arcs, open to the left. */
export const three: Points = [...arc(0.48, 0.32, 0.17, -150, 90), ...arc(0.48, 0.67, 0.2, -90, 150)];

/** Points along an arc, angles in degrees clockwise from the right. */
function arc(x: number, y: number, radius: number, from: number, to: number): Points {
  return Array.from({ length: 16 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 15) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** Draws strokes on the pad with the mouse: real pointer events, as the browser makes them. */
export async function drawStrokes(page: Page, ...strokes: readonly Points[]): Promise<void> {
  const pad = page.locator(".pad canvas");
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  for (const [first, ...rest] of strokes) {
    const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...at(first!));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...at(point), { steps: 2 });
    await page.mouse.up();
  }
}
