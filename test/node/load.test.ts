import { describe, expect, it } from "vitest";
import { dataSchema } from "../../src/lab/experiment/datasets/index.ts";
import { loadData } from "../../src/node/load.ts";
import { only } from "./load/folders.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("loadData", () => {
  it("makes what is made and looks for what is read", async () => {
    const context = { folders: only(temporaryFolder()), uniform: () => () => 0.5 };
    const load = (source: Parameters<typeof loadData>[0]) => loadData(source, context);
    expect((await load({ name: "sin", step: 0.1 })).table.length).toBe(63);
    expect((await load({ name: "random", features: 2, count: 3, seed: 1 })).table.input).toEqual([2]);
    for (const name of ["digits", "hanzi"]) {
      const rendered = dataSchema.parse({ name, count: 2, test_count: 1 });
      expect(await load(rendered)).toMatchObject({ name, table: { length: 2 }, test: { length: 1 } });
    }
    await expect(load({ name: "mnist" })).rejects.toThrow("Cannot find MNIST");
    const missing = "Cannot find data a: expected it at one of";
    await expect(load({ name: "image_folder", path: "a", invert: "auto" })).rejects.toThrow(missing);
    await expect(load({ name: "npz", path: "a", x: "x", y: "y" })).rejects.toThrow(missing);
    await expect(load({ name: "csv", path: "a", label: 0, header: "auto", delimiter: "," })).rejects.toThrow(missing);
  });
});
