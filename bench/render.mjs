// How many handwritten pictures a second, on one core: digits, and R1's characters. Needs `npm run build`.
//
//     node bench/render.mjs
//
// The median and the least of nine rounds of half a second of processor time each, after one that is not counted.

import { cpus } from "node:os";
import { renderRange } from "../dist/data/index.js";
import { dataSchema } from "../dist/lab/experiment/datasets/index.js";
import { openEndless } from "../dist/node/index.js";

const chunk = 500;

console.log(`${cpus()[0].model.trim()}, node ${process.version}`);
for (const name of ["digits", "hanzi"]) {
  const set = await openEndless(dataSchema.parse({ name }));
  const rates = Array.from({ length: 10 }, () => rate(set))
    .slice(1)
    .sort((a, b) => a - b);
  const figures = [rates[4], rates[0]].map((value) => Math.round(value).toLocaleString("en"));
  console.log(`${name}: ${figures[0]} pictures a second, at least ${figures[1]}`);
}

/** Pictures a second of processor time, so that what else runs on the machine counts as little as it can. */
function rate(set) {
  const start = process.cpuUsage();
  const seconds = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  let count = 0;
  while (seconds() < 0.5) {
    renderRange(set, { count: chunk, start: count });
    count += chunk;
  }
  return count / seconds();
}
