import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { digits, experimentFile, longSin } from "./experiments.ts";
import { nabla, spawnNabla, train } from "./nabla.ts";

describe("a training that is interrupted", () => {
  it("saves at the first Ctrl-C, exits with 130, and resumed gives the weights of one that was not", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder, longSin), join(folder, "run")];
    const whole = await train(file, "--out", join(folder, "whole"));
    const { child, heard, ended } = spawnNabla(["train", file, "--out", run]);
    await heard("epoch  20/200");
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err.trimEnd().split("\n").at(-1)).toMatch(
      new RegExp(`^Interrupted after \\d+ steps; saved\\. Continue with: npx nabla train --resume ${run}$`),
    );
    expect(existsSync(join(run, "report.html"))).toBe(false);

    const end = await train("--resume", run);
    expect(end).toMatchObject({ epochs: 200, weights_sha256: whole["weights_sha256"], test_loss: whole["test_loss"] });
    const history = (of: string): unknown[] =>
      readFileSync(join(folder, of, "history.jsonl"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => ({ ...JSON.parse(line), samples_per_s: 0 }));
    expect(history("run")).toEqual(history("whole"));
  });

  it("says so as an event with --json", async () => {
    const folder = temporaryFolder();
    const run = join(folder, "run");
    const { child, heard, ended } = spawnNabla(["train", experimentFile(folder, longSin), "--out", run, "--json"]);
    await heard('"epoch":20,');
    child.kill("SIGTERM");
    const { code, out } = await ended;
    expect(code).toBe(130);
    const event = JSON.parse(out.trimEnd().split("\n").at(-1)!);
    expect(event).toEqual({ event: "interrupted", run, epochs: expect.any(Number), step: expect.any(Number) });
    expect(event.step).toBeGreaterThanOrEqual(event.epochs * 13);
  });

  it("goes on after it was killed, wherever that was", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder, longSin);
    const whole = await train(file, "--out", join(folder, "whole"));
    for (const [i, moment] of ["train,", "epoch   1/200", "epoch  37/200", "epoch 111/200"].entries()) {
      const run = join(folder, `run-${i}`);
      const { child, heard, ended } = spawnNabla(["train", file, "--out", run]);
      await heard(moment);
      child.kill("SIGKILL");
      await ended;
      if (existsSync(join(run, "last.npz"))) {
        expect((await train("--resume", run))["weights_sha256"]).toBe(whole["weights_sha256"]);
      } else {
        const { code, err } = await nabla("train", "--resume", run);
        expect([code, err.length]).toEqual([1, 1]);
        expect(err[0]).toMatch(/^Cannot (read|resume) .* [Tt]rain again\.$/);
      }
    }
  });
});

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
      "Cannot resume from RUN/last.npz: expected 6 steps an epoch, received 42 steps in 3 epochs. Keep data.batch_size and the data as they were.",
    ],
    [
      "another model",
      ["--resume", "RUN", "--set", "model[1].linear.out_features=13"],
      "RUN/last.npz: Cannot load 1.weight: expected shape 13x784, received 12x784.",
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
