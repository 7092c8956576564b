import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeNpz } from "../../src/data/npz.ts";
import { encodePng } from "../../src/data/png.ts";
import { renderDigits } from "../../src/data/render/digits.ts";
import { bmp24 } from "./bmp24.ts";
import { experimentFile } from "./experiments.ts";
import { keptFolder } from "./kept-folder.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

interface Predicted {
  readonly input: string;
  readonly label: string;
  readonly probabilities: readonly number[];
}

const folder = keptFolder();
const run = join(folder, "run");
const { images } = renderDigits({ count: 3, seed: 4 });
const picture = (i: number): Uint8Array => images.slice(784 * i, 784 * (i + 1));
const at = (name: string): string => join(folder, name);

function store(name: string, content: Uint8Array | string): string {
  writeFileSync(at(name), content);
  return at(name);
}

beforeAll(async () => {
  await train(experimentFile(folder), "--out", run);
});

describe("nabla predict", () => {
  it("says the same of a picture as PNG, BMP, npz and CSV", async () => {
    const png = store("a.png", encodePng(picture(0), 28, 28));
    const paper = store(
      "paper.png",
      encodePng(
        picture(0).map((v) => 255 - v),
        28,
        28,
      ),
    );
    const bmp = store("a.bmp", bmp24(28, 28, picture(0)));
    const x = { shape: [3, 1, 28, 28], data: images };
    const npz = store("a.npz", writeNpz({ x, unit: { ...x, data: Float32Array.from(images, (v) => v / 255) } }));
    const csv = store("a.csv", `${[0, 1, 2].map((i) => picture(i).join(",")).join("\n")}\n`);
    const results = await nablaJson<Predicted>("predict", run, png, paper, bmp, npz, csv);
    expect(results.map(({ input }) => input)).toEqual([
      png,
      paper,
      bmp,
      ...[0, 1, 2].map((i) => `${npz}[${i}]`),
      ...[0, 1, 2].map((i) => `${csv}[${i}]`),
    ]);
    const [first] = results;
    expect(Object.keys(first)).toEqual(["input", "label", "probabilities"]);
    expect(first.probabilities.length).toBe(10);
    expect(first.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(first.label).toBe(String(first.probabilities.indexOf(Math.max(...first.probabilities))));
    for (const same of [1, 2]) expect(results[same].probabilities).toEqual(first.probabilities);
    for (const i of [3, 4, 5]) expect(results[i + 3].probabilities).toEqual(results[i].probabilities);
    // A sample alone is computed in another order than one of several.
    for (const [j, p] of first.probabilities.entries()) expect(p).toBeCloseTo(results[3].probabilities[j], 6);
    expect(results[4].probabilities).not.toEqual(first.probabilities);
    const unit = await nablaJson<Predicted>("predict", run, npz, "--x", "unit");
    unit.forEach(({ probabilities }, i) => {
      for (const [j, p] of probabilities.entries()) expect(p).toBeCloseTo(results[3 + i].probabilities[j], 5);
    });
    const { out } = await nabla("predict", run, png);
    expect(out.length).toBe(1);
    expect(out[0]).toMatch(
      new RegExp(`^${png} {2}${first.label} {2}\\d+\\.\\d\\d% {3}then \\d \\d+\\.\\d\\d%, \\d \\d+\\.\\d\\d%$`),
    );
  });

  it("gives the values of a regression", async () => {
    const sin = at("sin");
    const text =
      "version: 1\ndata: {name: sin, step: 0.05}\nmodel: [linear: 20, tanh, linear: 1]\noptimizer: {adam: 0.02}\ntrainer: {epochs: 60}\n";
    await train(experimentFile(folder, text, "sin.yaml"), "--out", sin);
    const csv = store("x.csv", "0\n1\n-1.5\n");
    const results = await nablaJson("predict", sin, csv);
    expect(results.map((result) => Object.keys(result))).toEqual([
      ["input", "values"],
      ["input", "values"],
      ["input", "values"],
    ]);
    const values = results.map(({ values }) => (values as number[])[0]);
    for (const [i, x] of [0, 1, -1.5].entries()) expect(Math.abs(values[i] - Math.sin(x))).toBeLessThan(0.2);
    const { code, err } = await nabla("predict", sin, store("p.png", encodePng(Uint8Array.of(3), 1, 1)));
    expect([code, err]).toEqual([
      2,
      [`Cannot predict ${at("p.png")}: expected inputs of 1 in an npz or CSV file, received a picture.`],
    ]);
  });

  it("follows the run's own word on inverting", async () => {
    const dark = store(
      "dark.png",
      encodePng(
        picture(1).map((v) => 255 - v),
        28,
        28,
      ),
    );
    const light = store("light.png", encodePng(picture(1), 28, 28));
    const [a, b] = await nablaJson<Predicted>("predict", run, dark, light);
    expect(a.probabilities).toEqual(b.probabilities);
  });

  it.each([
    [
      "wrong.png",
      () => encodePng(new Uint8Array(600), 20, 30),
      "Cannot use FILE as input: expected 28x28 pixels, received 20x30. Scale it to 28x28.",
      2,
    ],
    ["few.csv", () => "1,2,3\n", "Cannot predict FILE: expected 784 columns, one for each input, received 3.", 2],
    [
      "shape.npz",
      () => writeNpz({ x: { shape: [2, 3], data: new Float32Array(6) } }),
      "Cannot predict x in FILE: expected examples of 1x28x28, received 2x3.",
      2,
    ],
    [
      "name.npz",
      () => writeNpz({ y: { shape: [784], data: new Float32Array(784) } }),
      "Cannot predict FILE: expected an array named x, received y. Name it with --x.",
      2,
    ],
    [
      "nan.npz",
      () => writeNpz({ x: { shape: [1, 784], data: new Float32Array(784).fill(Number.NaN, 5) } }),
      "Cannot predict x in FILE: expected finite numbers, received NaN at index 5.",
      1,
    ],
    [
      "a.jpeg",
      () => "",
      "Cannot predict FILE: expected a file that ends in .png, .bmp, .npz or .csv, received .jpeg.",
      2,
    ],
    [
      "README",
      () => "",
      "Cannot predict FILE: expected a file that ends in .png, .bmp, .npz or .csv, received no ending.",
      2,
    ],
  ])("refuses %s", async (name, content, message, code) => {
    const path = store(name, content());
    expect(await nabla("predict", run, path)).toEqual({ code, out: [], err: [message.replace("FILE", path)] });
  });

  it("needs an input", async () => {
    const { code, err } = await nabla("predict", run);
    expect([code, err[0]]).toEqual([2, "error: missing required argument 'input'"]);
  });
});
