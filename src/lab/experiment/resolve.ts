import type { z } from "zod";
import { canonical } from "./canonical.ts";
import { clashes } from "./combinations.ts";
import { classificationOf, complete } from "./complete.ts";
import { type Experiment, experimentSchema } from "./experiment.ts";
import { explainIssue, valuePlace } from "./explain-issue.ts";
import { ExperimentError, type Problem, problem } from "./problem.ts";
import type { Source } from "./source.ts";
import { find, type Path, plain } from "./tree.ts";

/**
 * Checks an experiment and fills in its defaults.
 * @throws ExperimentError with all problems, in the order of the file.
 */
export function resolveExperiment({ file, tree: written, problems: earlier }: Source): Experiment {
  const { tree, problems: misspelt, faulty } = canonical(written, experimentSchema);
  const problems: Problem[] = [...earlier, ...misspelt];
  const sections: Record<string, unknown> = {};
  const isFaulty = (path: Path): boolean => faulty.some((start) => start.every((part, i) => path[i] === part));

  for (const [section, schema] of Object.entries(experimentSchema.def.shape)) {
    const value = find(tree, [section])?.value;
    const { success, data, error } = (schema as z.ZodType).safeParse(value && plain(value));
    if (success && !isFaulty([section])) {
      if (data !== undefined) sections[section] = data;
      continue;
    }
    for (const issue of error?.issues ?? []) {
      const path: Path = [section, ...(issue.path as (string | number)[])];
      if (!isFaulty(path)) problems.push(explainIssue(tree, path, issue, "the experiment"));
    }
  }

  const { data } = sections as Partial<Experiment>;
  const classification = classificationOf(data);
  const experiment = complete(sections as Partial<Experiment>, classification);
  for (const { path, message } of clashes(experiment, classification))
    problems.push(problem(valuePlace(tree, path), path, message));
  if (problems.length > 0) throw new ExperimentError(file, problems);
  return experiment as Experiment;
}
