import { extname } from "node:path";
import { type Answer, notFound } from "./answer.ts";
import { openBelow } from "./folder.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".npz": "application/octet-stream",
};

/** What Studio's page may do: run its own script and style, and workers that it makes of its own script. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src blob:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A file of the built site. The page is told that a server is behind it. */
export async function answerSite(folder: string, names: readonly string[]): Promise<Answer> {
  const last = names.at(-1) ?? "";
  const type = types[extname(last)];
  const handle = type && (await openBelow(folder, names));
  if (!handle) return notFound;
  if (last !== "index.html") return { status: 200, type, body: handle, policy };
  try {
    const html = await handle.readFile("utf8");
    return { status: 200, type, body: html.replace("<html ", "<html data-server "), policy };
  } finally {
    await handle.close();
  }
}
