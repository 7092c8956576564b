import { z } from "zod";
import { checkpoint, resume } from "../core/checkpoint.ts";
import { stepsPerEpoch, type Training } from "../core/training.ts";
import { cannot, misuse } from "../kernels/errors.ts";
import { checkReaches, stepsHash } from "./continuation.ts";
import type { DoctorState } from "./doctor/index.ts";
import { type ModelFile, namingFile, type ReadModelFile } from "./model-file.ts";
import type { Prepared } from "./prepare.ts";

const count = z.int().min(0);
const lastStep = z.object({ lr: z.number(), grad_norm: z.number(), update_ratio: z.number() });
// In the order in which they are measured: a resumed run's files are then those of one that never stopped, to the last byte.
const epoch = z.object({
  epoch: count,
  loss: z.number(),
  acc: z.number().optional(),
  val_loss: z.number().optional(),
  val_acc: z.number().optional(),
  ...lastStep.shape,
});
const saved = z.object({
  progress: z.object({
    step: count,
    history: z.array(epoch),
    running: z.object({ loss: z.number(), hits: count, samples: count, weight: z.number() }),
    lastStep,
  }),
  chance: z.unknown().optional(),
  seconds: z.number().min(0).default(0),
  doctor: z.object({ memories: z.record(z.string(), z.looseObject({})) }).optional(),
  config: z.string(),
});

/** What a checkpoint says beside the training itself. */
export interface Resumed {
  readonly seconds: number;
  readonly memories: DoctorState["memories"];
}

/**
 * A training of an experiment as it is written: {@link resumeFrom} takes another one there. `config` is the experiment's
 * {@link stepsHash}.
 */
export function toCheckpoint(
  training: Training,
  experiment: Prepared["experiment"],
  { seconds = 0, doctor }: { readonly seconds?: number; readonly doctor?: DoctorState } = {},
): Pick<ModelFile, "tensors" | "training"> {
  const { tensors, progress, chance } = checkpoint(training);
  const state: Omit<z.input<typeof saved>, "doctor"> = { progress, chance, config: stepsHash(experiment), seconds };
  return { tensors, training: { ...state, doctor } };
}

/**
 * Takes a training to where a checkpoint was written.
 * @returns the seconds that it had taken until then, and what the doctor's checks remembered
 * @throws where the file holds weights alone, another network's, or steps that this training would not have taken; nothing
 * changes then
 */
export function resumeFrom(
  training: Training,
  model: ReadModelFile,
  { experiment, dataset }: Pick<Prepared, "experiment" | "dataset">,
): Resumed {
  const { name, tensors, training: state } = model;
  const action = `resume from ${name}`;
  if (state === undefined) throw cannot(action, "a checkpoint", "weights alone");
  const { success, data, error } = saved.safeParse(state);
  if (!success) throw cannot(action, "a checkpoint", `one damaged at ${error.issues[0].path.join(".") || "its top"}`);
  if (data.config !== stepsHash(experiment)) {
    throw misuse(
      action,
      "the experiment that it is of",
      "one that trains otherwise",
      "Put config.yaml back as it was, or train anew.",
    );
  }
  const { step, history } = data.progress;
  const batches = stepsPerEpoch(training.recipe, dataset.train.length);
  const [least, most] = [history.length * batches, (history.length + 1) * batches];
  if (step < least || step > most) {
    const received = `${step} steps in ${history.length} epochs`;
    throw misuse(action, `${batches} steps an epoch`, received, "Keep data.batch_size and the data as they were.");
  }
  checkReaches(action, training.recipe, { history, isMidEpoch: step > least });
  namingFile(name, () => resume(training, { tensors, progress: data.progress, chance: data.chance }));
  return { seconds: data.seconds, memories: data.doctor?.memories ?? {} };
}
