import { describe, expect, it } from "vitest";
import { sortFiles } from "../../../../../src/studio/pages/train/own-data/sort-files.ts";

function file(path: string, text = "") {
  return { path, bytes: new TextEncoder().encode(text) };
}

describe("files that are chosen or dropped", () => {
  it("are an experiment where the first is YAML", () => {
    expect(sortFiles([file("own.yaml", "version: 1\n")])).toEqual({ kind: "experiment", yaml: "version: 1\n" });
  });

  it("are a table whose last column has the classes", () => {
    const iris = file("iris.csv", "a;b;kind\n1;2;x\n3;4;y\n5;6;x\n");
    expect(sortFiles([iris])).toEqual({
      kind: "data",
      files: { "iris.csv": iris.bytes },
      assignments: [
        "data.name=csv",
        'data.path="iris.csv"',
        'data.delimiter=";"',
        "data.label=2",
        "data.normalize=standard",
      ],
      outputs: 2,
    });
  });

  it("are a table of values where the last column holds too many numbers for classes", () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${i / 7}`).join("\n");
    expect(sortFiles([file("line.csv", rows)])).toMatchObject({
      assignments: expect.arrayContaining(["data.targets=[1]"]),
      outputs: 1,
    });
  });

  it("say what is wrong with a table", () => {
    expect(() => sortFiles([file("bad.csv", "1,2,a\n1,x,b\n")])).toThrow(
      'Cannot read bad.csv: expected a finite number, received "x" in line 2, column 2. Fill in or remove the row.',
    );
  });

  it("are pictures in folders named by their classes, and nothing else that lies there", () => {
    const files = [file("signs/b/1.png"), file("signs/a/1.bmp"), file("signs/a/notes.txt"), file("signs/Thumbs.db")];
    expect(sortFiles([files[0]!, files[1]!, files[3]!])).toMatchObject({
      files: { "signs/b/1.png": files[0]!.bytes, "signs/a/1.bmp": files[1]!.bytes },
      assignments: ["data.name=image_folder", 'data.path="signs"'],
      outputs: 2,
    });
  });

  it("are loose pictures whose names begin with their classes", () => {
    expect(sortFiles([file("3_1.png"), file("3_2.png"), file("7-1.png")])).toMatchObject({
      files: { "pictures/3/3_1.png": expect.anything(), "pictures/7/7-1.png": expect.anything() },
      outputs: 2,
    });
    expect(sortFiles([file("scan.png")])).toEqual({ kind: "nothing", reason: "unlabelled" });
  });

  it("are nothing where nothing can be read", () => {
    expect(sortFiles([])).toEqual({ kind: "nothing", reason: "unknown" });
    expect(sortFiles([file("song.mp3")])).toEqual({ kind: "nothing", reason: "unknown" });
  });
});
