import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CsvData } from "../../../src/lab/experiment/datasets/data-section.ts";
import { loadCsv } from "../../../src/node/load/csv.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { only } from "./folders.ts";

function load(text: string, options: Partial<CsvData>) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.csv"), text);
  return loadCsv({ name: "csv", path: "a.csv", header: "auto", delimiter: ",", ...options }, only(folder));
}

describe("loadCsv", () => {
  it("makes classes of a label column", async () => {
    const { name, table } = await load("a;kind;b\n1;cat;2\n3;ant;4\n", { label: "kind", delimiter: ";" });
    expect(name).toBe("a.csv");
    expect(table).toEqual({
      length: 2,
      input: [2],
      inputs: Float64Array.of(1, 2, 3, 4),
      targets: { kind: "classes", labels: Int32Array.of(1, 0), classes: ["ant", "cat"] },
    });
  });

  it("takes a label column by its index", async () => {
    const { table } = await load("0,1,2\n1,3,4\n", { label: 0, header: false });
    expect([...table.inputs]).toEqual([1, 2, 3, 4]);
  });

  it("makes values of target columns, in the order named", async () => {
    const { table } = await load("a,b,c\n1,2,3\n4,5,6\n", { targets: ["c", "a"] });
    expect(table).toEqual({
      length: 2,
      input: [1],
      inputs: Float64Array.of(2, 5),
      targets: { kind: "values", values: Float64Array.of(3, 1, 6, 4), columns: 2 },
    });
  });

  it("takes target columns by their index where no header names them", async () => {
    const { table } = await load("1,2,3\n4,5,6\n", { targets: [2] });
    expect([...table.inputs]).toEqual([1, 2, 4, 5]);
    await expect(load("1,2,3\n", { targets: [3] })).rejects.toThrow("expected an index from 0 to 2, received 3.");
  });

  it("explains what does not fit", async () => {
    const text = "a,b\n1,2\n";
    await expect(load(text, {})).rejects.toThrow(
      "expected data.label for classes or data.targets for values, received neither.",
    );
    await expect(load(text, { label: "a", targets: ["b"] })).rejects.toThrow("received both.");
    await expect(load(text, { targets: ["c"] })).rejects.toThrow('expected one of a, b, received "c".');
    await expect(load(text, { targets: ["a", "b"] })).rejects.toThrow("expected a column of inputs beside the targets");
    await expect(load(text, { targets: ["a", "a"] })).rejects.toThrow(
      "Cannot use data.targets: expected each column once, received a twice.",
    );
    await expect(load("a,b\n1,x\n", { targets: ["a"] })).rejects.toThrow('"x" in line 2');
  });
});
