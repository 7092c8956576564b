// Writes docs/handwriting.png: on the left the first ten MNIST training images of each digit, on the right as many
// rendered ones. Needs `npm run build` and MNIST.
//
//     node scripts/handwriting/sheet.mjs ../shared/data docs/handwriting.png

import { writeFileSync } from "node:fs";
import * as core from "../../dist/core/index.js";
import { contactSheet, encodePng, renderDigit } from "../../dist/data/index.js";
import { dataFolders, loadData } from "../../dist/node/index.js";

const [folder, path] = process.argv.slice(2);
const { table: mnist } = await loadData({ name: "mnist" }, { folders: dataFolders(folder) });
const pixels = 784;
const [across, count, scale, between] = [10, 100, 2, 12];

const { labels } = mnist.targets;
const chosen = Array.from({ length: 10 }, (_, digit) =>
  [...labels.keys()].filter((i) => labels[i] === digit).slice(0, across),
).flat();
const real = new Uint8Array(count * pixels);
const rendered = new Uint8Array(count * pixels);
for (const [place, i] of chosen.entries()) {
  real.set(mnist.inputs.subarray(i * pixels, (i + 1) * pixels), place * pixels);
  rendered.set(renderDigit(labels[i], core.stream(0, `sheet/${i}`)), place * pixels);
}
const [left, right] = [real, rendered].map((images) => contactSheet(images, 28, across));

const width = scale * (left.width + right.width) + between;
const height = scale * left.height;
const gray = new Uint8Array(width * height).fill(255);
for (const [sheet, start] of [
  [left, 0],
  [right, scale * left.width + between],
]) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < scale * sheet.width; x++) {
      gray[y * width + start + x] = sheet.gray[Math.floor(y / scale) * sheet.width + Math.floor(x / scale)];
    }
  }
}
writeFileSync(path, encodePng(gray, width, height));
