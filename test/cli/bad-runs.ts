import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeIdx } from "../../src/data/idx.ts";
import { writeNpz } from "../../src/data/npz.ts";
import { encodePng } from "../../src/data/png.ts";
import { renderDigits } from "../../src/data/render/digits.ts";
import { experimentFile } from "./experiments.ts";
import { train } from "./nabla.ts";

/** Fills a folder with what the bad command lines name: runs, data folders and files, each wrong in one way. */
export async function fillWithBadThings(folder: string): Promise<void> {
  const at = (...names: string[]): string => join(folder, ...names);
  const text = (name: string, content: string): string => experimentFile(folder, content, name);
  text(
    "good.yaml",
    "version: 1\ndata: {name: digits, count: 40, test_count: 10}\nmodel: [linear: 10]\ntrainer: {epochs: 1}\n",
  );
  text("mnist.yaml", "version: 1\ndata: {name: mnist}\nmodel: [linear: 10]\n");
  text("pickle.yaml", "version: 1\ndata: {name: mnist, file: pickle}\nmodel: [linear: 10]\n");
  text(
    "typo.yaml",
    "version: 1\ndata: {name: digits}\nmodel: [linear: 10]\noptimizer:\n  adam:\n    learning_rat: 0.1\n",
  );
  text(
    "shape.yaml",
    "version: 1\ndata: {name: mnist}\nmodel:\n  - flatten\n  - linear: {in_features: 100, out_features: 10}\n",
  );
  text("outputs.yaml", "version: 1\ndata: {name: mnist}\nmodel: [linear: 9]\n");
  text("broken.yaml", "version: 1\ndata: {name: digits\n");
  text("nan.csv", "1,2,0\n3,nan,1\n");
  text("csv.yaml", `version: 1\ndata: {name: csv, path: ${at("nan.csv")}, label: 2}\nmodel: [linear: 2]\n`);
  text("images.yaml", `version: 1\ndata: {name: image_folder, path: ${at("images")}}\nmodel: [linear: 2]\n`);
  text("npz.yaml", `version: 1\ndata: {name: npz, path: ${at("bomb.npz")}}\nmodel: [linear: 2]\n`);
  text(
    "early.yaml",
    "version: 1\ndata: {name: sin, step: 1, val_split: 0.05}\nmodel: [linear: 1]\ntrainer: {early_stopping: {monitor: val_loss}}\n",
  );
  writeFileSync(at("long.yaml"), Buffer.alloc(3 << 20, "#"));
  writeFileSync(at("binary.yaml"), Uint8Array.of(0xff, 0xfe, 0x00));
  writeFileSync(at("taken"), "a file");
  mkdirSync(at("full"));
  writeFileSync(at("full", "notes.txt"), "mine");
  mkdirSync(at("empty"));
  for (const [name, size] of [
    ["a/1.png", 28],
    ["a/2.png", 28],
    ["b/1.png", 20],
  ] as const) {
    mkdirSync(at("images", name.slice(0, 1)), { recursive: true });
    writeFileSync(at("images", name), encodePng(new Uint8Array(size * size), size, size));
  }
  writeFileSync(at("small.png"), encodePng(new Uint8Array(400), 20, 20));
  writeFileSync(at("notes.png"), "not a picture");
  writeFileSync(at("bomb.npz"), bomb());
  badMnists(at);
  await badRuns(folder);
}

/** An archive of a few bytes that declares two gigabytes. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(
    writeNpz({ x: { shape: [40], data: new Float32Array(40) } }, undefined, { compress: true }),
  );
  for (const [signature, size] of [
    ["PK\x03\x04", 22],
    ["PK\x01\x02", 24],
  ] as const) {
    bytes.writeUInt32LE(2 ** 31, bytes.indexOf(signature, 0, "latin1") + size);
  }
  return bytes;
}

function badMnists(at: (...names: string[]) => string): void {
  const { images, ...rendered } = renderDigits({ count: 4, seed: 0 });
  const labels = Uint8Array.from(rendered.labels);
  const packed = (shape: number[], data: Uint8Array): Uint8Array => gzipSync(writeIdx({ shape, data, dtype: "uint8" }));
  const [x, t] = [packed([4, 28, 28], images), packed([4], labels)];
  const files = (folder: string, changed: Record<string, Uint8Array | undefined>): void => {
    mkdirSync(at(folder, "mnist"), { recursive: true });
    const all = {
      "train-images-idx3-ubyte.gz": x,
      "train-labels-idx1-ubyte.gz": t,
      "t10k-images-idx3-ubyte.gz": x,
      "t10k-labels-idx1-ubyte.gz": t,
      ...changed,
    };
    for (const [name, bytes] of Object.entries(all)) if (bytes) writeFileSync(at(folder, "mnist", name), bytes);
  };
  files("truncated", { "train-images-idx3-ubyte.gz": x.slice(0, x.length - 40) });
  files("magic", { "train-images-idx3-ubyte.gz": gzipSync(Uint8Array.of(1, 2, 3, 4, 0, 0, 0, 1, 9)) });
  files("swapped", { "train-images-idx3-ubyte.gz": t });
  files("labels", { "t10k-labels-idx1-ubyte.gz": packed([4], Uint8Array.of(0, 1, 10, 2)) });
  files("fewer", { "train-labels-idx1-ubyte.gz": packed([3], labels.slice(0, 3)) });
  files("missing", { "t10k-labels-idx1-ubyte.gz": undefined });
  files("small", { "train-images-idx3-ubyte.gz": packed([4, 2, 2], new Uint8Array(16)) });
  const pickles = readFileSync(join(import.meta.dirname, "../fixtures/data/pickle-refused.json"), "utf8");
  mkdirSync(at("pickle", "mnist"), { recursive: true });
  const { bytes } = JSON.parse(pickles)[0] as { bytes: string };
  writeFileSync(at("pickle", "mnist", "mnist.pkl.gz"), gzipSync(Buffer.from(bytes, "base64")));
}

async function badRuns(folder: string): Promise<void> {
  const at = (...names: string[]): string => join(folder, ...names);
  await train(at("good.yaml"), "--out", at("run"));
  await train(at("good.yaml"), "--set", "model[0].linear.bias=false", "--out", at("other-run"));
  const copy = (name: string, change: (run: string) => void): void => {
    cpSync(at("run"), at(name), { recursive: true });
    change(at(name));
  };
  const last = readFileSync(at("run", "last.npz"));
  copy("cut", (run) => writeFileSync(join(run, "last.npz"), last.subarray(0, last.length / 2)));
  copy("flipped", (run) => {
    const bytes = Buffer.from(last);
    bytes[2000] ^= 1;
    writeFileSync(join(run, "last.npz"), bytes);
  });
  copy("foreign", (run) => writeFileSync(join(run, "last.npz"), readFileSync(at("other-run", "last.npz"))));
  copy("numpys", (run) =>
    writeFileSync(join(run, "last.npz"), writeNpz({ "0.weight": { shape: [1], data: new Float32Array(1) } })),
  );
  copy("weightless", (run) => {
    for (const file of ["best.npz", "last.npz"]) rmSync(join(run, file));
  });
  copy("headless", (run) => rmSync(join(run, "env.json")));
  copy("confused", (run) => writeFileSync(join(run, "config.yaml"), "version: 1\nmodel: 3\n"));
  mkdirSync(at("runs"));
  cpSync(at("run"), at("runs", "2024-01-01_00-00-00-x"), { recursive: true });
}
