import { createServer, type IncomingMessage, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cannot, misuse } from "../../kernels/errors.ts";
import type { DataFolders } from "../data-folder.ts";
import { errorCode, fileError } from "../file-errors.ts";
import { kindOf } from "../files.ts";
import { bracketed, refuse } from "./admit.ts";
import { type Answer, notFound, send, text } from "./answer.ts";
import { answerMnist, listMnist } from "./data.ts";
import { listExperiments } from "./experiments.ts";
import { namesOf } from "./folder.ts";
import { answerRun, listRuns } from "./runs.ts";
import { answerSite } from "./site.ts";
import { answerStrokes } from "./strokes.ts";

export interface StudioServerOptions {
  /** What to listen on: `127.0.0.1`, unless the user asks to be reached from elsewhere. */
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Whether any free port will do where that one is taken. */
  readonly anyPort: boolean;
  /** The folder of runs. */
  readonly runs: string;
  readonly data: DataFolders;
  /** The built site and the folder of experiments: those of the package, unless said. */
  readonly site?: string;
  readonly experiments?: string;
}

export interface StudioServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves Studio: its page, and under `api/` what lies in the folders that it is given. It only reads, takes no uploads, and answers neither
 * other sites nor by names that are not its own.
 *
 * @throws NablaError where the page was not built, or the port cannot be had
 */
export async function startStudio(options: StudioServerOptions): Promise<StudioServer> {
  const { host, port, anyPort, site = packageFolder("dist/studio") } = options;
  if ((await kindOf(join(site, "index.html"))) !== "file") {
    throw cannot("serve Studio", `its page in ${site}`, "nothing there", 'Run "npm run build".');
  }
  const server = createServer((request, response) => {
    answer(request, options)
      .catch(() => text(500, "The server failed to answer."))
      .then((found) => send(request, response, found))
      // The file vanished or the reader left while it was sent: nothing can be said any more.
      .catch(() => response.destroy());
  });
  server.maxConnections = 100;
  server.requestTimeout = 10_000;
  try {
    await listen(server, host, port);
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE" && anyPort) await listen(server, host, 0).catch(failed);
    else failed(error);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw cannot("serve Studio", "a port", String(address));
  return {
    port: address.port,
    url: `http://${bracketed(shownHost(host))}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function failed(error: unknown): never {
    const action = `serve Studio at ${bracketed(host)}:${port}`;
    switch (errorCode(error)) {
      case "EADDRINUSE":
        throw misuse(action, "a free port", "one in use", "Name another with --port, or leave it out to take any.");
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
      case "EAI_AGAIN":
        throw misuse(action, "an address of this machine", host, "Leave out --host to be reached from this machine.");
      default:
        throw fileError(action, error);
    }
  }
}

/** A folder of this package: three up from here, from the sources and from what is built alike. */
function packageFolder(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Where a browser on this machine finds a server that listens on every address. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "127.0.0.1") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}

async function answer(request: IncomingMessage, options: StudioServerOptions): Promise<Answer> {
  const refusal = refuse(request, options.host);
  if (refusal !== undefined) return text(refusal.status, refusal.reason);
  const [path] = (request.url ?? "").split("?");
  const names = namesOf(path === "/" ? "/index.html" : path);
  if (names === undefined) return notFound;
  const [first, set, ...rest] = names;
  if (first !== "api") return answerSite(options.site ?? packageFolder("dist/studio"), names);
  switch (set) {
    case "runs":
      return rest.length === 0 ? listRuns(options.runs) : answerRun(options.runs, rest);
    case "experiments":
      return rest.length === 0 ? listExperiments(options.experiments ?? packageFolder("experiments")) : notFound;
    case "data":
      if (rest[0] !== "mnist") return notFound;
      return rest.length === 1 ? listMnist(options.data) : answerMnist(options.data, rest.slice(1));
    case "strokes":
      return rest.length === 1 ? answerStrokes(rest[0]) : notFound;
    default:
      return notFound;
  }
}
