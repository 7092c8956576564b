import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeIdx } from "../../src/data/idx.ts";
import { mostDigits } from "../../src/lab/bench/workload-data.ts";
import { benchDigits } from "../../src/node/bench-digits.ts";
import { dataFolders } from "../../src/node/data-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

it("are rendered where there is no MNIST", async () => {
  const { digits, source } = await benchDigits(dataFolders(temporaryFolder()));
  expect([source, digits.length, digits.input]).toEqual(["rendered digits", mostDigits, [1, 28, 28]]);
});

it("are MNIST's training pictures where there are some", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "mnist"));
  for (const [part, count] of [
    ["train", 3],
    ["t10k", 1],
  ] as const) {
    const images = { dtype: "uint8", shape: [count, 28, 28], data: new Uint8Array(count * 784).fill(count) } as const;
    const labels = { dtype: "uint8", shape: [count], data: new Uint8Array(count).fill(7) } as const;
    writeFileSync(join(folder, "mnist", `${part}-images-idx3-ubyte`), writeIdx(images));
    writeFileSync(join(folder, "mnist", `${part}-labels-idx1-ubyte`), writeIdx(labels));
  }
  const { digits, source } = await benchDigits(dataFolders(folder));
  expect([source, digits.length, digits.inputs[0]]).toEqual(["MNIST", 3, 3]);
});
