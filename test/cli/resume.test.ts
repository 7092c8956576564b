import { copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { digits, experimentFile } from "./experiments.ts";
import { nabla, nablaJson, train } from "./nabla.ts";
import { savedIn } from "./saved-in.ts";

describe("nabla train --resume", () => {
  it("goes on with the new pictures that the next epochs would have had", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const file = experimentFile(folder, digits.replace("count", "fresh: true, count"));
    await train(file, "--out", run, "--set", "trainer.epochs=2");
    const end = await train("--resume", run, "--set", "trainer.epochs=4");
    const whole = await train(file, "--set", "trainer.epochs=4", "--out", join(folder, "whole"));
    expect(end["weights_sha256"]).toBe(whole["weights_sha256"]);
    const fixed = await train(experimentFile(folder), "--set", "trainer.epochs=4", "--out", join(folder, "fixed"));
    expect(whole["weights_sha256"]).not.toBe(fixed["weights_sha256"]);
  });

  it("goes on for longer where more epochs are asked for", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder), join(folder, "run")];
    await train(file, "--out", run);
    const end = await train("--resume", run, "--set", "trainer.epochs=5");
    expect(end["epochs"]).toBe(5);
    const whole = await train(file, "--set", "trainer.epochs=5", "--out", join(folder, "whole"));
    expect(end["weights_sha256"]).toBe(whole["weights_sha256"]);
    expect(readFileSync(join(run, "config.yaml"), "utf8")).toContain("epochs: 5");
    const rates = readFileSync(join(run, "history.jsonl"), "utf8").trimEnd().split("\n");
    expect(rates.map((line) => JSON.parse(line).samples_per_s > 0)).toEqual([true, true, true, true, true]);
  });

  it.each([
    ["the latest weights", ""],
    ["an average of them", ", ema: {decay: 0.9}"],
  ])("goes on past an early stop, with %s, as if there had been more patience", async (_, ema) => {
    const folder = temporaryFolder();
    const yaml = digits.replace("epochs: 3", `epochs: 14, early_stopping: {patience: 1}${ema}`).replace("5e-3", "2e-2");
    const [file, run] = [experimentFile(folder, yaml), join(folder, "run")];
    const first = await train(file, "--out", run);
    expect(first["stopped"]).toBe("early");
    const patient = ["--set", "trainer.early_stopping.patience=4"];
    const whole = await train(file, ...patient, "--out", join(folder, "whole"));
    const end = await train("--resume", run, ...patient);
    const told = ({ weights_sha256, epochs, best_epoch, stopped }: typeof end): unknown => [
      weights_sha256,
      epochs,
      best_epoch,
      stopped,
    ];
    expect(told(end)).toEqual(told(whole));
    expect(end["epochs"]).toBeGreaterThan(first["epochs"] as number);
    for (const file of ["last.npz", "best.npz"]) {
      expect(savedIn(join(run, file)), file).toEqual(savedIn(join(folder, "whole", file)));
    }
    const { code, err } = await nabla("train", "--resume", run, "--set", "trainer.early_stopping.patience=1");
    expect([code, err]).toEqual([
      2,
      [
        `Cannot resume from ${run}/last.npz: expected an end after epoch ${end["epochs"]}, which is done, ` +
          `received one after epoch ${first["epochs"]}. ` +
          "Raise trainer.epochs or trainer.early_stopping.patience, or train anew without --resume.",
      ],
    ]);
  });

  it("says how far a finished run had come and changes nothing of it", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder), join(folder, "run")];
    const end = await train(file, "--out", run);
    const { code, err, out } = await nabla("train", file, "--resume", run, "--json");
    expect([code, err]).toEqual([0, []]);
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ weights_sha256: end["weights_sha256"], epochs: 3 });
    expect((await nabla("train", "--resume", run)).err).toEqual([
      "digits: 270 train, 30 val, 60 test; 9,550 parameters; 3 epochs, 3 of them done; wasm kernels",
    ]);
  });

  it("takes the checkpoint's word over a history that is cut off or damaged", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder), join(folder, "run")];
    const end = await train(file, "--out", run);
    writeFileSync(join(run, "history.jsonl"), 'not JSON\n{"epoch":2}\n');
    expect((await train("--resume", run))["weights_sha256"]).toBe(end["weights_sha256"]);
    const lines = readFileSync(join(run, "history.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).epoch)).toEqual([1, 2, 3]);
  });

  it("takes nothing but words for the words of env.json", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "RUN");
    await train(experimentFile(folder), "--out", run);
    // What String() would call, and fail at.
    const odd = { toString: 1, valueOf: 1 };
    writeFileSync(join(run, "env.json"), JSON.stringify({ kernels: odd, data_sha256: odd }));
    const { code, err } = await nabla("train", "--resume", run);
    expect({ code, said: err.join().replace(run, "RUN") }).toEqual({
      code: 2,
      said: expect.stringMatching(
        /^Cannot resume RUN: expected the data that it was trained on \(SHA-256 unknown…\), received digits/,
      ),
    });
  });

  it.each([
    [
      "another experiment",
      ["OTHER", "--resume", "RUN"],
      "Cannot resume RUN: expected the experiment of the run, received OTHER. Leave the file out, or train anew without --resume.",
    ],
    [
      "--out",
      ["--resume", "RUN", "--out", "ELSE"],
      "Cannot resume RUN: expected no --out, since a run goes on in its own folder, received --out ELSE. Leave it out.",
    ],
    [
      "other data",
      ["--resume", "RUN", "--set", "data.seed=7"],
      /^Cannot resume RUN: expected the data that it was trained on \(SHA-256 [0-9a-f]{12}…\), received digits with other content \([0-9a-f]{12}…\)\. Name that data with --data, or train anew without --resume\.$/,
    ],
    [
      "another batch size",
      ["--resume", "RUN", "--set", "data.batch_size=50"],
      "Cannot resume RUN: expected data.batch_size 20, with which it was begun, received 50. Leave it as it was, or train anew without --resume.",
    ],
    [
      "another optimiser whose memory has the same names",
      ["--resume", "RUN", "--set", "optimizer=adamw"],
      "Cannot resume RUN: expected optimizer adam, with which it was begun, received adamw. Leave it as it was, or train anew without --resume.",
    ],
    [
      "another seed",
      ["--resume", "RUN", "--seed", "4"],
      "Cannot resume RUN: expected seed 0, with which it was begun, received 4. Leave it as it was, or train anew without --resume.",
    ],
    [
      "other kernels",
      ["--resume", "RUN", "--kernels", "reference"],
      "Cannot resume RUN: expected the wasm kernels, with which it was begun, received reference. Leave --kernels out, or train anew without --resume.",
    ],
  ])("refuses %s", async (_, argv, message) => {
    const folder = temporaryFolder();
    const [run, other] = [join(folder, "RUN"), experimentFile(folder, digits.replace("adam", "sgd"), "OTHER")];
    await train(experimentFile(folder), "--out", run);
    const places: Record<string, string> = { RUN: run, OTHER: other, ELSE: join(folder, "ELSE") };
    const before = readFileSync(join(run, "config.yaml"), "utf8");
    const { code, out, err } = await nabla("train", ...argv.map((word) => places[word] ?? word));
    expect(code).toBeGreaterThan(0);
    expect(out).toEqual([]);
    expect(err.length).toBe(1);
    const said = err[0].replaceAll(`${folder}/`, "");
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(readFileSync(join(run, "config.yaml"), "utf8")).toBe(before);
  });

  it("refuses a checkpoint that is not of its config.yaml", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    await train(experimentFile(folder), "--out", run);
    const config = join(run, "config.yaml");
    writeFileSync(config, readFileSync(config, "utf8").replace("lr: 0.005", "lr: 0.05"));
    const { code, err } = await nabla("train", "--resume", run);
    expect([code, err]).toEqual([
      2,
      [
        `Cannot resume from ${run}/last.npz: expected the experiment that it is of, received one that trains otherwise. ` +
          "Put config.yaml back as it was, or train anew.",
      ],
    ]);
  });

  it("removes what a killed process was writing, and nothing else", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    await train(experimentFile(folder), "--out", run);
    const before = readdirSync(run);
    const mine = ["notes.tmp", "last.npz.tmp", "last.npz.old.tmp", "config.yaml.7"];
    for (const name of [...mine, "last.npz.31337.tmp", "history.jsonl.7.tmp"]) writeFileSync(join(run, name), "half");
    await train("--resume", run);
    expect(readdirSync(run).sort()).toEqual([...before, ...mine].sort());
  });

  it("says again nothing that the doctor had found, and writes no line behind half of one", async () => {
    const folder = temporaryFolder();
    const [file, run] = [
      experimentFile(folder, digits.replace("linear: 10]", "linear: 10, relu]")),
      join(folder, "run"),
    ];
    await train(file, "--out", run);
    const path = join(run, "findings.jsonl");
    const found = readFileSync(path, "utf8");
    expect(found).toContain('"code":"activation_before_loss"');
    writeFileSync(path, `${found}{"code":"first_l`);
    const events = await nablaJson("train", "--resume", run, "--set", "trainer.epochs=9");
    expect(events.filter(({ event }) => event === "finding")).toEqual([]);
    expect(readFileSync(path, "utf8")).toBe(found);
  });

  it("resumes a copy of the run elsewhere, and not from weights alone", async () => {
    const folder = temporaryFolder();
    const [run, copy] = [join(folder, "run"), join(folder, "copy")];
    const end = await train(experimentFile(folder), "--out", run);
    cpSync(run, copy, { recursive: true });
    expect((await train("--resume", copy))["weights_sha256"]).toBe(end["weights_sha256"]);
    copyFileSync(join(copy, "best.npz"), join(copy, "last.npz"));
    const { code, err } = await nabla("train", "--resume", copy);
    expect([code, err]).toEqual([
      1,
      [`Cannot resume from ${copy}/last.npz: expected a checkpoint, received weights alone.`],
    ]);
  });
});
