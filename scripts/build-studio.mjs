// Builds Studio twice from src/studio: dist/studio/, a site that works below any path, and dist/studio.html, all of it in one file that
// opens without a server and without a network.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const studio = {
  configFile: false,
  root: join(root, "src", "studio"),
  publicDir: false,
  logLevel: "error",
  base: "./",
  assetsInclude: ["**/*.npz"],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { target: "es2023", modulePreload: false, emptyOutDir: true, outDir: join(root, "dist", "studio") },
  worker: { format: "iife" },
};

await build({ ...studio, build: { ...studio.build, assetsInlineLimit: 0 } });

const { output } = await build({
  ...studio,
  build: {
    ...studio.build,
    write: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
const page = oneFile(output);
writeFileSync(join(root, "dist", "studio.html"), page);
console.log(`studio.html: ${page.length} characters, ${gzipSync(page, { level: 9 }).length} bytes compressed`);

/** The page with its script and its style within it, and a policy that lets it load nothing else. */
function oneFile(files) {
  const named = (ending) => files.filter(({ fileName }) => fileName.endsWith(ending));
  const [[html], [script, ...scripts], [style, ...styles]] = [named(".html"), named(".js"), named(".css")];
  const others = files.filter((file) => ![html, script, style].includes(file)).map(({ fileName }) => fileName);
  if (others.length + scripts.length + styles.length > 0) {
    throw new Error(`Cannot build studio.html: expected one script and one style, received ${others.join(", ")}.`);
  }
  // What looks like the end of the element must not end it.
  const code = script.code.replaceAll("</script", "<\\/script");
  const css = style.source.toString();
  const policy = [
    "default-src 'none'",
    `script-src '${fingerprint(code)}' 'wasm-unsafe-eval'`,
    `style-src '${fingerprint(css)}'`,
    "img-src data: blob:",
    "connect-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html.source
    .toString()
    .replace(/<script type="module"[^>]*><\/script>/, "")
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
    .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace("</body>", () => `<script type="module">${code}</script>\n  </body>`);
}

/** What a content security policy knows an inline script or style by. https://www.w3.org/TR/CSP3/#match-element-to-source-list */
function fingerprint(source) {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}
