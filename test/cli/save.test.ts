import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Saver, saver } from "../../src/cli/save.ts";
import { openTraining } from "../../src/core/training.ts";
import { RunFolder } from "../../src/node/run-folder.ts";
import { classifier, halves, prepared, trained } from "../lab/prepared.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

const doctor = { state: () => ({ found: [], memories: {} }) };

/** A saver under a clock of ours, which goes on by `tick` whenever it is asked. */
function clocked(saveEvery?: number): {
  save: Saver;
  at(time: number, tick?: number): Promise<boolean>;
  folder: string;
} {
  const folder = temporaryFolder();
  const { experiment, dataset, recipe } = prepared(halves, classifier);
  let [now, step] = [0, 0];
  const clock = (): number => (now += step);
  const save = saver(
    { run: new RunFolder(folder), training: openTraining(recipe), experiment, dataset, saveEvery },
    { elapsed: clock, doctor },
  );
  const last = join(folder, "last.npz");
  const version = (): number | undefined => (existsSync(last) ? statSync(last).ino : undefined);
  return {
    save,
    folder,
    /** Whether it saves at a moment, where it is not asked to do so but allowed. */
    async at(time, tick = 0) {
      [now, step] = [time, tick];
      const before = version();
      await save.ifDue();
      return version() !== before;
    },
  };
}

describe("a saver", () => {
  it("saves at the first opportunity, and then every five seconds", async () => {
    const { at } = clocked();
    const moments = [0.05, 0.1, 5, 5.05, 9, 10.04, 10.05, 10.1];
    const saved: boolean[] = [];
    for (const moment of moments) saved.push(await at(moment));
    expect(saved).toEqual([true, false, false, true, false, false, true, false]);
  });

  it("saves less often where that takes long: a fiftieth of the time at most", async () => {
    const { at } = clocked();
    // The clock is asked whether it is time, when writing begins and when it ends: that takes a second.
    expect(await at(0, 1)).toBe(true);
    expect(await at(50)).toBe(false);
    expect(await at(52.9)).toBe(false);
    expect(await at(53)).toBe(true);
  });

  it("saves as often as it is told, however long that takes", async () => {
    const { at } = clocked(0);
    expect(await at(0, 1)).toBe(true);
    expect(await at(3, 1)).toBe(true);
    expect(await at(6)).toBe(true);
  });

  it("counts from the last time that it was asked to", async () => {
    const { save, at } = clocked();
    await save.now();
    expect(await at(4.9)).toBe(false);
    expect(await at(5)).toBe(true);
  });

  it("keeps the best weights beside the latest, and writes them only where there are others", async () => {
    const folder = temporaryFolder();
    const { experiment, dataset, recipe } = prepared(halves, classifier);
    const training = trained({ experiment, dataset, recipe, train: dataset.train }, 4);
    const save = saver(
      { run: new RunFolder(folder), training, experiment, dataset, saveEvery: 0 },
      { elapsed: () => 0, doctor },
    );
    const best = (): number => statSync(join(folder, "best.npz")).ino;
    await save.now();
    const first = best();
    await save.now();
    expect(best()).toBe(first);
    training.progress.best = { ...training.progress.best! };
    await save.now();
    expect(best()).not.toBe(first);
  });
});
