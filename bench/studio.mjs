// How long Studio takes from the pen to the bars, in headless Chromium:
//   npm run build && node bench/studio.mjs [NETWORK…]
// A 3 is drawn with the mouse, over and over; each movement is timed from the event's own time stamp until the task after the frame in which
// the bars have changed. Prints the median and the 95th percentile for each network, on dist/studio.html from the disk.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { executable } from "../scripts/chromium.mjs";

const networks = process.argv.length > 2 ? process.argv.slice(2) : ["digits-cnn", "digits-mlp", "hanzi-cnn"];
const page = pathToFileURL(join(import.meta.dirname, "../dist/studio.html")).href;
const rounds = 6;

const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
try {
  for (const network of networks) {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(120_000);
    await tab.goto(`${page}#draw?net=${network}`);
    await tab.locator(".bars li").first().waitFor();
    await tab.evaluate(watch);
    const { x, y, width, height } = await tab.locator(".pad canvas").boundingBox();
    for (let round = 0; round <= rounds; round++) {
      // The first round warms up.
      if (round === 1) await tab.evaluate("globalThis.latencies.length = 0");
      const points = Array.from({ length: 60 }, (_, i) => threeAt(i / 59));
      const at = ([px, py]) => [x + px * width, y + py * height];
      await tab.mouse.move(...at(points[0]));
      await tab.mouse.down();
      for (const point of points.slice(1)) await tab.mouse.move(...at(point));
      await tab.mouse.up();
      await tab.waitForTimeout(100);
      await tab.getByRole("button", { name: "Clear" }).click();
    }
    const latencies = (await tab.evaluate("globalThis.latencies")).sort((a, b) => a - b);
    const at = (share) => latencies[Math.floor(share * (latencies.length - 1))].toFixed(1);
    console.log(
      `${network.padEnd(12)} ${latencies.length} movements: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`,
    );
    await tab.close();
  }
} finally {
  await browser.close();
}

/** In the page: notes for each movement of the pen when what it changed has been painted. */
function watch() {
  globalThis.latencies = [];
  let moved;
  document.querySelector(".pad canvas").addEventListener("pointermove", (event) => (moved ??= event.timeStamp), true);
  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data }) => globalThis.latencies.push(performance.now() - data);
  new MutationObserver(() => {
    if (moved === undefined) return;
    const since = moved;
    moved = undefined;
    requestAnimationFrame(() => painted.port2.postMessage(since));
  }).observe(document.querySelector(".bars"), {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** A place on a 3: two arcs, open to the left. */
function threeAt(share) {
  const [y, radius, from, to] = share < 0.5 ? [0.32, 0.17, -150, 90] : [0.67, 0.2, -90, 150];
  const angle = ((from + (to - from) * ((share * 2) % 1)) * Math.PI) / 180;
  return [0.48 + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}
