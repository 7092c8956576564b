import type { Experiment } from "./experiment.ts";
import { applyOverrides, applySeed } from "./overrides.ts";
import { resolveExperiment } from "./resolve.ts";
import { checkShapes } from "./shapes.ts";
import { parseSource, type Source } from "./source.ts";

/** What the command line changes in a file: `--set a.b=c`, in order, then `--seed N`. */
export interface Changes {
  readonly set?: readonly string[];
  readonly seed?: string | undefined;
}

/**
 * Reads an experiment file from its bytes or text: everything that can be wrong before any data is read is found here.
 * The source comes along, since what is only found with the data (`checkShapes` once more) is reported by its lines.
 * @throws ExperimentError with every problem, its line and column, and the fix.
 */
export function readExperiment(
  file: string,
  content: Uint8Array | string,
  { set = [], seed }: Changes = {},
): { experiment: Experiment; source: Source } {
  const changed = applyOverrides(parseSource(file, content), set);
  const source = seed === undefined ? changed : applySeed(changed, seed);
  const experiment = resolveExperiment(source);
  checkShapes(experiment, source);
  return { experiment, source };
}
