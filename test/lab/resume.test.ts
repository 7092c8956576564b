import { describe, expect, it } from "vitest";
import { checkpoint } from "../../src/core/checkpoint.ts";
import { fit } from "../../src/core/fit.ts";
import { openTraining, type Training } from "../../src/core/training.ts";
import { metaOf, type ReadModelFile, readModel, writeModel } from "../../src/lab/model-file.ts";
import { resumeFrom } from "../../src/lab/resume.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { classifier, halves, prepared, trained } from "./prepared.ts";

const numpy = `generator: numpy\n${classifier}`;

/** A training as it comes back from a file. */
function saved(training: Training, meta: ReadModelFile["meta"]): ReadModelFile {
  const { tensors, progress, chance } = checkpoint(training);
  return readModel(writeModel({ meta, tensors, training: { progress, chance } }), "last.npz");
}

describe("resumeFrom", () => {
  it.each([
    ["streams", classifier],
    ["numpy", numpy],
  ])("goes on bit for bit from any step, with %s", (_, sections) => {
    const whole = trained(prepared(halves, sections));
    // Three steps and an epoch's event are four values.
    for (const steps of [0, 1, 3, 4, 6, 11]) {
      const setting = prepared(halves, sections);
      const { train, val } = setting.dataset;
      const file = saved(trained(setting, steps), metaOf(setting.dataset));
      const training = openTraining(prepared(halves, sections).recipe);
      resumeFrom(training, file, train.length);
      for (const _ of fit(training, train, val));
      expect(weightsHash(training.network), `after ${steps}`).toBe(weightsHash(whole.network));
      expect(training.progress.history).toEqual(whole.progress.history);
    }
  });

  const setting = prepared(halves, classifier);
  const file = saved(trained(setting, 6), metaOf(setting.dataset));
  const resume =
    (changed: Partial<ReadModelFile>, { recipe } = setting) =>
    () =>
      resumeFrom(openTraining(recipe), { ...file, ...changed }, 8);

  it("wants a checkpoint", () => {
    expect(resume({ training: undefined })).toThrow(
      "Cannot resume from last.npz: expected a checkpoint, received weights alone.",
    );
  });

  it.each<[unknown, string]>([
    [3, "its top"],
    [{}, "progress"],
    [{ progress: { step: -1 } }, "progress.step"],
    [{ progress: { step: 1, history: [{ epoch: 1 }] } }, "progress.history.0"],
  ])("refuses %j", (training, where) => {
    expect(resume({ training })).toThrow(
      `Cannot resume from last.npz: expected a checkpoint, received one damaged at ${where}`,
    );
  });

  it("refuses steps of another batch size", () => {
    const other = prepared(
      halves,
      `data: {name: npz, path: a.npz, val_split: 0.25, test_split: 0, batch_size: 8}\n${classifier}`,
    );
    expect(resume({}, other)).toThrow(
      "Cannot resume from last.npz: expected 1 steps an epoch, received 5 steps in 1 epochs. Keep data.batch_size and the data as they were.",
    );
  });

  it("names the file that is another network's", () => {
    const other = prepared(halves, classifier.replace("linear: 4", "linear: 6"));
    expect(resume({}, other)).toThrow("last.npz: Cannot load 0.weight: expected shape 6x4, received 4x4.");
  });
});
