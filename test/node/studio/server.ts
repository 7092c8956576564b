import { mkdirSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type StudioServer, type StudioServerOptions, startStudio } from "../../../src/node/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A server over a folder of its own, which holds a site, a run, an experiment, and beside them a secret. */
export interface TestServer extends StudioServer {
  readonly folder: string;
}

export async function testServer(options: Partial<StudioServerOptions> = {}): Promise<TestServer> {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const server = await startStudio({
    host: "127.0.0.1",
    port: 0,
    anyPort: false,
    site: join(folder, "site"),
    runs: join(folder, "runs"),
    experiments: join(folder, "experiments"),
    data: { candidates: [join(folder, "data")], from: "--data", cwd: folder },
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, folder };
}

const files = {
  "secret.txt": "secret",
  "site/index.html": '<html lang="en"></html>',
  "site/assets/page.js": "1",
  "runs/a/config.yaml": "version: 1\n",
  "runs/a/env.json": '{"seed":7}',
  "runs/a/history.jsonl": '{"epoch":1}\n{"epoch":2}\n{"epo',
  "runs/a/best.npz": "weights",
  "runs/a/report.html": "<!doctype html>",
  "runs/no-run/config.yaml": "version: 1\n",
  "experiments/r1/one.yaml": "version: 1\n",
  "experiments/readme.md": "",
};

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a path exactly as it is written, which a browser or fetch would tidy up first. */
export function ask(
  { port }: { readonly port: number },
  path: string,
  { body, ...options }: RequestOptions & { readonly body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, agent: false, ...options }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode!, headers: answer.headers, body: text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
