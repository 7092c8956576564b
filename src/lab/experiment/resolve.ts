import type { z } from "zod";
import { canonical } from "./canonical.ts";
import { clashes } from "./combinations.ts";
import { classificationOf, complete } from "./complete.ts";
import { type Experiment, experimentSchema } from "./experiment.ts";
import { ExperimentError, type Problem, problem } from "./problem.ts";
import type { Source } from "./source.ts";
import { didYouMean } from "./suggest.ts";
import { find, formatPath, nearest, type Path, type Place, plain, show, type Tree } from "./tree.ts";

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
      if (!isFaulty(path)) problems.push(explain(tree, path, issue));
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

/** What a schema refused, in our words: the schema's message is what it expected. */
function explain(tree: Tree, path: Path, issue: z.core.$ZodIssue): Problem {
  if (issue.code === "custom") {
    return problem(valuePlace(tree, path), path, `${formatPath(path)}: ${issue.message}`);
  }
  const found = find(tree, path)?.value;
  if (!found) {
    const [parent, key] = [path.slice(0, -1), path.at(-1)];
    const place = parent.length === 0 ? "the experiment" : formatPath(parent);
    return problem(valuePlace(tree, parent), path, `missing key "${key}" in ${place}: expected ${issue.message}`);
  }
  const word = found.kind === "scalar" && typeof found.value === "string" ? found.value : undefined;
  const words = issue.code === "invalid_value" ? issue.values.map((name) => ({ name: String(name) })) : [];
  const hint = word === undefined ? undefined : didYouMean(word, words);
  const cure = hint === undefined ? "" : `: ${hint}`;
  return problem(found.at, path, `${formatPath(path)}: expected ${issue.message}, received ${show(found)}${cure}`);
}

/** Where a value stands, or the key nearest to where it would. */
function valuePlace(tree: Tree, path: Path): Place {
  return find(tree, path)?.value.at ?? nearest(tree, path);
}
