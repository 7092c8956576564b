import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { stream } from "../../../src/core/random/index.ts";
import { characterSet, charactersOf, renderCharacter } from "../../../src/data/render/characters.ts";
import { renderRange } from "../../../src/data/render/endless.ts";
import { mouseHand } from "../../../src/data/render/hand.ts";
import type { Skeleton } from "../../../src/data/render/skeleton.ts";

/** 十 and 口, drawn here. */
const ten: Skeleton = [
  [
    [0.1, 0.4],
    [0.9, 0.38],
  ],
  [
    [0.5, 0.05],
    [0.5, 0.95],
  ],
];
const mouth: Skeleton = [
  [
    [0.2, 0.2],
    [0.2, 0.8],
  ],
  [
    [0.2, 0.2],
    [0.8, 0.2, 1],
    [0.8, 0.8],
  ],
  [
    [0.2, 0.8],
    [0.8, 0.8],
  ],
];
const set = characterSet(["十", "口"], [ten, mouth], 0);

describe("characterSet", () => {
  it("gives the same bits in every engine and every version that does not say otherwise", () => {
    const { images, labels } = renderRange(set, { count: 500 });
    expect(createHash("sha256").update(images).update(labels).digest("hex")).toBe(
      "366346225eb3a28b9f59eedae969ad51b9a8cc63c286b4cd65fe21f5456ebf88",
    );
  });

  it("refuses characters without strokes", () => {
    expect(() => characterSet(["十", "口"], [ten], 0)).toThrow(
      "Cannot render characters: expected one or more characters with the strokes of each, received 2 characters and the strokes of 1.",
    );
    expect(() => characterSet([], [], 0)).toThrow("received 0 characters and the strokes of 0.");
  });
});

describe("renderCharacter", () => {
  it("draws thin lines in black and white, larger and smaller, not always in the middle", () => {
    const random = stream(0, "characters");
    const [sizes, lefts] = [new Set<number>(), new Set<number>()];
    for (let i = 0; i < 200; i++) {
      const image = renderCharacter(mouth, random);
      expect(image.every((value) => value === 0 || value === 255)).toBe(true);
      const columns = [...image.keys()].filter((at) => image[at] === 255).map((at) => at % 28);
      const blocks = [...image.keys()].filter(
        (at) => at % 28 < 27 && [0, 1, 28, 29].every((d) => image[at + d] === 255),
      );
      expect(blocks.length).toBeLessThan(columns.length / 4);
      lefts.add(Math.min(...columns));
      sizes.add(Math.max(...columns) - Math.min(...columns));
    }
    expect(Math.min(sizes.size, lefts.size)).toBeGreaterThan(8);
  });

  it("without any variation draws what the strokes are", () => {
    const still = Object.fromEntries(Object.keys(mouseHand).map((part) => [part, 0])) as unknown as typeof mouseHand;
    const hand = { ...still, pen: 0.5, size: 18 };
    const image = renderCharacter(ten, stream(0, "a"), hand);
    expect(renderCharacter(ten, stream(1, "b"), hand)).toEqual(image);
    const rows = Array.from({ length: 28 }, (_, y) => image.subarray(28 * y, 28 * y + 28));
    const inked = rows.map((row) => row.filter((value) => value > 0).length);
    // One long row, and a column of one or two pixels above and below it.
    expect(inked.filter((count) => count > 12).length).toBeGreaterThan(0);
    expect(inked.filter((count) => count === 1 || count === 2).length).toBeGreaterThan(14);
  });

  it.each(Object.keys(mouseHand))("%s changes what is drawn", (part) => {
    const other = { ...mouseHand, [part]: mouseHand[part as "pen"] * 2 + 0.3 };
    const drawn = (hand: typeof mouseHand): Uint8Array[] =>
      Array.from({ length: 5 }, (_, i) => renderCharacter(mouth, stream(i, "hand"), hand));
    expect(drawn(other)).not.toEqual(drawn(mouseHand));
  });
});

describe("charactersOf", () => {
  it("has each character once, in order, without white space, also those of two code units", () => {
    expect(charactersOf("千里 之\n里\u3000𠀀千")).toEqual(["千", "里", "之", "𠀀"]);
    expect(charactersOf(" \n")).toEqual([]);
  });
});
