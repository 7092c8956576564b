import { type Checkpoint, resume } from "../core/checkpoint.ts";
import type { Training } from "../core/training.ts";
import { cannot } from "../kernels/errors.ts";
import type { ModelFile } from "./model-file.ts";

/** Takes a training to where the checkpoint `name` was written. @throws where it holds weights alone, or another network's. */
export function resumeFrom(training: Training, { tensors, training: saved }: ModelFile, name: string): void {
  if (!isSaved(saved)) throw cannot(`resume from ${name}`, "a checkpoint", "weights alone");
  resume(training, { tensors, ...saved });
}

function isSaved(saved: unknown): saved is Omit<Checkpoint, "tensors"> {
  return typeof saved === "object" && saved !== null && "progress" in saved;
}
