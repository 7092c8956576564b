import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { experimentFile } from "./experiments.ts";
import { keptFolder } from "./kept-folder.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

const folder = keptFolder();
const runs = ["a", "b"].map((name) => join(folder, name));
type Figures = Readonly<Record<"loss" | "acc" | "n", number>> & Readonly<Record<string, unknown>>;

beforeAll(async () => {
  for (const [seed, run] of runs.entries()) await train(experimentFile(folder), "--seed", String(seed), "--out", run);
});

/** Trains another experiment. @returns its run */
async function other(name: string, text: string): Promise<string> {
  const run = join(folder, name);
  await train(experimentFile(folder, text, `${name}.yaml`), "--out", run);
  return run;
}

describe("nabla evaluate of several runs", () => {
  it("gives each run's own figures and those of all together", async () => {
    const own = await Promise.all(runs.map(async (run) => (await nablaJson<Figures>("evaluate", run))[0]));
    const lines = await nablaJson<Figures>("evaluate", ...runs);
    expect(lines.slice(0, 2)).toEqual(
      own.map(({ loss, acc, n }, i) => ({ run: runs[i], loss: expect.closeTo(loss, 5), acc, n })),
    );
    expect(lines[2]).toEqual({ runs: 2, copies: 1, loss: expect.any(Number), acc: expect.any(Number), n: 60 });
    // The mean of probabilities has no larger −log than the mean of theirs (Jensen).
    expect(lines[2].loss).toBeLessThanOrEqual((own[0].loss + own[1].loss) / 2 + 1e-9);
    const twice = await nablaJson<Figures>("evaluate", runs[0], runs[0]);
    expect(twice[2]).toMatchObject({ loss: expect.closeTo(own[0].loss, 5), acc: own[0].acc });
  });

  it("says the same in words, with the confusion matrix of all together", async () => {
    const { code, out } = await nabla("evaluate", ...runs);
    expect(code).toBe(0);
    for (const [i, run] of runs.entries()) {
      expect(out[i]).toMatch(new RegExp(`^${run}  test: accuracy \\d+\\.\\d\\d%, loss [\\d.]+ \\(60 examples\\)$`));
    }
    expect(out[2]).toMatch(/^test: accuracy \d+\.\d\d%, loss [\d.]+ \(60 examples\)$/);
    expect(out[4]).toContain("truth |");
  });

  it("takes the mean over shifted copies where --shifts says so", async () => {
    const [still] = await nablaJson<Figures>("evaluate", runs[0], "--shifts", "0");
    const [one] = await nablaJson<Figures>("evaluate", runs[0], "--shifts", "1");
    expect(Object.keys(still)).toEqual(["loss", "acc", "n"]);
    expect(one).toMatchObject({ runs: 1, copies: 9, n: 60 });
    expect(one.loss).not.toBeCloseTo(still.loss, 5);
    const both = await nablaJson<Figures>("evaluate", ...runs, "--shifts", "1");
    expect(both[0]).toEqual({ run: runs[0], loss: one.loss, acc: one.acc, n: 60 });
    expect(both[2]["copies"]).toBe(9);
  });

  it("refuses runs that are about other things", async () => {
    const narrow = await other(
      "narrow",
      "version: 1\ndata: {name: csv, path: points.csv, label: 2}\nmodel: [linear: 3]\n".replace(
        "points.csv",
        points("points.csv", 3),
      ),
    );
    const fewer = await other(
      "fewer",
      `version: 1\ndata: {name: csv, path: ${points("two.csv", 2)}, label: 2}\nmodel: [linear: 2]\n`,
    );
    const split = await other(
      "split",
      `version: 1\nseed: 1\ndata: {name: csv, path: ${points("points.csv", 3)}, label: 2}\nmodel: [linear: 3]\n`,
    );
    const sin = await other(
      "sin",
      "version: 1\ndata: {name: sin, step: 0.1}\nmodel: [linear: 1]\ntrainer: {epochs: 1}\n",
    );
    const says = async (...argv: string[]): Promise<readonly string[]> => {
      const { code, err } = await nabla("evaluate", ...argv);
      expect(code).toBe(2);
      return err;
    };
    expect(await says(runs[0], narrow)).toEqual([
      `Cannot evaluate runs together: expected inputs of 1x28x28, as in ${runs[0]}, received 2 in ${narrow}.`,
    ]);
    expect(await says(narrow, fewer)).toEqual([
      `Cannot evaluate runs together: expected the classes 0, 1, 2, as in ${narrow}, received 0, 1 in ${fewer}.`,
    ]);
    expect(await says(narrow, split)).toEqual([
      `Cannot evaluate runs together: expected the test part of ${narrow}, received another in ${split}. ` +
        "Train them with one data.split_seed, or evaluate other data with --set.",
    ]);
    expect(await says(sin, sin)).toEqual([
      "Cannot average predictions: expected runs that tell classes apart, received runs that give values.",
    ]);
    expect(await says(narrow, "--shifts", "1")).toEqual([
      "Cannot average predictions: expected pictures to shift, received inputs of 2. Leave out --shifts.",
    ]);
    expect(await says(runs[0], "--shifts", "x")).toEqual([
      "Cannot read --shifts: expected a whole number of at least 0, received x.",
    ]);
  });

  it("takes runs of other seeds together where their splits have one seed", async () => {
    const text = (seed: number): string =>
      `version: 1\nseed: ${seed}\ndata: {name: csv, path: ${points("points.csv", 3)}, label: 2, split_seed: 5}\nmodel: [linear: 3]\ntrainer: {epochs: 1}\n`;
    const together = [await other("s0", text(0)), await other("s1", text(1))];
    const lines = await nablaJson<Figures>("evaluate", ...together);
    expect(lines[2]).toMatchObject({ runs: 2, n: 3 });
    const own = await Promise.all(together.map(async (run) => (await nablaJson<Figures>("evaluate", run))[0]));
    expect(lines.slice(0, 2).map(({ loss }) => loss)).toEqual(own.map(({ loss }) => expect.closeTo(loss, 4)));
    expect(lines[0].loss).not.toBe(lines[1].loss);
  });
});

/** Writes thirty points of so many classes. @returns the file */
function points(name: string, classes: number): string {
  const path = join(folder, name);
  writeFileSync(path, Array.from({ length: 30 }, (_, i) => `${i},${(i * i) % 7},${i % classes}\n`).join(""));
  return path;
}
