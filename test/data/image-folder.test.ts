import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readImageFolder } from "../../src/data/image-folder.ts";
import { borderMean } from "../../src/data/image-input.ts";
import { encodePng } from "../../src/data/png.ts";
import { describeWithData } from "../shared-data.ts";

const picture = (value: number) => encodePng(new Uint8Array(4).fill(value), 2, 2);

it("sorts classes and files by number where all are numbers", () => {
  const files = new Map([
    ["10/2.png", picture(4)],
    ["10/10.png", picture(5)],
    ["2/1.PNG", picture(3)],
    ["2/notes.txt", new Uint8Array(0)],
    [".git/HEAD", new Uint8Array(0)],
    ["readme.png", picture(9)],
    ["2/deeper/3.png", picture(9)],
  ]);
  expect(readImageFolder(files.keys(), (path) => files.get(path)!)).toEqual({
    width: 2,
    height: 2,
    images: Uint8Array.of(3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5),
    labels: Int32Array.of(0, 1, 1),
    classes: ["2", "10"],
    paths: ["2/1.PNG", "10/2.png", "10/10.png"],
    ignored: 4,
  });
});

it("sorts by text where one name is no number", () => {
  const { classes, paths } = readImageFolder(["b/1.png", "10/x.png", "9/10.png", "9/9.png", "9/a.png"], () =>
    picture(1),
  );
  expect(classes).toEqual(["10", "9", "b"]);
  expect(paths).toEqual(["10/x.png", "9/10.png", "9/9.png", "9/a.png", "b/1.png"]);
});

describeWithData("hanzi", "the 12 characters", (folder) => {
  it("load, all 6,696", () => {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const set = readImageFolder(paths, (path) => readFileSync(join(folder, path)), { name: "hanzi" });
    expect([set.width, set.height, set.labels.length, set.images.length, set.ignored]).toEqual([
      28,
      28,
      6696,
      6696 * 784,
      0,
    ]);
    expect(set.classes).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
    expect(new Set(set.images)).toEqual(new Set([0, 255]));
    expect(borderMean(set.images, 28, 28)).toBeGreaterThan(200);
    expect(set.paths.slice(0, 2)).toEqual(["1/1.bmp", "1/2.bmp"]);
  });
});
