import { describe, expect, it } from "vitest";
import { digitSet, everydayHand, renderedData } from "../../../src/data/render/index.ts";
import { centreOfMass } from "../../../src/data/render/prepare.ts";
import type { Drawing, Stroke, StrokesDrawing } from "../../../src/studio/drawing/drawing.ts";
import { prepare, pushed, sampleOf } from "../../../src/studio/drawing/prepare.ts";

function strokes(...all: readonly Stroke[]): Drawing {
  return { content: { kind: "strokes", pen: "middle", strokes: all }, push: [0, 0] };
}

/** An L: down, then to the right. */
const ell: Stroke = { x: [400, 400, 700], y: [300, 700, 700] };

function moved({ x, y }: Stroke, right: number, down: number, scale = 1): Stroke {
  return { x: x.map((at) => at * scale + right), y: y.map((at) => at * scale + down) };
}

describe("for digits", () => {
  it("the longer side fills 20 pixels and the centre of mass is in the middle of 28", () => {
    const { fitted, image, crop } = prepare(strokes(ell), "digits")!;
    expect(crop).toEqual({ left: 400, top: 300, width: 300, height: 400 });
    expect(fitted!.side).toBe(20);
    const inked = (row: number): boolean => fitted!.grey.subarray(20 * row, 20 * row + 20).some((level) => level > 64);
    expect([inked(0), inked(19)]).toEqual([true, true]);
    const mass = image.reduce((sum, level) => sum + level, 0);
    const x = image.reduce((sum, level, i) => sum + level * (i % 28), 0) / mass;
    const y = image.reduce((sum, level, i) => sum + level * Math.floor(i / 28), 0) / mass;
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
  });

  it("where it was drawn and how large makes no difference", () => {
    const { image } = prepare(strokes(ell), "digits")!;
    expect(prepare(strokes(moved(ell, 200, -250)), "digits")!.image).toEqual(image);
    expect(prepare(strokes(moved(ell, 10, 10, 0.125)), "digits")!.image).toEqual(image);
  });

  it("says where the mass was and where the box went", () => {
    const { fitted, mass, place } = prepare(strokes(ell), "digits")!;
    expect(mass).toEqual(centreOfMass(fitted!.grey));
    expect(place).toEqual({ left: Math.round(14 - mass![0]), top: Math.round(14 - mass![1]) });
  });

  it("a box that would leave the image stays within it", () => {
    // All but a hair of the ink is in one corner.
    const corner = Array.from({ length: 40 }, (_, i) => moved({ x: [0, 20], y: [0, 0] }, 0, i % 3));
    const { place } = prepare(strokes(...corner, { x: [0, 1000], y: [0, 1000] }), "digits")!;
    for (const margin of [place!.left, place!.top]) expect(margin).toBeGreaterThanOrEqual(0);
    for (const margin of [place!.left, place!.top]) expect(margin).toBeLessThanOrEqual(8);
  });

  it("a dot is ink as wide as the pen, in the middle", () => {
    const { image } = prepare(strokes({ x: [12], y: [900] }), "digits")!;
    const ink = image.reduce((sum, level) => sum + level, 0) / 255;
    expect(ink).toBeGreaterThan(0.7 * Math.PI * everydayHand.pen ** 2);
    expect(ink).toBeLessThan(2.5 * Math.PI * everydayHand.pen ** 2);
    expect(image[14 * 28 + 14]).toBeGreaterThan(200);
  });

  it("so is a click that trembled", () => {
    const still = prepare(strokes({ x: [12], y: [900] }), "digits")!.image;
    expect(prepare(strokes({ x: [500, 503, 500], y: [500, 502, 507] }), "digits")!.image).toEqual(still);
  });

  it("a thicker pen leaves more ink", () => {
    const ink = (pen: StrokesDrawing["pen"]): number =>
      prepare({ content: { kind: "strokes", pen, strokes: [ell] }, push: [0, 0] }, "digits")!.image.reduce(
        (sum, level) => sum + level,
        0,
      );
    expect(ink("thin")).toBeLessThan(ink("middle"));
    expect(ink("middle")).toBeLessThan(ink("thick"));
  });
});

describe("for characters", () => {
  it("the longer side is 22 pixels, in the middle, in black and white", () => {
    const { image } = prepare(
      strokes({ x: [100, 900], y: [500, 500] }, { x: [500, 500], y: [100, 900] }),
      "characters",
    )!;
    expect(new Set(image)).toEqual(new Set([0, 255]));
    const columns = Array.from({ length: 28 }, (_, x) => image.some((level, i) => level === 255 && i % 28 === x));
    // From 3 to 25, and the pen half a pixel farther.
    expect([columns.indexOf(true), columns.lastIndexOf(true)]).toEqual([2, 25]);
  });

  it("where it was drawn and how large makes no difference", () => {
    const { image } = prepare(strokes(ell), "characters")!;
    expect(prepare(strokes(moved(ell, 100, -128, 1)), "characters")!.image).toEqual(image);
    expect(prepare(strokes(moved(ell, 64, 64, 0.5)), "characters")!.image).toEqual(image);
  });
});

describe("a picture", () => {
  const content = { kind: "picture", width: 10, height: 40, ink: new Uint8Array(400).fill(255) } as const;

  it("fills the box as strokes do", () => {
    const { image, fitted } = prepare({ content, push: [0, 0] }, "digits")!;
    expect(fitted!.grey.filter((level) => level === 255).length).toBe(5 * 20);
    expect(image.filter((level) => level === 255).length).toBe(5 * 20);
  });

  it("of paper alone is nothing", () => {
    const blank = { ...content, ink: new Uint8Array(400) };
    expect(prepare({ content: blank, push: [0, 0] }, "digits")).toBeUndefined();
    expect(prepare({ content: blank, push: [0, 0] }, "characters")).toBeUndefined();
  });
});

it("nothing drawn is nothing", () => {
  expect(prepare(strokes(), "digits")).toBeUndefined();
});

it("a sample is a picture of the test part, as every training has it", () => {
  const { test } = renderedData(digitSet(0), { count: 10, testCount: 30, fresh: false });
  for (const number of [0, 7, 29]) {
    const { image, label } = sampleOf(number);
    expect(image).toEqual(test!.inputs.slice(number * 784, (number + 1) * 784));
    expect(label).toBe(test!.targets.kind === "classes" ? test!.targets.labels[number] : undefined);
    expect(prepare({ content: { kind: "sample", number }, push: [0, 0] }, "digits")!.image).toEqual(image);
  }
});

it("a push moves the image, and what leaves it is gone", () => {
  const image = Uint8Array.from({ length: 784 }, (_, i) => (i === 28 * 3 + 5 ? 9 : 0));
  expect(pushed(image, [2, -1]).indexOf(9)).toBe(28 * 2 + 7);
  expect(pushed(image, [-6, 0]).indexOf(9)).toBe(-1);
  expect(pushed(image, [0, 25]).indexOf(9)).toBe(-1);
  const drawing = strokes(ell);
  const { centred } = prepare(drawing, "digits")!;
  expect(prepare({ ...drawing, push: [3, 1] }, "digits")!.image).toEqual(pushed(centred, [3, 1]));
});
