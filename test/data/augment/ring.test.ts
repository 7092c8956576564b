import { describe, expect, it } from "vitest";
import { augmentBytes, augmented, fromRing, openRing, type Ring, shift } from "../../../src/data/augment/index.ts";
import { allRows, examplesOf, type Table } from "../../../src/data/table.ts";
import { key } from "./pictures.ts";

const table: Table = {
  length: 50,
  input: [1, 4, 4],
  inputs: Uint8Array.from({ length: 800 }, (_, i) => (i * 37) % 256),
  targets: { kind: "classes", labels: new Uint8Array(50), classes: ["a", "b"] },
};
const steps = [shift({ amplitude: 1 })];
const inline = augmented(examplesOf(table, allRows(table), { factor: [1], shift: [0] }), steps, key);
const order = Uint32Array.from({ length: 50 }, (_, i) => (i * 7) % 50);

function gathered(examples: Pick<typeof inline, "gather">, indices: Uint32Array): number[] {
  const [x, t] = [16, 2].map((columns) => ({
    shape: [indices.length, columns],
    data: new Float32Array(indices.length * columns),
  }));
  examples.gather(x, t, indices);
  return Array.from(x.data);
}

/** The words at the ring's beginning and the flags after them: what its two sides agree upon. */
function views({ memory, slots }: Ring): { words: Int32Array; flags: Int32Array; pictures: Float32Array } {
  const words = new Int32Array(memory);
  const pictures = new Float32Array(memory, memory.byteLength - slots * 64);
  return { words, flags: words.subarray(8, 8 + slots), pictures };
}

describe("a ring", () => {
  it("without anybody who fills it gives the same pixels, made on the spot", () => {
    const ring = openRing(inline, "float32");
    const epoch = fromRing(inline, ring).forEpoch(3, order);
    expect(gathered(epoch, order)).toEqual(gathered(inline.forEpoch(3, order), order));
    expect(views(ring).words[4]).toBe(50);
  });

  it("gives what it holds where the position is the one that is asked for, and nothing that is left of another", () => {
    const ring = openRing(inline, "float32");
    const { flags, pictures } = views(ring);
    const ahead = fromRing(inline, ring);
    const right = gathered(inline.forEpoch(1, order), order.subarray(0, 4));
    const epoch = ahead.forEpoch(1, order);
    pictures.fill(-1, 16, 32);
    pictures.fill(-2, 32, 48);
    flags[1] = 2;
    flags[2] = 2;
    const got = gathered(epoch, order.subarray(0, 4));
    expect(got.slice(16, 32)).toEqual(new Array(16).fill(-1));
    expect([...got.slice(0, 16), ...got.slice(32)]).toEqual([...right.slice(0, 16), ...right.slice(32)]);
    // An epoch given up: what was made ahead of it is nobody's.
    flags.set([5, 6, 7], 4);
    pictures.fill(-3);
    expect(gathered(ahead.forEpoch(2, order), order.subarray(0, 4))).toEqual(
      gathered(inline.forEpoch(2, order), order.subarray(0, 4)),
    );
  });

  it("is right out of order, and for an epoch that is no longer the latest", () => {
    const ahead = fromRing(inline, openRing(inline, "float32"));
    const first = ahead.forEpoch(1, order);
    const second = ahead.forEpoch(2, order);
    const some = Uint32Array.of(9, 9, 0, 33);
    expect(gathered(first, some)).toEqual(gathered(inline.forEpoch(1, order), some));
    expect(gathered(second, some)).toEqual(gathered(inline.forEpoch(2, order), some));
    expect(gathered(second, order)).toEqual(gathered(inline.forEpoch(2, order), order));
  });

  it("tells the bytes that all of it takes", () => {
    const ring = openRing(inline, "float32");
    expect(augmentBytes(steps, table.input, "float32")).toBe(2 * inline.bytes + ring.memory.byteLength - 4 * 50);
    expect(openRing(inline, "float64").slots).toBe(ring.slots / 2);
  });
});
