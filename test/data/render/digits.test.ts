import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { stream } from "../../../src/core/random/index.ts";
import { chooseStyle, renderDigit, renderDigits } from "../../../src/data/render/digits.ts";
import { everydayHand } from "../../../src/data/render/hand.ts";
import { renderStyle } from "../../../src/data/render/render-style.ts";
import { digitStyles } from "../../../src/data/render/skeletons/index.ts";

const thousand = renderDigits({ count: 1000, seed: 0 });
const images = Array.from({ length: 1000 }, (_, i) => thousand.images.subarray(784 * i, 784 * (i + 1)));

describe("renderDigits", () => {
  it("gives the same bits in every engine and every version that does not say otherwise", () => {
    expect(createHash("sha256").update(thousand.images).update(thousand.labels).digest("hex")).toBe(
      "27db0838a4e0ff829c631de25de8cd0e1240d4c77866e4d2c126fac75be8178e",
    );
  });

  it("image i depends on the seed and i alone", () => {
    const few = renderDigits({ count: 7, seed: 0 });
    expect(few.images).toEqual(thousand.images.slice(0, 7 * 784));
    const range = renderDigits({ count: 30, seed: 0, start: 495 });
    expect(range.images).toEqual(thousand.images.slice(495 * 784, 525 * 784));
    expect(range.labels).toEqual(thousand.labels.slice(495, 525));
  });

  it("another seed writes other digits in another order", () => {
    const other = renderDigits({ count: 50, seed: 1 });
    expect(other.labels).not.toEqual(thousand.labels.slice(0, 50));
    const seen = new Set(images.map((image) => Buffer.from(image).toString("base64")));
    expect(seen.size).toBe(1000);
    for (let i = 0; i < 50; i++) {
      expect(seen).not.toContain(Buffer.from(other.images.subarray(784 * i, 784 * (i + 1))).toString("base64"));
    }
  });

  it("shows every digit once in each ten, and not always in the same order", () => {
    for (let ten = 0; ten < 1000; ten += 10) {
      expect([...thousand.labels.subarray(ten, ten + 10)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(thousand.labels.subarray(0, 10)).not.toEqual(thousand.labels.subarray(10, 20));
  });

  it("labels what renderDigit draws", () => {
    expect(renderDigit(thousand.labels[123]!, stream(0, "digits/image/123"))).toEqual(new Uint8Array(images[123]!));
  });

  it.each([-1, 0.5, Number.NaN, 1_000_001])("refuses a count of %d", (count) => {
    expect(() => renderDigits({ count, seed: 0 })).toThrow(
      `Cannot render digits: expected count to be a whole number from 0 to 1000000, received ${count}. Render more in ranges, with start.`,
    );
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])("refuses a start of %d", (start) => {
    expect(() => renderDigits({ count: 1, seed: 0, start })).toThrow(
      "Cannot render digits: expected start to be a whole number from 0",
    );
  });
});

describe("prepared as MNIST is", () => {
  it("ink fits a box of 20 × 20 and fills its longer side", () => {
    for (const image of images) {
      const { rows, columns } = extent(image);
      expect(Math.max(rows, columns)).toBe(20);
    }
  });

  it("the centre of mass is within half a pixel of (14, 14)", () => {
    for (const image of images) {
      const centre = centreOfMass(image);
      expect(Math.abs(centre.x - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(centre.y - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  it("paper is 0, full ink 255, and the edges are grey", () => {
    for (const image of images) {
      expect(Math.max(...image)).toBe(255);
      expect(image.filter((pixel) => pixel === 0).length).toBeGreaterThan(784 / 2);
      expect(image.filter((pixel) => pixel > 0 && pixel < 255).length).toBeGreaterThan(15);
    }
  });

  it("every digit of a thousand can be seen: enough ink, and not a blot", () => {
    for (const image of images) {
      const ink = image.reduce((sum, pixel) => sum + pixel, 0) / 255;
      expect(ink).toBeGreaterThan(12);
      expect(ink).toBeLessThan(300);
    }
  });
});

describe("chooseStyle", () => {
  it.each(digitStyles.map((styles, label) => ({ label, styles })))(
    "uses each style of $label about as often as its weight says",
    ({ label, styles }) => {
      const random = stream(0, `styles of ${label}`);
      const draws = 4000;
      const counts = new Map<string, number>();
      for (let i = 0; i < draws; i++) {
        const { name } = chooseStyle(label, random);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const total = styles.reduce((sum, style) => sum + style.weight, 0);
      for (const { name, weight } of styles) {
        expect(Math.abs((counts.get(name) ?? 0) / draws - weight / total)).toBeLessThan(0.04);
        expect(counts.get(name)).toBeGreaterThan(0);
      }
    },
  );

  it.each([-1, 10, 1.5, Number.NaN])("refuses the label %d", (label) => {
    expect(() => chooseStyle(label, stream(0, "any"))).toThrow(
      `Cannot render digit: expected a whole number from 0 to 9, received ${label}.`,
    );
  });
});

describe("everydayHand", () => {
  it("variety decides how often other styles than the commonest are chosen", () => {
    const random = stream(0, "variety");
    const share = (variety: number): number => {
      const names = Array.from({ length: 1000 }, () => chooseStyle(4, random, variety).name);
      return names.filter((name) => name === commonest.name).length / 1000;
    };
    const commonest = digitStyles[4]!.reduce((most, style) => (style.weight > most.weight ? style : most));
    expect(share(0)).toBe(1);
    expect(share(0.3)).toBeGreaterThan(share(1) + 0.1);
    const hand = { ...everydayHand, variety: 0 };
    const written = Array.from({ length: 20 }, (_, i) => renderDigit(4, stream(i, "variety"), hand));
    expect(written).not.toEqual(Array.from({ length: 20 }, (_, i) => renderDigit(4, stream(i, "variety"))));
  });

  it.each(Object.keys(everydayHand).filter((part) => part !== "variety"))("%s changes what is written", (part) => {
    const twoStrokes = digitStyles[4]![0]!;
    const ours = renderStyle(twoStrokes, everydayHand, stream(3, "hand"));
    const other = { ...everydayHand, [part]: everydayHand[part as "pen"] / 2 };
    const changed = renderStyle(twoStrokes, other, stream(3, "hand"));
    expect(changed).not.toEqual(ours);
  });
});

function extent(image: Uint8Array): { rows: number; columns: number } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  image.forEach((pixel, i) => {
    if (pixel === 0) return;
    rows.add(Math.floor(i / 28));
    columns.add(i % 28);
  });
  return { rows: span(rows), columns: span(columns) };
}

function span(places: Set<number>): number {
  return Math.max(...places) - Math.min(...places) + 1;
}

function centreOfMass(image: Uint8Array): { x: number; y: number } {
  const mass = image.reduce((sum, pixel) => sum + pixel, 0);
  return {
    x: image.reduce((sum, pixel, i) => sum + pixel * (i % 28), 0) / mass,
    y: image.reduce((sum, pixel, i) => sum + pixel * Math.floor(i / 28), 0) / mass,
  };
}
