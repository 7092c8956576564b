import { describe, expect, it } from "vitest";
import { fit } from "../../src/core/fit.ts";
import { openTraining, type Training } from "../../src/core/training.ts";
import { metaOf, type ReadModelFile, readModel, writeModel } from "../../src/lab/model-file.ts";
import type { Prepared } from "../../src/lab/prepare.ts";
import { resumeFrom, toCheckpoint } from "../../src/lab/resume.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { classifier, halves, prepared, trained } from "./prepared.ts";

const numpy = `generator: numpy\n${classifier}`;

/** A training as it comes back from a file. */
function saved(training: Training, { dataset, experiment }: Prepared): ReadModelFile {
  return readModel(writeModel({ meta: metaOf(dataset), ...toCheckpoint(training, experiment) }), "last.npz");
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
      const file = saved(trained(setting, steps), setting);
      const training = openTraining(prepared(halves, sections).recipe);
      resumeFrom(training, file, setting);
      for (const _ of fit(training, train, val));
      expect(weightsHash(training.network), `after ${steps}`).toBe(weightsHash(whole.network));
      expect(training.progress.history).toEqual(whole.progress.history);
    }
  });

  const setting = prepared(halves, classifier);
  const file = saved(trained(setting, 6), setting);
  const resume =
    (changed: Partial<ReadModelFile>, other = setting) =>
    () =>
      resumeFrom(openTraining(other.recipe), { ...file, ...changed }, other);

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

  it("refuses the checkpoint of another experiment", () => {
    const other = prepared(halves, classifier.replace("0.05", "0.04"));
    expect(resume({}, other)).toThrow(
      "Cannot resume from last.npz: expected the experiment that it is of, received one that trains otherwise. " +
        "Put config.yaml back as it was, or train anew.",
    );
  });

  it("refuses steps that the data does not make", () => {
    const { dataset } = setting;
    const fewer = { ...setting, dataset: { ...dataset, train: { ...dataset.train, length: 3 } } };
    expect(resume({}, fewer)).toThrow(
      "Cannot resume from last.npz: expected 1 steps an epoch, received 5 steps in 1 epochs. Keep data.batch_size and the data as they were.",
    );
  });

  it("refuses to end before the checkpoint", () => {
    const shorter = prepared(halves, classifier.replace("epochs: 5", "epochs: 1"));
    expect(resume({}, shorter)).toThrow(
      "Cannot resume from last.npz: expected an end after epoch 2, which is begun, received one after epoch 1. " +
        "Raise trainer.epochs or trainer.early_stopping.patience, or train anew without --resume.",
    );
  });

  it("names the file that is another network's", () => {
    const other = trained(prepared(halves, classifier.replace("linear: 4", "linear: 6")), 6);
    const { tensors } = toCheckpoint(other, setting.experiment);
    expect(resume({ tensors })).toThrow("last.npz: Cannot load 0.weight: expected shape 4x4, received 6x4.");
  });
});
