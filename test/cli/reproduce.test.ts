import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { keptFolder } from "./kept-folder.ts";
import { capturedTerminal, nabla, nablaJson, spawnNabla, train } from "./nabla.ts";
import { expectAlike, outcomesIn } from "./reproduce/compare-folders.ts";
import { tasks, tinyList } from "./reproduce/tiny-list.ts";

/** They start processes and train, also where many others do. */
vi.setConfig({ testTimeout: 300_000 });

const keys = [
  "boom/seed-0",
  "digits/seed-0",
  "digits/seed-1",
  "sin/seed-0",
  "sin/seed-1",
  "sin/seed-2",
  "trace/seed-10",
];

const folder = keptFolder();
const list = tinyList(folder);
const whole = join(folder, "whole");
const ran = nabla("reproduce", "--published", list, "--out", whole, "--jobs", "2");

describe("nabla reproduce", () => {
  it("trains every row at every seed, says what came of each, and leaves a report", async () => {
    const { code, out, err } = await ran;
    expect(code).toBe(0);
    expect(err.length).toBe(tasks);
    expect(err.at(-1)).toMatch(/ s \(7 of 7 done, all done\)$/);
    expect(err.find((line) => line.startsWith("sin seed 1"))).toMatch(
      /^sin seed 1: test loss [\d.e-]+, [\d.]+ s \(\d of 7 done, (about \d+ (seconds?|minutes?) left|all done)\)$/,
    );
    expect(err.find((line) => line.startsWith("boom"))).toMatch(
      /^boom seed 0: diverged, [\d.]+ s: loss is \S+ at epoch 1/,
    );
    expect(out).toEqual([
      "R1: Sines",
      expect.stringMatching(/^ {2}reproduced {2}0\.01 +[\d.e-]+ ± [\d.e-]+ +a sine$/),
      expect.stringMatching(/^ {2}reproduced {2}– +– +too fast$/),
      "R3: Digits",
      expect.stringMatching(/^ {2}differs {5}10\.00% {2}\d\d\.\d\d% ± \d+\.\d\d% +few digits$/),
      "R4: Trace",
      expect.stringMatching(/^ {2}added .* step by step$/),
      `report  ${relative(process.cwd(), whole)}/report.html`,
    ]);
    expect(readdirSync(whole).sort()).toEqual(["report.html", "report.md", "report.zh.md", "results.json", "rows"]);
    expect(Object.keys(outcomesIn(whole))).toEqual(keys);
    expect(readFileSync(join(whole, "report.html"), "utf8")).toContain("a sine");
    expect(readFileSync(join(whole, "report.zh.md"), "utf8")).toContain("少量数字");
  });

  it("trains each as the command that a reader could type", async () => {
    await ran;
    const experiment = (name: string): string => join(folder, "experiments", name);
    const typed = await train(experiment("digits.yaml"), "--seed", "1", "--out", join(temporaryFolder(), "run"));
    const { [keys[2]]: digits } = outcomesIn(whole);
    expect(digits).toMatchObject({
      task: { key: "digits/seed-1", row: "digits", seed: 1, experiment: "digits.yaml", set: [] },
      stopped: typed["stopped"],
      bestEpoch: typed["best_epoch"],
      test: { loss: typed["test_loss"], acc: typed["test_acc"] },
      weightsSha256: typed["weights_sha256"],
    });
    // What was restored is what was measured then.
    expect(digits.val?.acc).toBe(digits.history[digits.bestEpoch - 1].val_acc);
    expect(digits.history.length).toBe(typed["epochs"]);
    expect(digits.history[0]).not.toHaveProperty("samples_per_s");
    expect(digits.predictions).toBeUndefined();
  });

  it("keeps a curve's test examples, a trace's steps and weights, and why a training diverged", async () => {
    await ran;
    const { [keys[0]]: boom, [keys[3]]: sin, [keys[6]]: trace } = outcomesIn(whole);
    const { x = [], target = [], output = [] } = sin.predictions ?? {};
    expect([x.length, target.length, output.length]).toEqual([25, 25, 25]);
    for (const [i, value] of x.entries()) expect(target[i]).toBeCloseTo(Math.sin(value), 5);
    const squares = output.map((value, i) => (value - target[i]) ** 2);
    expect(squares.reduce((sum, square) => sum + square, 0) / 25).toBeCloseTo(sin.test!.loss, 6);
    expect(trace.steps.map(({ step }) => step)).toEqual([0, 100, 200, 300]);
    expect(Object.entries(trace.weights!).map(([name, { length }]) => [name, length])).toEqual([
      ["0.weight", 3],
      ["0.bias", 3],
      ["2.weight", 3],
      ["2.bias", 1],
    ]);
    expect(trace.predictions?.output.length).toBe(20);
    expect(boom).toMatchObject({ stopped: "diverged", bestEpoch: 0, history: [] });
    expect(boom.said[0]).toMatch(/^loss is \S+ at epoch 1, batch \d+: first non-finite value/);
  });

  it("runs nothing twice, and again what has changed alone", async () => {
    const place = temporaryFolder();
    const [own, out] = [tinyList(place), join(place, "out")];
    const times = (): Record<string, number> =>
      Object.fromEntries(keys.map((key) => [key, statSync(join(out, "rows", key, "outcome.json")).mtimeMs]));
    const again = (): ReturnType<typeof nabla> => nabla("reproduce", "--published", own, "--out", out);
    const first = await again();
    expect([first.code, first.err.filter((line) => line.includes("failed"))]).toEqual([0, []]);
    const before = times();
    const { code, err, out: said } = await again();
    expect([code, err]).toEqual([0, []]);
    expect(said.length).toBe(8);
    expect(times()).toEqual(before);

    const file = join(place, "experiments", "digits.yaml");
    writeFileSync(file, `# A comment changes nothing.\n${readFileSync(file, "utf8")}`);
    writeFileSync(
      join(place, "experiments", "boom.yaml"),
      readFileSync(join(place, "experiments", "boom.yaml"), "utf8").replace("1e20", "1e21"),
    );
    expect((await again()).err.map((line) => line.split(":")[0])).toEqual(["boom seed 0"]);
    const after = times();
    expect(keys.filter((key) => after[key] !== before[key])).toEqual(["boom/seed-0"]);

    rmSync(join(out, "rows", "trace", "seed-10", "outcome.json"));
    writeFileSync(join(out, "rows", "sin", "seed-0", "outcome.json"), '{"cut off');
    expect((await again()).err.map((line) => line.split(":")[0]).sort()).toEqual(["sin seed 0", "trace seed 10"]);
    expect(outcomesIn(out)["sin/seed-0"]).toEqual((await ran) && outcomesIn(whole)["sin/seed-0"]);
  });

  it("takes the reports that are named, shows what else is there, and has the smaller versions in a folder of their own", async () => {
    const place = temporaryFolder();
    const own = tinyList(place);
    const { child: _, ended } = spawnNabla(["reproduce", "r4", "--quick", "--published", own], { cwd: place });
    expect(await ended).toMatchObject({ code: 0, out: expect.stringMatching(/^R4: Trace\n/) });
    expect(readdirSync(join(place, "reproduction-quick", "rows"))).toEqual(["trace"]);
    const out = join(place, "reproduction-quick");
    const { out: said } = await nabla("reproduce", "R1", "--quick", "--published", own, "--out", out);
    expect(said.filter((line) => line.startsWith("R"))).toEqual(["R1: Sines", "R4: Trace"]);
    const sin = outcomesIn(out)["sin/seed-0"];
    expect([sin.task.set, sin.history.length]).toEqual([["trainer.epochs=5"], 5]);
    const { quick, runs } = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
    expect([quick, runs.map(({ row }: { row: string }) => row)]).toEqual([true, ["sin", "boom", "trace"]]);
  });

  it("with --json prints an object for each task, each row and the end", async () => {
    const place = temporaryFolder();
    const objects = await nablaJson(
      "reproduce",
      "R3",
      "R4",
      "--quick",
      "--published",
      list,
      "--out",
      join(place, "out"),
    );
    expect(objects.map(({ event, row }) => [event, row]).slice(2)).toEqual([
      ["row", "digits"],
      ["row", "trace"],
      ["end", undefined],
    ]);
    const digits = objects.slice(0, 2).find(({ row }) => row === "digits");
    expect(Object.keys(digits!)).toEqual([
      "event",
      "row",
      "seed",
      "stopped",
      "val",
      "test",
      "seconds",
      "done",
      "total",
      "seconds_left",
    ]);
    expect(objects.at(-1)).toEqual({
      event: "end",
      done: 2,
      failed: 0,
      pending: 0,
      report: expect.stringContaining("report.html"),
    });
  });

  it("draws a line for each that runs and one for all on a terminal", async () => {
    const { terminal, drawn, err } = capturedTerminal({ live: true, columns: 100 });
    const place = temporaryFolder();
    const argv = ["reproduce", "R1", "--published", list, "--out", join(place, "out"), "--jobs", "1"];
    expect(await main(argv, () => terminal)).toBe(0);
    expect(err).toEqual([]);
    expect(drawn.some((line) => /^\d\d:\d\d {2}\d of 4 done, about \d+ \w+ left$/.test(line))).toBe(true);
    expect(drawn.some((line) => line.startsWith("sin seed "))).toBe(true);
  });
});

describe("nabla reproduce where data are missing", () => {
  it("says once how to get them, runs the others, and exits with 1", async () => {
    const place = temporaryFolder();
    const own = tinyList(place);
    const file = join(place, "experiments", "digits.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("digits, count: 200, test_count: 40", "mnist"));
    const argv = [
      "reproduce",
      "R3",
      "R4",
      "--published",
      own,
      "--out",
      join(place, "out"),
      "--data",
      place,
      "--jobs",
      "1",
    ];
    const { code, err, out } = await nabla(...argv);
    expect(code).toBe(1);
    const lost = err.filter((line) => line.startsWith("digits"));
    expect(lost).toEqual([
      `digits seed 0 failed: Cannot find MNIST: expected the four *-ubyte.gz files or mnist.pkl.gz in ${place}/mnist, the data folder that --data names, received nothing there. Get it with "nabla data get mnist", or name the folder that holds mnist/ with --data DIR. The embedded digits need no download: data: {name: digits}.`,
      "digits seed 1 failed: as above",
    ]);
    expect(err.at(-1)).toBe(
      `2 of 3 failed. Try them again with: npx nabla reproduce R3 R4 --out ${place}/out --data ${place} --jobs 1 --published ${own}`,
    );
    expect(out.find((line) => line.includes("few digits"))).toMatch(/^ {2}pending/);
    expect(Object.keys(outcomesIn(join(place, "out")))).toEqual(["trace/seed-10"]);
  });
});

describe("nabla reproduce that was stopped", () => {
  it("killed ten times at any moment leaves the same report in the end as one that was not", async () => {
    await ran;
    const out = join(folder, "killed");
    const argv = ["reproduce", "--published", list, "--out", out, "--jobs", "2"];
    // Any ten moments do; these are the same each time.
    for (let i = 0; i < 10; i++) {
      const { child, ended } = spawnNabla(argv);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200 + ((i * 379) % 700)))]);
      child.kill("SIGKILL");
      await ended;
    }
    expect((await nabla(...argv)).code).toBe(0);
    expectAlike(out, whole);
  });

  it("by Ctrl-C saves every training, says how to go on, and goes on to the same report", async () => {
    await ran;
    const out = join(folder, "interrupted");
    const argv = ["reproduce", "--published", list, "--out", out, "--jobs", "2"];
    const { child, ended } = spawnNabla(argv);
    while (!existsSync(join(out, "rows", "sin", "seed-1", "last.npz")))
      await new Promise((next) => setTimeout(next, 5));
    child.kill("SIGINT");
    const { code, out: said, err } = await ended;
    expect(code).toBe(130);
    expect(err.trimEnd().split("\n").at(-1)).toBe(
      `Interrupted; what was done is kept. Continue with: npx nabla reproduce --out ${out} --jobs 2 --published ${list}`,
    );
    expect(said).toMatch(/^ {2}pending/m);
    expect(existsSync(join(out, "lock"))).toBe(false);
    expect(existsSync(join(out, "rows", "sin", "seed-1", "last.npz"))).toBe(true);
    expect((await nabla(...argv)).code).toBe(0);
    expectAlike(out, whole);
  });
});

describe("nabla reproduce refuses", () => {
  const refused = async (...argv: string[]): Promise<string> => {
    const { code, out, err } = await nabla("reproduce", "--published", list, ...argv);
    expect([code, out]).toEqual([2, []]);
    return err.join("\n");
  };

  it("another report, and a number of jobs that is none", async () => {
    expect(await refused("R6")).toBe("Cannot reproduce: expected some of R1, R2, R3, R4, R5, received R6.");
    expect(await refused("--jobs", "0")).toBe("Cannot read --jobs: expected a whole number of at least 1, received 0.");
  });

  it("a folder of something else, and one with the other versions", async () => {
    await ran;
    const place = temporaryFolder();
    for (const name of ["d", "c", "b", "a"]) writeFileSync(join(place, name), "");
    expect(await refused("--out", place)).toBe(
      `Cannot reproduce into ${place}: expected a new folder, an empty one, or that of an earlier reproduction, received one with a, b, c. Give --out another folder.`,
    );
    expect(await refused("--quick", "--out", whole)).toBe(
      `Cannot reproduce into ${whole}: expected that of a quick reproduction, received that of a full one. Give --out another folder.`,
    );
  });

  it("a folder in which another process is at work, and takes over from one that was killed", async () => {
    const out = join(temporaryFolder(), "out");
    mkdirSync(out);
    // This process's parent is at work, if not there.
    writeFileSync(join(out, "lock"), `${process.ppid}\n`);
    expect(await refused("R4", "--out", out)).toBe(
      `Cannot reproduce into ${out}: expected a folder in which nobody is at work, received process ${process.ppid} at work there. Wait for it, or give --out another folder. If it is something else, remove ${out}/lock.`,
    );
    const { child, ended } = spawnNabla(["--version"]);
    await ended;
    writeFileSync(join(out, "lock"), `${child.pid}\n`);
    expect((await nabla("reproduce", "R4", "--published", list, "--out", out)).code).toBe(0);
  });

  it("an experiment with a mistake before anything is trained", async () => {
    const place = temporaryFolder();
    const own = tinyList(place);
    writeFileSync(
      join(place, "experiments", "sin.yaml"),
      "version: 1\ndata: {name: sin}\nmodel: [linear: 1]\nepoch: 3\n",
    );
    const { code, err } = await nabla("reproduce", "--published", own, "--out", join(place, "out"));
    expect([code, err.length]).toEqual([2, 1]);
    expect(err[0]).toContain('sin.yaml:4:1 unknown key "epoch"');
    expect(existsSync(join(place, "out"))).toBe(false);
  });
});
