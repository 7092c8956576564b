import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { base64 } from "../../src/data/base64.ts";
import { decodePng, encodePng } from "../../src/data/png.ts";
import { bytesOf, fixture } from "./fixtures.ts";

it.each(fixture<{ width: number; height: number; gray: number[] }>("png.json"))(
  "reads $name",
  ({ bytes, width, height, gray }) => {
    const image = decodePng(bytesOf(bytes));
    expect({ ...image, gray: [...image.gray] }).toEqual({ width, height, gray });
  },
);

it("writes a gray picture that reads back, and whose rows are plain", () => {
  const gray = Uint8Array.from({ length: 6 }, (_, i) => i * 51);
  const bytes = encodePng(gray, 3, 2);
  expect(decodePng(bytes)).toEqual({ width: 3, height: 2, gray });
  const at = Buffer.from(bytes).indexOf("IDAT");
  expect([...inflateSync(bytes.subarray(at + 4))]).toEqual([0, 0, 51, 102, 0, 153, 204, 255]);
});

it("refuses to write pixels that are not a picture", () => {
  expect(() => encodePng(new Uint8Array(5), 3, 2)).toThrow("Cannot write PNG: expected 6 pixels for 3x2, received 5.");
  expect(() => encodePng(new Uint8Array(0), 0, 2)).toThrow(
    "Cannot write PNG: expected a picture of at least 1x1, received 0x2.",
  );
});

it("writes base64 as Node does", () => {
  for (let n = 0; n < 20; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 97 + n) & 255);
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  }
});
