import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface MirrorServer {
  /** `http://127.0.0.1:…/`. */
  readonly url: string;
  /** `GET /name range` of every request, in order. */
  readonly log: string[];
}

/** A server on the loopback interface that is closed when the test ends. */
export async function mirrorServer(behave: Behaviour): Promise<MirrorServer> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    log.push([request.url, request.headers.range].filter(Boolean).join(" "));
    behave(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, log };
}

/** A URL where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

/** Sends files as good servers do: ranges, `If-Range`, a strong ETag. */
export function serve(files: ReadonlyMap<string, Uint8Array>, etag = '"v1"'): Behaviour {
  return (request, response) => {
    const bytes = files.get((request.url ?? "").slice(1));
    if (bytes === undefined) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
    const ranged = range !== null && (request.headers["if-range"] ?? etag) === etag;
    const start = ranged ? Number(range[1]) : 0;
    if (ranged && start >= bytes.length) return void response.writeHead(416).end();
    const rest = bytes.subarray(start);
    response.writeHead(ranged ? 206 : 200, {
      etag,
      "content-length": rest.length,
      ...(ranged ? { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    response.end(rest);
  };
}

/** Announces all of a file, sends only its first `count` bytes, and then closes the connection or keeps silent. */
export function sendOnly(bytes: Uint8Array, count: number, then: "close" | "stall", etag = '"v1"'): Behaviour {
  return (_request, response) => {
    response.writeHead(200, { etag, "content-length": bytes.length });
    response.write(bytes.subarray(0, count), () => {
      if (then === "close") setTimeout(() => response.destroy(), 20);
    });
  };
}
