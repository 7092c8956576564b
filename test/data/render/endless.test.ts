import { describe, expect, it } from "vitest";
import { type EndlessSet, renderedTable, renderRange } from "../../../src/data/render/endless.ts";

/** Pictures that show their label and the first number of their chance. */
const set = (classes: number, seed = 5): EndlessSet => ({
  name: "dots",
  seed,
  classes: Array.from({ length: classes }, (_, i) => `class ${i}`),
  render(label, random) {
    const image = new Uint8Array(784);
    image[0] = label;
    for (let i = 1; i < 7; i++) image[i] = 256 * random.uniform();
    return image;
  },
});
const pictures = (images: Uint8Array, count: number): string[] =>
  Array.from({ length: count }, (_, i) => images.subarray(784 * i, 784 * i + 7).join());

describe("renderRange", () => {
  it("gives any range of the one sequence of a seed, every picture another", () => {
    const whole = renderRange(set(3), { count: 60 });
    const part = renderRange(set(3), { count: 20, start: 31 });
    expect(part.images).toEqual(whole.images.slice(31 * 784, 51 * 784));
    expect(part.labels).toEqual(whole.labels.slice(31, 51));
    expect(new Set(pictures(whole.images, 60)).size).toBe(60);
    expect(renderRange(set(3, 6), { count: 60 }).images).not.toEqual(whole.images);
  });

  it("shows each class once in each round, in orders of their own, and labels what it shows", () => {
    const { images, labels } = renderRange(set(4), { count: 40 });
    const rounds = Array.from({ length: 10 }, (_, i) => [...labels.subarray(4 * i, 4 * i + 4)]);
    for (const round of rounds) expect(round.toSorted()).toEqual([0, 1, 2, 3]);
    expect(new Set(rounds.map((round) => round.join())).size).toBeGreaterThan(4);
    expect(Array.from(labels)).toEqual(Array.from({ length: 40 }, (_, i) => images[784 * i]));
  });

  it("has labels for any number of classes", () => {
    expect(renderRange(set(256), { count: 1 }).labels).toBeInstanceOf(Uint8Array);
    const { labels } = renderRange(set(300), { count: 300 });
    expect(Array.from(labels).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });

  it("names the set that it refuses a range of", () => {
    expect(() => renderRange(set(3), { count: 1.5 })).toThrow(
      "Cannot render dots: expected count to be a whole number from 0 to 1000000, received 1.5. Render more in ranges, with start.",
    );
    expect(() => renderRange(set(3), { count: 1, start: -1 })).toThrow(
      "Cannot render dots: expected start to be a whole number from 0, received -1.",
    );
  });
});

describe("renderedTable", () => {
  it("stays as it is unless it is fresh", () => {
    const { renew, ...table } = renderedTable(set(3), { count: 6, start: 2 }, false);
    const { images, labels } = renderRange(set(3), { count: 6, start: 2 });
    expect(renew).toBeUndefined();
    expect(table).toEqual({
      length: 6,
      input: [1, 28, 28],
      inputs: images,
      targets: { kind: "classes", labels, classes: ["class 0", "class 1", "class 2"] },
    });
  });

  it("renews each row with a picture of its class that no other row or epoch has, the same whenever it is asked", () => {
    const { renew, targets } = renderedTable(set(3), { count: 6 }, true);
    const labels = targets.kind === "classes" ? Array.from(targets.labels) : [];
    const epochs = [2, 3, 4].map((epoch) => labels.map((_, row) => renew!(row, epoch)));
    for (const epoch of epochs) expect(epoch.map(([label]) => label)).toEqual(labels);
    expect(new Set(epochs.flat().map((image) => image.join())).size).toBe(18);
    expect(renew!(4, 3)).toEqual(epochs[1]![4]);
    // Epoch 2 draws by the chance of the numbers after the table's own, whatever these show.
    const later = renderRange(set(1), { count: 12 }).images;
    expect(epochs[0]!.map((image) => image.subarray(1, 7).join())).toEqual(
      Array.from({ length: 6 }, (_, i) => later.subarray(784 * (6 + i) + 1, 784 * (6 + i) + 7).join()),
    );
  });
});
