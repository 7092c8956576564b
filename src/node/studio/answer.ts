import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** What is sent back: text, JSON among it, or a file that is closed once it is sent. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | FileHandle;
  /** The content security policy of what is sent; none may do anything unless it says so. */
  readonly policy?: string;
}

export function text(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body: `${body}\n` };
}

export function json(body: unknown): Answer {
  return { status: 200, type: "application/json", body: JSON.stringify(body) };
}

export const notFound: Answer = text(404, "There is no such thing here.");

/** Nothing may load anything, nobody may frame it. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sends an answer, with what keeps it apart from other sites and lets the page share memory between threads. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, type, body, policy = nothing } = answer;
  const length = typeof body === "string" ? Buffer.byteLength(body) : (await body.stat()).size;
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": length,
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    ...(status === 405 && { Allow: "GET, HEAD" }),
    // What is left of a body that nobody wants is not waited for.
    ...(status >= 400 && { Connection: "close" }),
  });
  if (typeof body === "string") response.end(request.method === "HEAD" ? undefined : body);
  else if (request.method === "HEAD" || length === 0) {
    await body.close();
    response.end();
    // A file that grows meanwhile is sent as long as it was.
  } else await pipeline(body.createReadStream({ start: 0, end: length - 1 }), response);
}
