/**
 * How fast a page trains in comparison with Node: the training workloads W1 to W8 in both, in turns in one run, and
 * Chromium's speed as a share of Node's. It should be 0.9 or more.
 *
 *     npm run build && node bench/browser.mjs [--rounds 7] [--seconds 0.2] [--workloads W1,W7] [--threads 1,2]
 */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { median } from "../dist/lab/bench/time-steps.js";
import { workloads } from "../dist/lab/bench/workloads.js";
import { startThreads } from "../dist/node/threads.js";
import { bundle } from "../scripts/bundle.mjs";
import { executable, openPage } from "../scripts/chromium.mjs";
import { openHost } from "./browser-host.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "0.2" },
    workloads: { type: "string", default: "W" },
    threads: { type: "string", default: "1,2" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const bar = 0.9;
if (executable === undefined) {
  console.error("Cannot measure: expected a Chromium, received none. Name one with NABLA_CHROMIUM.");
  process.exit(2);
}

const { page, close } = await openPage(await bundle(join(import.meta.dirname, "browser-page.mjs")));
const hosts = {
  node: openHost(startThreads),
  chromium: (request) => page.evaluate((request) => globalThis.script.turn(request), request),
};
const names = Object.keys(hosts);
console.log(`Node ${process.versions.node}, Chromium ${page.context().browser().version()}; µs a step`);
console.log(`${"".padEnd(10)}threads      Node  Chromium  its speed as a share of Node's`);

let below = 0;
for (const { id } of workloads.filter(({ id, train }) => train && begins(id))) {
  for (const threads of values.threads.split(",").map(Number)) {
    const times = { node: [], chromium: [] };
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + round) % names.length];
        times[name].push(await hosts[name]({ id, threads, seconds }));
        await pause(40);
      }
    }
    const [node, chromium] = names.map((name) => median(times[name]));
    const share = node / chromium;
    if (share < bar) below++;
    const figures = [node, chromium].map((us) => us.toFixed(1).padStart(10)).join("");
    console.log(
      `${id.padEnd(10)}${`${threads}`.padStart(7)}${figures}  ${share.toFixed(2)}${share < bar ? `  below ${bar}` : ""}`,
    );
  }
}
await close();
process.exitCode = below > 0 ? 1 : 0;

function begins(id) {
  return values.workloads.split(",").some((beginning) => id.toLowerCase().startsWith(beginning.toLowerCase()));
}
