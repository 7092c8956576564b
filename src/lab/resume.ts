import { z } from "zod";
import { resume } from "../core/checkpoint.ts";
import { stepsPerEpoch, type Training } from "../core/training.ts";
import { cannot, misuse } from "../kernels/errors.ts";
import type { DoctorState } from "./doctor/index.ts";
import { namingFile, type ReadModelFile } from "./model-file.ts";

const count = z.int().min(0);
const lastStep = z.object({ lr: z.number(), grad_norm: z.number(), update_ratio: z.number() });
const epoch = lastStep.extend({
  epoch: count,
  loss: z.number(),
  acc: z.number().optional(),
  val_loss: z.number().optional(),
  val_acc: z.number().optional(),
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
});

/** What a checkpoint says beside the training itself. */
export interface Resumed {
  readonly seconds: number;
  readonly memories: DoctorState["memories"];
}

/**
 * Takes a training on `trainLength` examples to where a checkpoint was written.
 * @returns the seconds that it had taken until then, and what the doctor's checks remembered
 * @throws where the file holds weights alone, another network's, or steps of another batch size; nothing changes then
 */
export function resumeFrom(training: Training, model: ReadModelFile, trainLength: number): Resumed {
  const { name, tensors, training: state } = model;
  const action = `resume from ${name}`;
  if (state === undefined) throw cannot(action, "a checkpoint", "weights alone");
  const { success, data, error } = saved.safeParse(state);
  if (!success) throw cannot(action, "a checkpoint", `one damaged at ${error.issues[0].path.join(".") || "its top"}`);
  const { step, history } = data.progress;
  const batches = stepsPerEpoch(training.recipe, trainLength);
  const [least, most] = [history.length * batches, (history.length + 1) * batches];
  if (step < least || step > most) {
    const received = `${step} steps in ${history.length} epochs`;
    throw misuse(action, `${batches} steps an epoch`, received, "Keep data.batch_size and the data as they were.");
  }
  namingFile(name, () => resume(training, { tensors, progress: data.progress, chance: data.chance }));
  return { seconds: data.seconds, memories: data.doctor?.memories ?? {} };
}
