import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { keptFolder } from "./kept-folder.ts";
import { fillDataFolder, shortForms } from "./short-forms.ts";
import { type Short, shortTraining } from "./short-training.ts";

const { forms, left } = shortForms();
const folder = keptFolder();
const data = join(folder, "data");
fillDataFolder(data);

/** Other engines: paths of Node's executable with colons between, `/opt/node-22/bin/node:/opt/node-24/bin/node`. */
const nodes = (process.env["NABLA_NODES"] ?? "").split(":").filter((path) => path !== "");

describe("every experiment of the repository, in short", () => {
  const whole: Record<string, string> = {};
  const trainings: Record<string, Short> = {};
  beforeAll(async () => {
    for (const form of forms) {
      trainings[form.name] = await shortTraining(form, data);
      whole[form.name] = trainings[form.name].weights();
    }
  });

  it("is trained", () => {
    expect(forms.length).toBeGreaterThan(17);
    for (const [name, why] of Object.entries(left)) console.warn(`${name} is left out: ${why}`);
    expect(left).toEqual({});
  });

  // Not that they are right, which other tests see to, but that they are the same on every machine and with every version.
  // Where numbers are meant to change: npx vitest run test/cli/same-bits.test.ts -u, and a line in CHANGELOG.md.
  it("gives the weights that it has always given", async () => {
    await expect(`${JSON.stringify(whole, undefined, 2)}\n`).toMatchFileSnapshot("../fixtures/weights.json");
  });

  it("gives the same weights when it is saved and resumed, early or half-way", () => {
    for (const { name } of forms) {
      const { steps, resumedWeights } = trainings[name];
      for (const step of [1, Math.floor(steps / 2)]) {
        expect(resumedWeights(step), `${name} after ${step} steps`).toBe(whole[name]);
      }
    }
  });

  it("gives the same weights on two threads", async () => {
    for (const form of forms) {
      expect((await shortTraining(form, data, 2)).weights(), form.name).toBe(whole[form.name]);
    }
  });

  const isMissing = nodes.length === 0 && process.env["NABLA_REQUIRE_DATA"] !== "1";
  describe.skipIf(isMissing)(`in other engines${isMissing ? " (skipped: name some with NABLA_NODES)" : ""}`, () => {
    it("finds at least two, of other versions than this one and each other", () => {
      const versionOf = (node: string): string => execFileSync(node, ["-p", "process.version"], { encoding: "utf8" });
      const majors = [process.version, ...nodes.map(versionOf)].map((version) => Number.parseInt(version.slice(1), 10));
      expect(majors.length).toBeGreaterThan(2);
      expect(new Set(majors).size).toBe(majors.length);
    });

    it.each(nodes)("gives the same weights in %s, on one thread and on two", async (node) => {
      for (const threads of ["1", "2"]) expect(await inNode(node, threads)).toEqual(whole);
    });
  });

  async function inNode(node: string, threads: string): Promise<Record<string, string>> {
    const out = (name: string): string => join(folder, `${nodes.indexOf(node)}-${threads}`, name.replaceAll("/", "-"));
    const jobs = forms.map(({ name, file, set }) => ({
      name,
      argv: [file, "--data", data, "--threads", threads, "--out", out(name), ...set.flatMap((one) => ["--set", one])],
    }));
    const { stdout } = await promisify(execFile)(node, [
      join(import.meta.dirname, "train-all.mjs"),
      JSON.stringify(jobs),
    ]);
    const lines = stdout.trimEnd().split("\n");
    return Object.fromEntries(lines.map((line) => JSON.parse(line)).map(({ name, hash }) => [name, hash]));
  }
});
