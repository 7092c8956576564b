import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { RawData } from "../../src/data/dataset.ts";
import type { Table } from "../../src/data/table.ts";
import { hashData } from "../../src/node/hash-data.ts";

const table: Table = {
  length: 2,
  input: [3],
  inputs: Uint8Array.of(1, 2, 3, 4, 5, 6),
  targets: { kind: "classes", labels: [0, 1], classes: ["a", "b"] },
};
const raw: RawData = { name: "x", table };

describe("hashData", () => {
  it("is the SHA-256 of a header and the numbers", () => {
    const header = '{"part":"train","length":2,"input":[3],"type":"uint8","kind":"classes","classes":["a","b"]}\n';
    const bytes = Buffer.concat([
      Buffer.from(header),
      table.inputs as Uint8Array,
      Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]),
    ]);
    expect(hashData(raw)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("does not depend on the name, nor on where in memory the numbers lie", () => {
    const inputs = new Uint8Array(10).subarray(2, 8);
    inputs.set(table.inputs);
    const labels = Uint8Array.of(0, 1);
    const targets = { kind: "classes", labels, classes: ["a", "b"] } as const;
    expect(hashData({ name: "y", table: { ...table, inputs, targets } })).toBe(hashData(raw));
  });

  it("changes with every part of the data", () => {
    const variants: RawData[] = [
      raw,
      { ...raw, table: { ...table, inputs: Uint8Array.of(1, 2, 3, 4, 5, 7) } },
      { ...raw, table: { ...table, inputs: Float32Array.of(1, 2, 3, 4, 5, 6) } },
      { ...raw, table: { ...table, input: [1, 3] } },
      { ...raw, table: { ...table, targets: { kind: "classes", labels: [1, 1], classes: ["a", "b"] } } },
      { ...raw, table: { ...table, targets: { kind: "classes", labels: [0, 1], classes: ["a", "c"] } } },
      { ...raw, table: { ...table, targets: { kind: "values", values: Float32Array.of(0, 1), columns: 1 } } },
      { ...raw, table: { ...table, renew: () => Uint8Array.of(1, 2, 3) } },
      { ...raw, val: table },
      { ...raw, test: table },
    ];
    expect(new Set(variants.map(hashData)).size).toBe(variants.length);
  });
});
