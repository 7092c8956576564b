import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

describe("nabla train --seeds", () => {
  it("trains once a seed, each as by itself, and says how the figures lie", async () => {
    const folder = temporaryFolder();
    const [file, out] = [experimentFile(folder), join(folder, "all")];
    const events = await nablaJson<Record<string, unknown>>("train", file, "--seeds", "0, 2", "--out", out);
    const ends = events.filter(({ event }) => event === "end");
    expect(ends.map(({ run }) => run)).toEqual([join(out, "seed-0"), join(out, "seed-2")]);
    const alone = await train(file, "--seed", "2", "--out", join(folder, "alone"));
    expect(ends[1]["weights_sha256"]).toBe(alone["weights_sha256"]);
    const [a, b] = ends.map((end) => end["test_acc"] as number);
    expect(events.at(-1)).toEqual({
      event: "seeds",
      seeds: [0, 2],
      test_loss: expect.objectContaining({ values: ends.map((end) => end["test_loss"]) }),
      test_acc: { mean: (a + b) / 2, deviation: expect.closeTo(Math.abs(a - b) / Math.SQRT2, 12), values: [a, b] },
    });
  });

  it("says it in words, of a regression without accuracy", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(
      folder,
      "version: 1\ndata: {name: sin, step: 0.1}\nmodel: [linear: 3, tanh, linear: 1]\ntrainer: {epochs: 2}\n",
    );
    const { code, out } = await nabla("train", file, "--seeds", "3,4", "--out", join(folder, "all"));
    expect(code).toBe(0);
    expect(out.slice(-2)).toEqual([
      "seeds 3, 4: mean ± standard deviation",
      expect.stringMatching(/^test loss [\d.]+ ± [\d.]+ \([\d.]+, [\d.]+\)$/),
    ]);
  });

  it("ends with the first run that fails", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "all");
    const { code } = await nabla(
      ...["train", experimentFile(folder), "--seeds", "0,1", "--out", out, "--set", "optimizer.sgd.lr=1e30"],
    );
    expect(code).toBe(1);
    expect([existsSync(join(out, "seed-0")), existsSync(join(out, "seed-1"))]).toEqual([true, false]);
  });

  it.each([
    [
      ["--seeds", "0,x"],
      "Cannot read --seeds: expected different whole numbers with commas between, as 0,1,2, received 0,x.",
    ],
    [
      ["--seeds", "1,1"],
      "Cannot read --seeds: expected different whole numbers with commas between, as 0,1,2, received 1,1.",
    ],
    [
      ["--seeds", ""],
      "Cannot read --seeds: expected different whole numbers with commas between, as 0,1,2, received .",
    ],
    [
      ["--seeds", "0", "--seed", "3"],
      "Cannot read --seeds: expected no --seed beside it, received --seed 3. Leave it out.",
    ],
    [
      ["--seeds", "0,1", "--resume", "r"],
      "Cannot resume r: expected no --seeds, since a run goes on in its own folder, received --seeds 0,1. Leave it out.",
    ],
  ])("refuses %j", async (argv, message) => {
    const { code, err } = await nabla("train", experimentFile(temporaryFolder()), ...argv);
    expect([code, err]).toEqual([2, [message]]);
  });
});
