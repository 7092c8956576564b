import { expect, it } from "vitest";
import { borderMean, imageInput } from "../../src/data/image-input.ts";

const blackOnWhite = { width: 3, height: 3, gray: Uint8Array.of(255, 255, 255, 255, 0, 255, 255, 255, 204) };
const whiteOnBlack = { width: 3, height: 3, gray: blackOnWhite.gray.map((v) => 255 - v) };

it("makes ink 255 and paper 0, whichever way round the picture is", () => {
  const expected = [0, 0, 0, 0, 255, 0, 0, 0, 51];
  expect([...imageInput(blackOnWhite, { width: 3, height: 3 })]).toEqual(expected);
  expect([...imageInput(whiteOnBlack, { width: 3, height: 3 })]).toEqual(expected);
  expect([...imageInput(whiteOnBlack, { width: 3, height: 3, invert: false })]).toEqual(expected);
  expect(imageInput(blackOnWhite, { width: 3, height: 3, invert: false })[4]).toBe(0);
  expect(imageInput(whiteOnBlack, { width: 3, height: 3, invert: true })[4]).toBe(0);
});

it("averages the borders of several pictures, and of one", () => {
  expect(borderMean(Uint8Array.of(10, 10, 10, 10, 99, 10, 10, 10, 10), 3, 3)).toBe(10);
  expect(borderMean(Uint8Array.of(10, 10, 10, 10, 99, 10, 10, 10, 10, 30, 30, 30, 30, 0, 30, 30, 30, 30), 3, 3)).toBe(
    20,
  );
});
