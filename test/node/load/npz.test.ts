import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NdArray } from "../../../src/data/nd-array.ts";
import { ndArray } from "../../../src/data/nd-array.ts";
import { writeNpz } from "../../../src/data/npz.ts";
import { loadNpz } from "../../../src/node/load/npz.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { only } from "./folders.ts";

function load(arrays: Record<string, NdArray>, names: { x?: string; y?: string } = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.npz"), writeNpz(arrays));
  return loadNpz({ name: "npz", path: "a.npz", x: "x", y: "y", ...names }, only(folder)).then(({ table }) => table);
}

const x = ndArray([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
const y = ndArray([2], Float64Array.of(2, 0), "int64");

describe("loadNpz", () => {
  it("makes classes of whole numbers, up to the largest", async () => {
    expect(await load({ x, y })).toEqual({
      length: 2,
      input: [3],
      inputs: x.data,
      targets: { kind: "classes", labels: Int32Array.of(2, 0), classes: ["0", "1", "2"] },
    });
  });

  it("makes values of floats, one or several an example", async () => {
    expect((await load({ x, y: ndArray([2], Float32Array.of(0.5, 1)) })).targets).toEqual({
      kind: "values",
      values: Float32Array.of(0.5, 1),
      columns: 1,
    });
    expect((await load({ a: x, b: x }, { x: "a", y: "b" })).targets).toMatchObject({ columns: 3 });
  });

  it.each([
    [[6], [1]],
    [[6, 1], [1]],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [1, 1, 2, 3],
      [1, 2, 3],
    ],
  ])("takes inputs of shape %j as %j", async (shape, input) => {
    const labels = ndArray([shape[0]!], new Uint8Array(shape[0]!));
    expect((await load({ x: ndArray(shape, new Uint8Array(6)), y: labels })).input).toEqual(input);
  });

  it("keeps bytes and floats, and makes float64 of the rest", async () => {
    const typeOf = async (data: NdArray["data"], dtype?: NdArray["dtype"]) =>
      (await load({ x: ndArray([2], data, dtype), y })).inputs.constructor.name;
    expect(await typeOf(Uint8Array.of(1, 255))).toBe("Uint8Array");
    expect(await typeOf(Uint8Array.of(0, 1), "bool")).toBe("Float64Array");
    expect(await typeOf(Int16Array.of(-1, 300))).toBe("Float64Array");
  });

  it.each([
    [{ y }, 'expected an array named "x", received y. Name the arrays with data.x and data.y.'],
    [{ x, y: ndArray([3], new Uint8Array(3)) }, "expected 2 targets, one for each of x, received uint8 3."],
    [{ x, y: ndArray([2, 2], new Uint8Array(4)) }, "expected one whole number an example, received uint8 2x2."],
    [{ x, y: ndArray([2], Int8Array.of(0, -1)) }, "expected classes from 0 to 65535, received -1 at index 1."],
    [{ x, y: ndArray([2], Int32Array.of(0, 65_536)) }, "received 65536 at index 1."],
    [{ x: ndArray([2], Float32Array.of(0, Number.NaN)), y }, "Cannot use x in"],
    [
      { x, y: ndArray([2], Float32Array.of(0, Number.POSITIVE_INFINITY)) },
      "expected finite numbers, received Infinity at",
    ],
    [{ x: ndArray([0, 3], new Float32Array(0)), y }, "expected an array of examples, received float32 0x3."],
    [{ x: ndArray([2, 1, 1, 1, 1], new Float32Array(2)), y }, "expected 1 to 4 axes"],
  ] as [Record<string, NdArray>, string][])("refuses what does not fit (%#)", async (arrays, message) => {
    await expect(load(arrays)).rejects.toThrow(message);
  });
});
