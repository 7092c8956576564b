// A page in a real Chromium, for tests and for measurements.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

/** Where Chromium is: `NABLA_CHROMIUM` names another first. Undefined where there is none. */
export const executable = [
  process.env.NABLA_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path && existsSync(path));

const html = `<!doctype html>
<title>Nabla</title>
<link rel="icon" href="data:,">
<script type="module">
  import * as script from "/script.js";
  globalThis.script = script;
</script>`;

/** With these headers a page is cross-origin isolated, and can share memory between threads. */
export const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * Opens a page that has one script beside it, /script.js, and nothing else; what that exports is the page's `script`.
 * `headers` are sent with both, `flags` are more of Chromium's own.
 * @returns the page, the paths that were asked of its server, and how to close all of it
 */
export async function openPage(script, { headers = isolation, flags = [] } = {}) {
  const requests = [];
  const files = { "/": ["text/html", html], "/script.js": ["text/javascript", script] };
  const server = createServer(({ url }, response) => {
    requests.push(url);
    const [type, body] = files[url] ?? [];
    response.writeHead(type ? 200 : 404, { ...(type && { "Content-Type": type }), ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox", ...quiet, ...flags] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return {
    page,
    requests,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
