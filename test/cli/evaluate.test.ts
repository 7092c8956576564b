import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeNpz } from "../../src/data/npz.ts";
import { encodePng } from "../../src/data/png.ts";
import { renderDigits } from "../../src/data/render/digits.ts";
import { experimentFile } from "./experiments.ts";
import { keptFolder } from "./kept-folder.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

const folder = keptFolder();
const run = join(folder, "run");
const fresh = { count: 50, seed: 9 };
let end: Awaited<ReturnType<typeof train>>;

beforeAll(async () => {
  end = await train(experimentFile(folder), "--out", run);
});

describe("nabla evaluate", () => {
  it("gives exactly what the training ended with", async () => {
    const [result] = await nablaJson("evaluate", run);
    expect(Object.keys(result)).toEqual(["loss", "acc", "n"]);
    expect(result).toEqual({ loss: end["test_loss"], acc: end["test_acc"], n: 60 });
  });

  it.each([
    ["train", 270],
    ["val", 30],
    ["test", 60],
    ["all", 360],
  ])("evaluates the part %s of %i examples", async (split, n) => {
    const [result] = await nablaJson("evaluate", run, "--split", split);
    expect(result["n"]).toBe(n);
  });

  it("weighs the parts by their examples", async () => {
    const splits = ["train", "val", "test", "all"];
    const results = await Promise.all(
      splits.map((split) => nablaJson<Record<"loss" | "acc" | "n", number>>("evaluate", run, "--split", split)),
    );
    const [a, b, c, all] = results.map(([result]) => result);
    const mean = (key: "loss" | "acc"): number => (a[key] * a.n + b[key] * b.n + c[key] * c.n) / all.n;
    expect(all.acc).toBeCloseTo(mean("acc"), 12);
    expect(all.loss).toBeCloseTo(mean("loss"), 10);
  });

  it("prints the confusion matrix, whose rows sum to the classes' examples", async () => {
    const { out, code } = await nabla("evaluate", run);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^test: accuracy \d+\.\d\d%, loss [\d.]+ \(60 examples\)$/);
    expect(out[2]).toMatch(/^truth \|( +\d){10} \| recall$/);
    const rows = out.slice(3).map((line) =>
      line
        .split("|")[1]
        .trim()
        .split(/\s+/)
        .map((cell) => (cell === "·" ? 0 : Number(cell))),
    );
    expect(rows.length).toBe(10);
    expect(rows.flat().reduce((a, b) => a + b)).toBe(60);
    const right = rows.reduce((sum, row, i) => sum + row[i], 0);
    expect(right / 60).toBeCloseTo(end["test_acc"] as number, 12);
  });

  it("evaluates on other data of the same shape: a folder of pictures, and the same as an npz file of bytes or numbers", async () => {
    const { images, labels } = renderDigits(fresh);
    for (let i = 0; i < 50; i++) {
      const inside = join(folder, "pictures", String(labels[i]));
      mkdirSync(inside, { recursive: true });
      const gray = images.slice(784 * i, 784 * (i + 1));
      writeFileSync(join(inside, `${i}.png`), encodePng(gray, 28, 28));
    }
    const archive = (name: string, data: Uint8Array | Float32Array): void => {
      const x = { shape: [50, 28, 28], data };
      writeFileSync(join(folder, name), writeNpz({ x, y: { shape: [50], data: Int32Array.from(labels) } }));
    };
    archive("bytes.npz", images);
    archive(
      "unit.npz",
      Float32Array.from(images, (v) => v / 255),
    );
    archive("large.npz", Float32Array.from(images));
    const evaluateOn = (path: string, name: string) =>
      nablaJson(
        "evaluate",
        run,
        "--split",
        "all",
        "--set",
        `data.name=${name}`,
        "--set",
        `data.path=${join(folder, path)}`,
      );
    const [pictures] = await evaluateOn("pictures", "image_folder");
    expect(pictures).toMatchObject({ n: 50 });
    const [bytes] = await evaluateOn("bytes.npz", "npz");
    expect(bytes["acc"]).toBe(pictures["acc"]);
    expect(bytes["loss"]).toBeCloseTo(pictures["loss"] as number, 5);
    for (const file of ["unit.npz", "large.npz"]) {
      const [numbers] = await evaluateOn(file, "npz");
      expect(numbers["acc"]).toBe(bytes["acc"]);
      expect(numbers["loss"]).toBeCloseTo(bytes["loss"] as number, 5);
    }
    expect(bytes["acc"] as number).toBeGreaterThan(0.3);
  });

  it("refuses data of another shape, of other classes, and a part that there is none of", async () => {
    const one = await nabla("evaluate", run, "--set", "data.name=sin");
    expect(one.code).toBe(2);
    expect(one.err[0]).toBe(`${run}/config.yaml:24:3 loss: cross_entropy needs classes, but sin has values. Use mse.`);
    mkdirSync(join(folder, "letters"), { recursive: true });
    for (const letter of "abcdefghij") {
      const gray = renderDigits({ count: 1, seed: 1 }).images;
      mkdirSync(join(folder, "letters", letter));
      for (const i of [0, 1]) writeFileSync(join(folder, "letters", letter, `${i}.png`), encodePng(gray, 28, 28));
    }
    const letters = ["--set", "data.name=image_folder", "--set", `data.path=${join(folder, "letters")}`];
    const other = await nabla("evaluate", run, ...letters, "--split", "all");
    expect([other.code, other.err]).toEqual([
      2,
      [
        "Cannot evaluate on letters: expected the classes that were trained: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, " +
          "received a, b, c, d, e, f, g, h, i, j.",
      ],
    ]);
    const none = await nabla("evaluate", run, "--set", "data.val_split=0", "--split", "val");
    expect([none.code, none.err]).toEqual([
      2,
      [
        "Cannot evaluate the val part of digits: expected a part that it has, received val. Leave out --split or use test.",
      ],
    ]);
  });

  it("uses the scaling of the training, not of the data at hand", async () => {
    const standard = join(folder, "standard");
    await train(experimentFile(folder), "--set", "data.normalize=standard", "--out", standard);
    const [some] = await nablaJson("evaluate", standard, "--split", "all");
    const [fewer] = await nablaJson("evaluate", standard, "--split", "test", "--set", "data.count=20");
    const [test] = await nablaJson("evaluate", standard, "--split", "test");
    expect(some["n"]).toBe(360);
    expect(fewer).toEqual(test);
  });
});
