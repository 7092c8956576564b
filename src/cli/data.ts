import { join } from "node:path";
import type { RawData } from "../data/dataset.ts";
import type { Table } from "../data/table.ts";
import { misuse } from "../kernels/errors.ts";
import { formatShape } from "../kernels/tensor.ts";
import { dataSchema } from "../lab/experiment/datasets/index.ts";
import { dataFolders, downloadMnist, folderForNewData, hashData } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption } from "./command.ts";
import { thousands } from "./numbers.ts";
import { render, renderOptions } from "./render.ts";
import { readData } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** The sets that have a name of their own, and what they are. */
const sets = [
  { name: "mnist", about: "70,000 handwritten digits, 28x28; downloaded by nabla data get mnist" },
  { name: "digits", about: "handwritten digits rendered from strokes, 28x28; embedded, endless" },
  { name: "hanzi", about: "Chinese characters drawn from their strokes, 28x28, those of any text; embedded, endless" },
  { name: "sin", about: "sin x on [-pi, pi); made on the spot" },
  { name: "random", about: "random numbers with random targets; made on the spot" },
] as const;

/** `data list|get|render|info`: which datasets there are, fetching one, writing a rendered one, and what is in one. */
export const data: Command = {
  usage: "data <action> [name]",
  summary: "list the datasets, get mnist, render digits or the characters of a text, or info on what a set holds",
  options: [dataOption, ...renderOptions, jsonOption],
  run(given, terminal) {
    const [action, name] = given.args;
    switch (action) {
      case "list":
        return list(terminal);
      case "get":
        return get(name, given, terminal);
      case "render":
        return render(name, given, terminal);
      case "info":
        return info(name, given, terminal);
      default:
        throw misuse("run nabla data", "list, get, render or info", action);
    }
  },
};

async function list(terminal: Terminal): Promise<number> {
  for (const { name, about } of sets)
    terminal.out(terminal.json ? JSON.stringify({ name, about }) : `${name.padEnd(8)}${about}`);
  if (!terminal.json) terminal.out("your own: image_folder, csv and npz, each with its path (nabla config --schema)");
  return 0;
}

async function get(name: string | undefined, given: Invocation, terminal: Terminal): Promise<number> {
  if (name !== "mnist") {
    throw misuse(
      "get data",
      "mnist, the one set that is downloaded",
      name ?? "no name",
      "The others need no download.",
    );
  }
  const folder = join(await folderForNewData(dataFolders(given.text("data"))), "mnist");
  const interruption = terminal.listen();
  const started = Date.now();
  const abort = new AbortController();
  const watch = setInterval(() => interruption.asked && abort.abort(), 100);
  try {
    const files = await downloadMnist(folder, {
      signal: abort.signal,
      onProgress({ bytes, total }) {
        if (!terminal.live) return;
        const figures = [`${(bytes / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`];
        terminal.progress({ label: "mnist", done: bytes, total, elapsed: (Date.now() - started) / 1000, figures });
      },
    });
    for (const { path, from } of files) {
      terminal.out(
        terminal.json
          ? JSON.stringify({ path, from })
          : `${path}  ${from === undefined ? "already there, verified" : `from ${from}`}`,
      );
    }
    return 0;
  } catch (error) {
    if (!interruption.asked) throw error;
    terminal.err("Interrupted; what was downloaded is kept and continued next time.");
    return 130;
  } finally {
    clearInterval(watch);
    interruption.end();
  }
}

async function info(name: string | undefined, given: Invocation, terminal: Terminal): Promise<number> {
  const known = sets.find((set) => set.name === name)?.name;
  if (known === undefined) throw misuse("describe data", sets.map((set) => set.name).join(", "), name ?? "no name");
  const raw = await readData({ generator: "streams", data: dataSchema.parse({ name: known }) }, given);
  if (terminal.json) terminal.out(JSON.stringify(summary(raw)));
  else for (const line of describe(raw)) terminal.out(line);
  return 0;
}

function partsOf({ table, val, test }: RawData): [name: string, table: Table][] {
  return Object.entries({ train: table, val, test }).filter(
    (entry): entry is [string, Table] => entry[1] !== undefined,
  );
}

function summary(raw: RawData): object {
  const { input, targets } = raw.table;
  const parts = Object.fromEntries(partsOf(raw).map(([name, { length }]) => [name, length]));
  const classes = targets.kind === "classes" ? targets.classes : undefined;
  return { name: raw.name, ...parts, input, classes, data_sha256: hashData(raw) };
}

function describe(raw: RawData): string[] {
  const { input, targets } = raw.table;
  const sizes = partsOf(raw).map(([name, { length }]) => `${thousands(length)} ${name}`);
  const lines = [`${raw.name}: ${sizes.join(", ")}; inputs ${formatShape(input)}`];
  if (targets.kind === "classes") {
    for (const [name, table] of partsOf(raw)) lines.push(`${name.padEnd(6)}${counts(table).join("  ")}`);
  } else lines.push(`targets: ${targets.columns} number${targets.columns === 1 ? "" : "s"} each`);
  return [...lines, `sha256 ${hashData(raw)}`];
}

/** `0: 5,923` for every class. */
function counts({ targets, length }: Table): string[] {
  if (targets.kind !== "classes") return [];
  const found = new Array<number>(targets.classes.length).fill(0);
  for (let i = 0; i < length; i++) found[targets.labels[i]]++;
  return targets.classes.map((name, i) => `${name}: ${thousands(found[i])}`);
}
