import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../../src/cli/commands.ts";
import type { Choices } from "../choices.ts";
import type { Format } from "../format.ts";
import { mutateJson } from "../json.ts";
import { mutate } from "../mutate.ts";
import { type Entry, plant } from "../tree.ts";
import { mutateCheckpoint } from "./checkpoint.ts";
import { words } from "./yaml.ts";

/** Where the data and the runs that are spoilt lie while this process lives: a run's config names its data. */
const kept = mkdtempSync(join(tmpdir(), "nabla-runs-"));
process.once("exit", () => rmSync(kept, { recursive: true, force: true }));

/** Two short trainings: of classes with streams of chance, and of values with numpy's. */
const experiments = [
  `data: {name: csv, path: ${join(kept, "classes.csv")}, label: 0, val_split: 0.5}\nmodel: [linear: 2]\ntrainer: {epochs: 2, early_stopping: true}\n`,
  "generator: numpy\ndata: {name: random, features: 3, count: 12}\nmodel: [linear: 2, tanh, linear: 1]\ntrainer: {epochs: 3}\n",
];

let seeds: readonly ReadonlyMap<string, Uint8Array>[] | undefined;

async function trainSeeds(): Promise<ReadonlyMap<string, Uint8Array>[]> {
  writeFileSync(join(kept, "classes.csv"), Array.from({ length: 16 }, (_, i) => `${i % 2},${i},${i * i},1\n`).join(""));
  const made: ReadonlyMap<string, Uint8Array>[] = [];
  for (const [i, text] of experiments.entries()) {
    const [file, run] = [join(kept, `${i}.yaml`), join(kept, String(i))];
    writeFileSync(file, `version: 1\n${text}`);
    await nabla("train", [file], { out: run });
    made.push(new Map(readdirSync(run).map((name) => [name, readFileSync(join(run, name))])));
  }
  return made;
}

/** Changes a file in the way that its name asks for. */
function changed(name: string, bytes: Uint8Array, choices: Choices): Entry | undefined {
  if (choices.maybe(0.05))
    return choices.pick<Entry | undefined>([undefined, "folder", "pipe", { link: name }, { link: "/dev/zero" }]);
  if (name.endsWith(".npz") && choices.maybe(0.7)) return mutateCheckpoint(bytes, choices);
  if (/\.jsonl?$/.test(name) && choices.maybe(0.7)) {
    const lines = Buffer.from(bytes).toString().trim();
    const whole = name.endsWith(".json") ? [lines] : lines.split("\n");
    return Buffer.from(whole.map((text) => `${JSON.stringify(mutateJson(JSON.parse(text), choices))}\n`).join(""));
  }
  return mutate(bytes, choices, { seeds: [bytes], words });
}

/** Commands that read a run, and those that read its data as well, of which a changed config might make more than anybody can wait for. */
const readers = ["inspect", "predict"];
const verbs = [...readers, ...readers, "evaluate", "explain", "train"];

export const runFolder: Format = {
  name: "run folder",
  async attempt(choices, folder) {
    seeds ??= await trainSeeds();
    const files = choices.pick(seeds);
    const run = join(folder, "run");
    const spoilt = new Set(Array.from({ length: choices.pick([1, 1, 2]) }, () => choices.pick([...files.keys()])));
    mkdirSync(run);
    plant(
      run,
      Array.from(files).flatMap(([name, bytes]): [string, Entry][] => {
        const entry = spoilt.has(name) ? changed(name, bytes, choices) : bytes;
        return entry === undefined ? [] : [[name, entry]];
      }),
    );
    const verb = choices.pick(spoilt.has("config.yaml") ? readers : verbs);
    writeFileSync(join(folder, "rows.csv"), "1,2,3\n");
    if (verb === "train") await nabla(verb, [], { resume: run });
    else await nabla(verb, verb === "predict" ? [run, join(folder, "rows.csv")] : [run]);
    const temporary = readdirSync(run).filter((name) => name.endsWith(".tmp"));
    if (temporary.length > 0) throw new Error(`left ${temporary.join(", ")}`);
  },
};

/** Runs a command as the command line would, with what it throws. What it says goes nowhere. */
async function nabla(
  verb: string,
  args: readonly string[],
  options: Readonly<Record<string, string>> = {},
): Promise<void> {
  const command = commands.find(({ usage }) => usage.split(" ")[0] === verb)!;
  const given = {
    ...{ args, text: (option: string) => options[option], list: () => [] },
    ...{ flag: () => false, whole: () => undefined },
  };
  const silent = {
    ...{ json: false, live: false, columns: 80, rows: 24 },
    ...{ out() {}, err() {}, redraw() {}, progress() {}, listen: () => ({ asked: false, end() {} }) },
  };
  await command.run(given, silent);
}
