import { join } from "node:path";
import { cannot } from "../kernels/errors.ts";
import type { Experiment } from "../lab/experiment/index.ts";
import { type ReadModelFile, readModel } from "../lab/model-file.ts";
import { RUN_FILES, type StoredRun } from "../node/index.ts";

/** The weights that a run stands for: the best ones where early stopping went back to them, else the last. */
export function storedModel({ path, best, last }: StoredRun, { trainer }: Experiment): ReadModelFile {
  const which = trainer.early_stopping ? "best" : "last";
  const bytes = which === "best" ? best : last;
  const name = join(path, RUN_FILES[which]);
  if (bytes === undefined)
    throw cannot(`read ${path}`, RUN_FILES[which], "a run without it", "Continue it with nabla train --resume.");
  return readModel(bytes, name);
}
