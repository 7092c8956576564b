import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { blasBackend } from "../../src/node/blas.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, nablaJson, spawnNabla, train } from "./nabla.ts";

/** Why there is no BLAS on this machine; undefined where there is one. */
const blas = whyNoBlas();
const noBlas = blas !== undefined && process.env["NABLA_REQUIRE_DATA"] !== "1";

function whyNoBlas(): string | undefined {
  try {
    blasBackend(1);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const runFiles = ["best.npz", "config.yaml", "env.json", "history.jsonl", "last.npz", "report.html"];

describe("nabla train", () => {
  it("prints a line an epoch, the result, where the report lies and what to do next", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "run");
    const { code, out: said, err } = await nabla("train", experimentFile(folder), "--out", out);
    expect(code).toBe(0);
    expect(err[0]).toBe("digits: 270 train, 30 val, 60 test; 9,550 parameters; 3 epochs; wasm kernels");
    expect(err.slice(1).map((line) => line.replace(/\d+(\.\d+)?(e-\d+)?/g, "0"))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^epoch 0\/0 {2}loss 0 {2}acc 0% {2}val_loss 0 {2}val_acc 0%( \*)? {2}lr 0 {2}/),
      ]),
    );
    expect(err.length).toBe(4);
    expect(said[0]).toMatch(/^test accuracy \d+\.\d\d%, test loss [\d.]+ \(60 examples, \d+\.\d s\)$/);
    expect(said.slice(1)).toEqual([
      `run     ${out}`,
      `report  ${join(out, "report.html")}`,
      `next    npx nabla evaluate ${out}`,
      `        npx nabla inspect ${out}`,
      "        npx nabla train experiments/mnist-mlp.yaml   (after: npx nabla data get mnist)",
    ]);
    expect(readdirSync(out).sort()).toEqual(runFiles);
  });

  it("with --json prints one object an epoch, and one at the end", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "run");
    const events = await nablaJson("train", experimentFile(folder), "--out", out);
    expect(events.map(({ event }) => event)).toEqual(["epoch", "epoch", "epoch", "end"]);
    expect(Object.keys(events[0])).toEqual([
      ...["event", "epoch", "loss", "acc", "val_loss", "val_acc", "lr", "grad_norm", "update_ratio", "samples_per_s"],
    ]);
    expect(events.slice(0, 3).map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    const end = events[3];
    expect(Object.keys(end)).toEqual([
      ...[
        "event",
        "run",
        "test_loss",
        "test_acc",
        "weights_sha256",
        "epochs",
        "best_epoch",
        "stopped",
        "seconds",
        "report",
      ],
    ]);
    expect(end).toMatchObject({ run: out, epochs: 3, stopped: "finished", report: join(out, "report.html") });
    expect(end["weights_sha256"]).toMatch(/^[0-9a-f]{64}$/);
    expect((events[2]["loss"] as number) < (events[0]["loss"] as number)).toBe(true);
    const history = readFileSync(join(out, "history.jsonl"), "utf8").trimEnd().split("\n");
    expect(history.map((line) => ({ event: "epoch", ...JSON.parse(line) }))).toEqual(events.slice(0, 3));
    expect(JSON.parse(readFileSync(join(out, "env.json"), "utf8"))).toMatchObject({
      kernels: "wasm",
      seed: 0,
      threads: 1,
    });
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("<html");
  });

  it("prints every log_every-th step, from 0, with all digits of the loss", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder);
    const set = ["--set", "trainer.log_every=10", "--set", "trainer.epochs=2", "--set", "dtype=float64"];
    const events = await nablaJson("train", file, ...set, "--out", join(folder, "a"));
    const steps = events.filter(({ event }) => event === "step");
    expect(steps.map(({ step }) => step)).toEqual([0, 10, 20]);
    expect(Object.keys(steps[0])).toEqual(["event", "step", "loss"]);
    // An untrained network of ten classes knows nothing: about ln 10.
    expect(Math.abs((steps[0]["loss"] as number) - Math.LN10)).toBeLessThan(0.5);
    const { err } = await nabla("train", file, ...set, "--out", join(folder, "b"));
    expect(err.filter((line) => line.startsWith("step"))).toEqual(
      steps.map(({ step, loss }) => `step ${step}  loss ${loss}`),
    );
  });

  it("gives the same weights on one thread and on two, and says on how many", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder);
    const one = await train(file, "--out", join(folder, "one"));
    const two = await train(file, "--out", join(folder, "two"), "--threads", "2");
    expect(two["weights_sha256"]).toBe(one["weights_sha256"]);
    const { kernels, bits, threads } = JSON.parse(readFileSync(join(folder, "two", "env.json"), "utf8"));
    expect({ kernels, bits, threads }).toEqual({
      kernels: "wasm-threads",
      bits: "the same on every machine",
      threads: 2,
    });
  });

  it("computes with the kernels that are named, and refuses others", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder);
    await train(file, "--out", join(folder, "plain"), "--kernels", "reference");
    expect(JSON.parse(readFileSync(join(folder, "plain", "env.json"), "utf8")).kernels).toBe("reference");
    const { code, err } = await nabla("train", file, "--kernels", "gpu");
    expect(code).toBe(2);
    expect(err.join("\n")).toContain("Allowed choices are auto, wasm, blas, reference");
  });

  it("gives the same weights for the same seed, and others for another", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder);
    const [a, b, c, d] = [
      await train(file, "--out", join(folder, "a")),
      await train(file, "--out", join(folder, "b"), "--seed", "0"),
      await train(file, "--out", join(folder, "c"), "--seed", "1"),
      await train(file, "--out", join(folder, "d"), "--set", "seed=1"),
    ];
    expect(b["weights_sha256"]).toBe(a["weights_sha256"]);
    expect(b["test_loss"]).toBe(a["test_loss"]);
    expect(c["weights_sha256"]).not.toBe(a["weights_sha256"]);
    expect(d["weights_sha256"]).toBe(c["weights_sha256"]);
  });

  it("leaves a config.yaml that trains to the same weights", async () => {
    const folder = temporaryFolder();
    const changes = ["--seed", "5", "--set", "optimizer.sgd.lr=0.1", "--set", "data.batch_size=30"];
    const first = await train(experimentFile(folder), ...changes, "--out", join(folder, "a"));
    const again = await train(join(folder, "a", "config.yaml"), "--out", join(folder, "b"));
    expect(again["weights_sha256"]).toBe(first["weights_sha256"]);
  });

  it("reports validation where there is no test part, and a regression without accuracy", async () => {
    const folder = temporaryFolder();
    const text =
      "version: 1\ndata: {name: sin, step: 0.1, val_split: 0.2, test_split: 0}\nmodel: [linear: 5, tanh, linear: 1]\ntrainer: {epochs: 2}\n";
    const end = await train(experimentFile(folder, text), "--out", join(folder, "a"));
    expect(Object.keys(end)).toContain("val_loss");
    expect(Object.keys(end)).not.toContain("test_loss");
    expect(Object.keys(end)).not.toContain("val_acc");
    const { out, code } = await nabla("train", experimentFile(folder, text), "--out", join(folder, "b"));
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^validation loss [\d.]+ \(13 examples, /);
  });

  it("goes back to the best weights where early stopping was asked for", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const set = [
      "--set",
      "trainer.early_stopping.patience=1",
      "--set",
      "trainer.epochs=60",
      "--set",
      "optimizer.adam.lr=0.05",
    ];
    const end = await train(experimentFile(folder), ...set, "--out", run);
    expect(end).toMatchObject({ stopped: "early", epochs: (end["best_epoch"] as number) + 1 });
    const [{ acc, loss }] = await nablaJson("evaluate", run);
    expect([acc, loss]).toEqual([end["test_acc"], end["test_loss"]]);
  });

  it("makes runs/<time>-<name> where --out does not say", async () => {
    const cwd = temporaryFolder();
    experimentFile(cwd, undefined, "tiny.yaml");
    const { code, out } = await spawnNabla(["train", "tiny.yaml", "--set", "trainer.epochs=1", "--json"], { cwd })
      .ended;
    expect(code).toBe(0);
    const { run, report } = JSON.parse(out.trimEnd().split("\n").at(-1)!);
    expect(run).toMatch(/^runs\/\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d-tiny$/);
    expect(report).toBe(`${run}/report.html`);
    expect(readdirSync(join(cwd, "runs"))).toEqual([basename(run)]);
    expect(existsSync(join(cwd, report))).toBe(true);
  });

  it("refuses to write over another run, and leaves it as it is", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder), join(folder, "run")];
    await train(file, "--out", run);
    const before = readFileSync(join(run, "last.npz"));
    const { code, err } = await nabla("train", file, "--seed", "1", "--out", run);
    expect([code, err]).toEqual([
      2,
      [
        `Cannot write a run to ${run}: expected a new or an empty folder, received one that holds a run. ` +
          `Give --out another folder, or continue that run with --resume ${run}.`,
      ],
    ]);
    expect(readFileSync(join(run, "last.npz")).equals(before)).toBe(true);
    expect(readdirSync(run).sort()).toEqual(runFiles);
  });
});

describe("nabla train that diverges", () => {
  it("names layer and example, exits with 1 and leaves a report", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const set = ["--set", "optimizer.sgd.lr=1e30", "--set", "loss=mse"];
    const { code, out, err } = await nabla("train", experimentFile(folder), ...set, "--out", run);
    expect(code).toBe(1);
    expect(out).toEqual([]);
    expect(err.at(-2)).toMatch(
      /^loss is (NaN|Infinity) at epoch 1, batch \d+: first non-finite value in model\[\d\] \w+, example \d+ \((NaN|-?Infinity)\)\. Likely lr 1e\+30 is too large/,
    );
    expect(err.at(-1)).toBe(`report  ${join(run, "report.html")}`);
    expect(readdirSync(run).sort()).toEqual(["config.yaml", "env.json", "findings.jsonl", "report.html"]);
    expect(readFileSync(join(run, "report.html"), "utf8")).toContain("first non-finite value");
  });

  it("says so as an event with --json", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const set = ["--set", "optimizer.sgd.lr=1e30", "--set", "loss=mse", "--json"];
    const { code, out } = await nabla("train", experimentFile(folder), ...set, "--out", run);
    expect(code).toBe(1);
    expect(JSON.parse(out.at(-1)!)).toEqual({
      ...{ event: "diverged", run, message: expect.stringContaining("loss is ") },
      ...{ epochs: 0, best_epoch: 0, seconds: expect.any(Number) },
    });
  });

  it("finds it too when only the last update of an epoch breaks the weights", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const set = ["optimizer.sgd.lr=1e38", "loss=mse", "data.batch_size=all", "trainer.epochs=1"].flatMap((s) => [
      "--set",
      s,
    ]);
    const { code, err } = await nabla("train", experimentFile(folder), ...set, "--out", run);
    expect(code).toBe(1);
    expect(err.at(-2)).toMatch(
      /^val_loss is (NaN|Infinity) after epoch 1: first non-finite value in model\[\d\] linear, example 0 \(-?(NaN|Infinity)\) of the validation data\. Likely lr 1e\+38/,
    );
    expect(readdirSync(run).sort()).toEqual(["config.yaml", "env.json", "findings.jsonl", "report.html"]);
  });

  it("trains a network that begins with all zeros", async () => {
    const folder = temporaryFolder();
    const zero = "{units: 10, weight_init: zeros}";
    const text = `version: 1\ndata: {name: digits, count: 40, test_count: 10, batch_size: all}\nmodel: [linear: ${zero}]\ntrainer: {epochs: 2}\n`;
    expect(await train(experimentFile(folder, text), "--out", join(folder, "a"))).toMatchObject({
      stopped: "finished",
    });
  });
});

describe("nabla train whose doctor finds something", () => {
  const set = ["--set", "data.normalize=none", "--set", "trainer.epochs=1"];

  it("says it as it is found, keeps it in the run's folder and shows it in the report", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const { code, err } = await nabla("train", experimentFile(folder), ...set, "--out", run);
    expect(code).toBe(0);
    expect(err[1]).toMatch(
      /^inputs_not_scaled: training data: The largest inputs have a root mean square of \d+; near 1 is healthy\. Raw bytes or raw measurements reach the network\. Set data\.normalize to standard\.$/,
    );
    const [line, ...others] = readFileSync(join(run, "findings.jsonl"), "utf8").trimEnd().split("\n");
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ code: "inputs_not_scaled", where: "training data" });
    const report = readFileSync(join(run, "report.html"), "utf8");
    for (const text of ["What the doctor found", "诊断结果", "Set data.normalize to standard.", "设为 standard"])
      expect(report).toContain(text);
  });

  it("prints it as an object with --json, and once for all when the run is continued", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const [finding] = await nablaJson("train", experimentFile(folder), ...set, "--out", run);
    expect(finding).toMatchObject({ event: "finding", code: "inputs_not_scaled", where: "training data" });
    expect(Object.keys(finding)).toEqual(["event", "code", "where", "words", "cause", "fix"]);
    const again = await nablaJson("train", "--resume", run, "--set", "trainer.epochs=2");
    expect(again.map(({ event }) => event)).toEqual(["epoch", "end"]);
    expect(readFileSync(join(run, "findings.jsonl"), "utf8").trimEnd().split("\n").length).toBe(1);
    expect(readFileSync(join(run, "report.html"), "utf8")).toContain("What the doctor found");
  });

  it("says nothing, and leaves no file and no section, where all is well", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    await train(experimentFile(folder), "--out", run);
    expect(existsSync(join(run, "findings.jsonl"))).toBe(false);
    expect(readFileSync(join(run, "report.html"), "utf8")).not.toContain("What the doctor found");
  });
});

describe.skipIf(noBlas)(`nabla train --kernels blas${noBlas ? ` (skipped: ${blas})` : ""}`, () => {
  it("is asked for by name alone, and env.json says what that costs", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder), join(folder, "run")];
    const environment = (path: string): Record<string, unknown> =>
      JSON.parse(readFileSync(join(path, "env.json"), "utf8"));
    await train(file, "--out", run, "--kernels", "blas", "--set", "trainer.epochs=1");
    expect(environment(run)).toMatchObject({ kernels: "wasm+blas", bits: "may differ from machine to machine" });
    await train(file, "--out", join(folder, "auto"), "--kernels", "auto", "--set", "trainer.epochs=1");
    expect(environment(join(folder, "auto"))).toMatchObject({ kernels: "wasm", bits: "the same on every machine" });
    // What was begun so goes on so, and what was begun exactly is not made inexact.
    expect((await train("--resume", run, "--set", "trainer.epochs=2"))["epochs"]).toBe(2);
    const { code, err } = await nabla("train", "--resume", join(folder, "auto"), "--kernels", "blas");
    expect([code, err]).toEqual([
      2,
      [
        `Cannot resume ${folder}/auto: expected the wasm kernels, with which it was begun, received wasm+blas. ` +
          "Leave --kernels out, or train anew without --resume.",
      ],
    ]);
  });
});
