import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ndArray } from "../../src/data/nd-array.ts";
import { readNpz, writeNpz } from "../../src/data/npz.ts";
import { bytesOf, fixture } from "./fixtures.ts";

interface Case {
  readonly arrays: Record<string, { shape: number[]; dtype: string; values: number[] }>;
}

const arrays = {
  "2.weight": ndArray([2, 3], Float32Array.of(0.1, -2, 3e-40, 4, 5, 6)),
  "0.bias": ndArray([2], Float64Array.of(0.1, -1e300)),
  scalar: ndArray([], Float32Array.of(2.5)),
  empty: ndArray([3, 0], new Float32Array(0)),
  labels: ndArray([3], Float64Array.of(-1, 0, 2 ** 53 - 1), "int64"),
  mask: ndArray([2], Uint8Array.of(1, 0), "bool"),
};
const meta = { version: 1, name: "数字", nested: { lr: 1e-3, list: [1, "x"] } };

it.each(fixture<Case>("npz.json"))("reads numpy's $name", ({ bytes, arrays }) => {
  const read = readNpz(bytesOf(bytes));
  expect(read.meta).toBeUndefined();
  const plain = Object.entries(read.arrays).map(([k, { shape, dtype, data }]) => [
    k,
    { shape, dtype, values: [...data] },
  ]);
  expect(Object.fromEntries(plain)).toEqual(arrays);
});

describe("writeNpz", () => {
  it.each([false, true])("is read back, meta too, compress: %s", (compress) => {
    expect(readNpz(writeNpz(arrays, meta, { compress }))).toEqual({ arrays, meta });
  });

  it("keeps names that objects treat specially", () => {
    const odd = Object.fromEntries([
      ["__proto__", arrays.scalar],
      ["constructor", arrays.mask],
      ["10", arrays.empty],
    ]);
    expect(Object.entries(readNpz(writeNpz(odd)).arrays).sort()).toEqual(Object.entries(odd).sort());
  });

  it("gives the same bytes whenever and wherever it is called", () => {
    const zone = process.env["TZ"];
    const once = writeNpz(arrays, meta);
    process.env["TZ"] = "Pacific/Auckland";
    try {
      expect(writeNpz(arrays, meta)).toEqual(once);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  it("refuses meta that JSON would change", () => {
    expect(() => writeNpz({}, { loss: Number.NaN })).toThrow(
      'Cannot write meta.json: expected finite numbers, received NaN for "loss".',
    );
  });
});

const python = "/usr/bin/python3";
const probe = spawnSync(python, ["-c", "import numpy"]);
const reason = probe.status === 0 ? "" : ` (skipped: ${python} with numpy is missing)`;
describe.skipIf(probe.status !== 0)(`numpy opens our archive${reason}`, () => {
  it.each([false, true])("compress: %s", (compress) => {
    const folder = mkdtempSync(join(tmpdir(), "nabla-npz-"));
    try {
      writeFileSync(join(folder, "a.npz"), writeNpz(arrays, meta, { compress }));
      const script = [
        "import sys, json, zipfile, numpy as np",
        "z = np.load(sys.argv[1], allow_pickle=False)",
        "out = {k: [str(z[k].dtype), list(z[k].shape), z[k].reshape(-1).tolist()] for k in z.files if k != 'meta.json'}",
        "print(json.dumps({'arrays': out, 'meta': json.loads(z['meta.json']), 'bad': zipfile.ZipFile(sys.argv[1]).testzip()}))",
      ].join("\n");
      const run = spawnSync(python, ["-c", script, join(folder, "a.npz")], { encoding: "utf8" });
      expect(run.stderr).toBe("");
      const plain = Object.entries(arrays).map(([k, { dtype, shape, data }]) => [
        k,
        [dtype, shape, k === "mask" ? [true, false] : [...data]],
      ]);
      expect(JSON.parse(run.stdout)).toEqual({ arrays: Object.fromEntries(plain), meta, bad: null });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
