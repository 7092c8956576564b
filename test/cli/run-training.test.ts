import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile, longSin } from "./experiments.ts";
import { spawnNabla, train } from "./nabla.ts";

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

  it("ends at once when it is asked twice, and goes on from the last checkpoint", async () => {
    const folder = temporaryFolder();
    const [file, run] = [experimentFile(folder, longSin), join(folder, "run")];
    const { child, ended } = spawnNabla(["train", file, "--out", run, "--save-every", "0"]);
    while (!existsSync(join(run, "last.npz"))) await setTimeout(5);
    // Two different signals: two of a kind may arrive as one.
    child.kill("SIGINT");
    child.kill("SIGTERM");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).not.toContain("Interrupted");
    const end = await train("--resume", run);
    expect(end["weights_sha256"]).toBe((await train(file, "--out", join(folder, "whole")))["weights_sha256"]);
  });

  it("leaves of several seeds the one under way to go on with, and begins no other", async () => {
    const folder = temporaryFolder();
    const [file, out] = [experimentFile(folder, longSin), join(folder, "seeds")];
    const { child, ended } = spawnNabla([
      ...["train", file, "--seeds", "3,4,5", "--out", out, "--set", "trainer.epochs=400", "--save-every", "0"],
    ]);
    while (!existsSync(join(out, "seed-4", "last.npz"))) await setTimeout(5);
    child.kill("SIGINT");
    const { code, err, out: said } = await ended;
    expect(code).toBe(130);
    expect(err.trimEnd().split("\n").at(-1)).toContain(`saved. Continue with: npx nabla train --resume ${out}/seed-4`);
    expect(said).not.toContain("mean ± standard deviation");
    expect(readdirSync(out)).toEqual(["seed-3", "seed-4"]);
    const end = await train("--resume", join(out, "seed-4"));
    const alone = ["--seed", "4", "--set", "trainer.epochs=400", "--out", join(folder, "whole")];
    expect(end["weights_sha256"]).toBe((await train(file, ...alone))["weights_sha256"]);
  });
});
