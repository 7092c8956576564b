import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isRun, RUN_FILES } from "../run-folder.ts";
import { type Answer, json, notFound } from "./answer.ts";
import { isPlainName, openBelow } from "./folder.ts";

/** A run as the list has it. */
interface ListedRun {
  readonly name: string;
  /** config.yaml. */
  readonly config: string;
  /** env.json, parsed; absent where it is none. */
  readonly environment: unknown;
  /** The entries of history.jsonl: all of them, or so many as the end of a long one holds. */
  readonly history: readonly unknown[];
  readonly hasReport: boolean;
}

/** The list holds so many runs at most, the latest by name. */
const mostRuns = 200;
/** No configuration is longer, and of a history no more is listed: some three hundred epochs. The file itself has all of them. */
const mostBytes = 2 ** 16;

/** Every run that a folder of runs holds, the latest first. */
export async function listRuns(folder: string): Promise<Answer> {
  const names = (await readdir(folder).catch((): string[] => [])).filter(isPlainName).sort().reverse();
  const listed: ListedRun[] = [];
  for (const name of names) {
    if (listed.length === mostRuns) break;
    const run = (await isRun(join(folder, name))) ? await describeRun(folder, name) : undefined;
    if (run !== undefined) listed.push(run);
  }
  return json(listed);
}

async function describeRun(folder: string, name: string): Promise<ListedRun | undefined> {
  const config = await readBelow(folder, [name, RUN_FILES.config]);
  // A link that leads out of the folder is no run of it.
  if (config === undefined) return undefined;
  const report = await openBelow(folder, [name, RUN_FILES.report]);
  await report?.close();
  const environment = parse((await readBelow(folder, [name, RUN_FILES.environment])) ?? "");
  const history = ((await readBelow(folder, [name, RUN_FILES.history])) ?? "").split("\n").slice(0, -1).map(parse);
  const entries = history.filter((entry) => entry !== undefined);
  return { name, config, environment, history: entries, hasReport: report !== undefined };
}

/** The end of a file: all of a short one. */
async function readBelow(folder: string, names: readonly string[]): Promise<string | undefined> {
  const handle = await openBelow(folder, names);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(size, mostBytes));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return new TextDecoder().decode(bytes.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The files of a run that are sent. A report runs its own script, but as a page of no site: it cannot ask this server for anything. */
const files: Readonly<Record<string, { readonly type: string; readonly policy?: string }>> = {
  [RUN_FILES.config]: { type: "text/plain; charset=utf-8" },
  [RUN_FILES.history]: { type: "text/plain; charset=utf-8" },
  [RUN_FILES.findings]: { type: "text/plain; charset=utf-8" },
  [RUN_FILES.environment]: { type: "application/json" },
  [RUN_FILES.best]: { type: "application/octet-stream" },
  [RUN_FILES.last]: { type: "application/octet-stream" },
  [RUN_FILES.report]: {
    type: "text/html; charset=utf-8",
    policy:
      "sandbox allow-scripts; default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'self'",
  },
};

/** One file of a run. */
export async function answerRun(folder: string, names: readonly string[]): Promise<Answer> {
  const [name, file] = names;
  if (names.length !== 2 || !Object.hasOwn(files, file) || !(await isRun(join(folder, name)))) return notFound;
  const handle = await openBelow(folder, names);
  return handle === undefined ? notFound : { status: 200, body: handle, ...files[file] };
}
