import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, spawnNabla, train } from "./nabla.ts";

/** All that an exact resume has to bring back of this issue's: changed pictures, aims, an average, running statistics. */
const text = `version: 1
data:
  name: digits
  count: 300
  test_count: 60
  batch_size: 20
  augment: [rotation: 15, elastic: {alpha: 20, p: 0.8}, thickness: {amplitude: 0.5, p: 0.5}]
model: [linear: 12, batch_norm, relu, dropout: 0.1, linear: 10]
loss: {cross_entropy: {label_smoothing: 0.1}}
optimizer: {adamw: {lr: 5e-3}}
schedule: {one_cycle: {}}
trainer: {epochs: 40, ema: {decay: 0.98}}
`;

/** Trains in a process of its own: only there the built program of the thread is found. */
async function end(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await spawnNabla(["train", ...argv, "--json"]).ended;
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out.trimEnd().split("\n").at(-1)!);
}

describe("a training on changed pictures", () => {
  it("says what its loss is, and what else it needs memory for", async () => {
    const file = experimentFile(temporaryFolder(), text);
    const { err } = await nabla("train", file, "--set", "trainer.epochs=1", "--out", join(temporaryFolder(), "run"));
    expect(err[0]).toBe("loss includes label smoothing and class weights; val_loss is the plain loss");
    const { out } = await nabla("inspect", file);
    expect(out.at(-1)).toMatch(
      / in batches of 20, besides the data, of which the thread that gathers ahead has a copy$/,
    );
  });

  it("gives the same weights ahead in a thread, inline, and where the thread cannot start", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(folder, text);
    const few = ["--set", "trainer.epochs=5"];
    const ahead = await end(file, ...few, "--out", join(folder, "ahead"));
    const inline = await end(file, ...few, "--inline", "--out", join(folder, "inline"));
    const here = await train(file, ...few, "--out", join(folder, "here"));
    expect(inline["weights_sha256"]).toBe(ahead["weights_sha256"]);
    expect(here["weights_sha256"]).toBe(ahead["weights_sha256"]);
    const plain = await train(file, ...few, "--set", "data.augment=", "--out", join(folder, "plain"));
    expect(plain["weights_sha256"]).not.toBe(ahead["weights_sha256"]);
  });

  it("gives the same weights where many plain pictures are gathered ahead", async () => {
    const folder = temporaryFolder();
    const file = experimentFile(
      folder,
      "version: 1\ndata: {name: digits, count: 6000, test_count: 10, batch_size: 100}\nmodel: [linear: 10]\ntrainer: {epochs: 2}\n",
    );
    const ahead = await end(file, "--out", join(folder, "ahead"));
    const inline = await end(file, "--inline", "--out", join(folder, "inline"));
    expect(inline["weights_sha256"]).toBe(ahead["weights_sha256"]);
  });

  it("resumed in the middle of an epoch ends as if it had never stopped", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder, text), join(folder, "run")];
    const whole = await end(file, "--inline", "--out", join(folder, "whole"));
    const { child, heard, ended } = spawnNabla(["train", file, "--out", run]);
    await heard("epoch  5/40");
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(130);
    const steps = Number(/after (\d+) steps/.exec(err)?.[1]);
    expect(steps).toBeGreaterThan(0);
    const resumed = await end("--resume", run);
    expect(resumed).toMatchObject({ weights_sha256: whole["weights_sha256"], test_loss: whole["test_loss"] });
  });
});
