import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawingCoding, mostPictureSide, mostPush } from "../../../src/studio/drawing/coding.ts";
import { type Drawing, emptyDrawing, padSize } from "../../../src/studio/drawing/drawing.ts";

const point = fc.integer({ min: 0, max: padSize - 1 });
const stroke = fc
  .array(fc.tuple(point, point), { minLength: 1, maxLength: 300 })
  .map((points) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) }));
const strokes = fc.record({
  kind: fc.constant("strokes" as const),
  pen: fc.constantFrom("thin" as const, "middle" as const, "thick" as const),
  strokes: fc.array(stroke, { maxLength: 6 }),
});
const side = fc.integer({ min: 1, max: mostPictureSide });
const picture = fc.tuple(side, side).chain(([width, height]) =>
  fc.record({
    kind: fc.constant("picture" as const),
    width: fc.constant(width),
    height: fc.constant(height),
    ink: fc
      .array(fc.integer({ min: 0, max: 15 }), { minLength: width * height, maxLength: width * height })
      .map((levels) => Uint8Array.from(levels, (level) => 17 * level)),
  }),
);
const sample = fc.record({ kind: fc.constant("sample" as const), number: fc.integer({ min: 0, max: 999_999_999 }) });
const by = fc.integer({ min: -mostPush, max: mostPush });
const anyDrawing = fc.record({ content: fc.oneof(strokes, picture, sample), push: fc.tuple(by, by) });

it("gives every drawing back as it was, in letters that a link keeps", () => {
  fc.assert(
    fc.property(anyDrawing, (drawing: Drawing) => {
      const text = drawingCoding.write(drawing);
      expect(text).toMatch(/^[\w~-]*$/);
      expect(drawingCoding.read(text)).toEqual(drawing);
    }),
    { seed: 1 },
  );
});

it("takes less than three letters for a point near the last, so that a link can be sent", () => {
  const x = Array.from({ length: 200 }, (_, i) => 100 + 3 * i);
  const content = { kind: "strokes", pen: "middle", strokes: [{ x, y: x }] } as const;
  expect(drawingCoding.write({ content, push: [0, 0] }).length).toBeLessThan(2.8 * 200);
});

it("has a word for nothing", () => {
  expect(drawingCoding.write(emptyDrawing)).toBe("strokes~middle~");
});

describe("what is no drawing", () => {
  it.each([
    "",
    "circle~1",
    "strokes",
    "strokes~middle",
    "strokes~broad~AgAA",
    "strokes~middle~A",
    "strokes~middle~?",
    "strokes~middle~AQ",
    "strokes~middle~AA",
    "strokes~middle~_____w",
    "strokes~middle~AQEA",
    "strokes~middle~~1",
    "strokes~middle~~0~21",
    "strokes~middle~~0~0.5",
    "strokes~middle~~0~0~0",
    "picture~0~1~",
    "picture~41~1~AAAA",
    "picture~2~2~AA",
    "picture~2~2~AAAAAA",
    "sample~",
    "sample~-1",
    "sample~1.5",
    "sample~1234567890",
    "__proto__~1",
  ])("%j is refused", (text) => {
    expect(drawingCoding.read(text)).toBeUndefined();
  });

  it("nor is anything else", () => {
    const bytes = fc.tuple(
      fc.constantFrom("strokes~middle~", "strokes~thin~", "picture~3~3~"),
      fc.base64String({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(bytes, ([kind, text]) => {
        const read = drawingCoding.read(kind + text);
        // What is read at all is a drawing: it is written back as something that reads the same.
        if (read) expect(drawingCoding.read(drawingCoding.write(read))).toEqual(read);
      }),
      { seed: 1 },
    );
  });
});
