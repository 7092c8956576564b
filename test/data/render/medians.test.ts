import { describe, expect, it } from "vitest";
import { readMedians } from "../../../src/data/render/medians.ts";
import { encodeUtf8 } from "../../../src/data/text.ts";

const read = (content: unknown) =>
  readMedians(encodeUtf8(typeof content === "string" ? content : JSON.stringify(content)), "a.json");

describe("readMedians", () => {
  it("brings the strokes into a box of 1 with y down: 900 is the ceiling, −124 the floor", () => {
    const medians = [
      [
        [0, 900],
        [1024, -124],
      ],
      [[512, 388]],
    ];
    expect(read({ strokes: ["M 0 0"], medians })).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
      [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    ]);
  });

  const strokes = "medians: a list of 1 to 128 strokes";
  it.each([
    ["{", "the strokes of a character as JSON", "text that is not JSON"],
    [[], strokes, "undefined"],
    ["null", strokes, "undefined"],
    [{ medians: null }, strokes, "null"],
    [{ medians: "x" }, strokes, "string"],
    [{ medians: [] }, strokes, "a list of 0"],
    [{ medians: Array(129).fill([[0, 0]]) }, strokes, "a list of 129"],
    [{ medians: [[[0, 0]], []] }, "1 to 256 points in stroke 1", "a list of 0"],
    [{ medians: [Array(257).fill([0, 0])] }, "1 to 256 points in stroke 0", "a list of 257"],
    [{ medians: [[[0, 0], [1]]] }, "two numbers up to 4096 as point 1 of stroke 0", "a list of 1"],
    [{ medians: [[[0, "1"]]] }, "two numbers up to 4096 as point 0 of stroke 0", "a list of 2"],
    [{ medians: [[[-4096, 4097]]] }, "two numbers up to 4096 as point 0 of stroke 0", "a list of 2"],
    ['{"medians": [[[0, 1e999]]]}', "two numbers up to 4096 as point 0 of stroke 0", "a list of 2"],
  ])("refuses %j", (content, expected, received) => {
    expect(() => read(content)).toThrow(`Cannot read a.json: expected ${expected}, received ${received}.`);
  });

  it("refuses bytes that are no text", () => {
    expect(() => readMedians(Uint8Array.of(0xff))).toThrow(
      "Cannot read the medians: expected text in UTF-8, received bytes that are not. Save the file as UTF-8.",
    );
  });
});
