#!/usr/bin/env node
import { existsSync } from "node:fs";

// Whoever read our output has gone, as `| head` does: the rest is not done, and nobody is left to tell.
const onGone = (error) => {
  if (error.code === "EPIPE") process.exit(1);
  throw error;
};
process.stdout.on("error", onGone);
process.stderr.on("error", onGone);

const built = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  const code = await main(process.argv.slice(2));
  // Exits once everything is written, not when nothing is pending: an aborted download can leave a look-up behind.
  process.stdout.write("", () => process.exit(code));
} else {
  process.stderr.write("Cannot run nabla: it is not built yet. Build it with: npm run build\n");
  process.exit(2);
}
