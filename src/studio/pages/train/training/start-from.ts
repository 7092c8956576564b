import { loadStateDict } from "../../../../core/checkpoint.ts";
import { restore, snapshot } from "../../../../core/snapshot.ts";
import type { Training } from "../../../../core/training.ts";
import { namingFile, type ReadModelFile } from "../../../../lab/model-file.ts";

/** Puts weights in the place of those that were drawn. @throws NablaError where they are another network's */
export function startFrom({ network, average }: Training, { name, tensors }: ReadModelFile): void {
  namingFile(name, () => loadStateDict(network, tensors));
  if (average) restore(average, snapshot(network));
}
