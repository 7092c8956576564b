import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/kernels/errors.ts";
import { readStrokes } from "../../src/node/strokes.ts";

describe("readStrokes", () => {
  it("reads the strokes of each character, in the order asked for", async () => {
    const [six, one] = await readStrokes(["自", "一"]);
    expect([six!.length, one!.length]).toEqual([6, 1]);
    // 一 is one stroke from left to right, about in the middle.
    const [first, last] = [one![0]![0]!, one![0]!.at(-1)!];
    expect(last[0] - first[0]).toBeGreaterThan(0.5);
    for (const [, y] of [first, last]) expect(Math.abs(y - 0.5)).toBeLessThan(0.15);
  });

  it("names what the data does not have, and lets no text out of its folder", async () => {
    const refused = readStrokes(["思", "a", "package", "..", "\u{10ffff}", "，"]);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(
      'Cannot draw "思apackage..\u{10ffff}，": expected characters that hanzi-writer-data knows, ' +
        'received "a", "package", "..", "\u{10ffff}", "，". Leave out what is not a Chinese character.',
    );
  });
});
