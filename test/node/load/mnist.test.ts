import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { writeIdx } from "../../../src/data/idx.ts";
import type { Table } from "../../../src/data/table.ts";
import { UsageError } from "../../../src/kernels/errors.ts";
import { loadMnist } from "../../../src/node/load/mnist.ts";
import { describeWithData } from "../../shared-data.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { only } from "./folders.ts";

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

/** Two pictures to train and one to test, all pixels the same: 7, 8 and 9. */
function smallMnist(size = 28): Map<string, Uint8Array> {
  const images = (...grays: number[]): Uint8Array =>
    writeIdx({
      shape: [grays.length, size, size],
      dtype: "uint8",
      data: Uint8Array.from(grays.flatMap((gray) => new Array<number>(size * size).fill(gray))),
    });
  const labels = (...values: number[]): Uint8Array =>
    writeIdx({ shape: [values.length], dtype: "uint8", data: Uint8Array.from(values) });
  const files = [images(7, 8), labels(3, 4), images(9), labels(5)];
  return new Map(names.map((name, i) => [name, files[i]!]));
}

function written(files: ReadonlyMap<string, Uint8Array>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "mnist"));
  for (const [name, bytes] of files) writeFileSync(join(folder, "mnist", name), bytes);
  return folder;
}

describe("loadMnist", () => {
  it.each([
    ["packed", (name: string) => `${name}.gz`, gzipSync],
    ["unpacked", (name: string) => name, (bytes: Uint8Array) => bytes],
    ["unpacked with a dot", (name: string) => name.replace("-idx", ".idx"), (bytes: Uint8Array) => bytes],
  ])("reads the IDX files %s", async (_, rename, pack) => {
    const files = new Map([...smallMnist()].map(([name, bytes]) => [rename(name), pack(bytes)]));
    const { name, table, val, test } = await loadMnist({ name: "mnist" }, only(written(files)));
    expect(name).toBe("mnist");
    expect(table).toMatchObject({ length: 2, input: [1, 28, 28] });
    expect([table.inputs[0], table.inputs[784], table.inputs.length]).toEqual([7, 8, 2 * 784]);
    expect(table.inputs).toBeInstanceOf(Uint8Array);
    expect(table.targets).toEqual({
      kind: "classes",
      labels: Uint8Array.of(3, 4),
      classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    });
    expect(val).toBeUndefined();
    expect(test?.targets).toMatchObject({ labels: Uint8Array.of(5) });
  });

  it("looks in one data folder after the other", async () => {
    const [empty, full] = [temporaryFolder(), written(smallMnist())];
    const folders = { candidates: [join(empty, "none"), full], from: "default", cwd: empty } as const;
    expect((await loadMnist({ name: "mnist" }, folders)).table.length).toBe(2);
  });

  it("says what is missing: all, one file, or the pickle that was asked for", async () => {
    const nothing = await loadMnist({ name: "mnist" }, only(temporaryFolder())).catch((e: unknown) => e);
    expect(nothing).toBeInstanceOf(UsageError);
    expect((nothing as Error).message).toMatch(/^Cannot find MNIST: .*nabla data get mnist.*digits/);
    const files = smallMnist();
    files.delete("t10k-labels-idx1-ubyte");
    await expect(loadMnist({ name: "mnist" }, only(written(files)))).rejects.toThrow(
      "expected all four files, received none of t10k-labels-idx1-ubyte.",
    );
    const pickle = loadMnist({ name: "mnist", file: "pickle" }, only(written(smallMnist())));
    await expect(pickle).rejects.toThrow("expected mnist.pkl.gz in");
  });

  it("refuses pictures of another size", async () => {
    await expect(loadMnist({ name: "mnist" }, only(written(smallMnist(27))))).rejects.toThrow(
      "expected pictures of 28x28 pixels, received 2 of 27x27.",
    );
  });
});

function labelsOf(table: Table | undefined): number[] {
  return table?.targets.kind === "classes" ? Array.from(table.targets.labels) : [];
}

describeWithData("mnist/mnist.pkl.gz", "loadMnist on the real files", (pickle) => {
  it("reads the same pictures from both, scaled to 0..1 in the pickle, which brings a validation part", async () => {
    const folder = join(pickle, "../..");
    const idx = await loadMnist({ name: "mnist" }, only(folder));
    const pkl = await loadMnist({ name: "mnist", file: "pickle" }, only(folder));
    expect([idx.table.length, idx.test?.length, idx.val]).toEqual([60_000, 10_000, undefined]);
    expect([pkl.table.length, pkl.val?.length, pkl.test?.length]).toEqual([50_000, 10_000, 10_000]);
    expect(pkl.table.inputs).toBeInstanceOf(Float32Array);
    const first = idx.table.inputs.subarray(0, 784);
    // The pickle was made with a division by 256.
    expect(Array.from(pkl.table.inputs.subarray(0, 784), (value) => value * 256)).toEqual(Array.from(first));
    expect(labelsOf(pkl.val).slice(0, 5)).toEqual(labelsOf(idx.table).slice(50_000, 50_005));
  });

  it("takes the pickle where it is all there is", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "mnist"));
    symlinkSync(pickle, join(folder, "mnist", "mnist.pkl.gz"));
    expect((await loadMnist({ name: "mnist" }, only(folder))).val?.length).toBe(10_000);
    copyFileSync(join(pickle, "../t10k-labels-idx1-ubyte.gz"), join(folder, "mnist/t10k-labels-idx1-ubyte.gz"));
    await expect(loadMnist({ name: "mnist" }, only(folder))).rejects.toThrow("expected all four files");
  });
});
