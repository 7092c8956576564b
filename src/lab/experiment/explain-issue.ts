import type { z } from "zod";
import { type Problem, problem } from "./problem.ts";
import { didYouMean } from "./suggest.ts";
import { find, formatPath, nearest, type Path, type Place, show, type Tree } from "./tree.ts";

/** What a schema refused, in our words: the schema's message is what it expected. @param whole what the tree is, for messages */
export function explainIssue(tree: Tree, path: Path, issue: z.core.$ZodIssue, whole: string): Problem {
  if (issue.code === "custom") {
    return problem(valuePlace(tree, path), path, `${formatPath(path)}: ${issue.message}`);
  }
  if (issue.code === "unrecognized_keys") {
    const unknown = [...path, issue.keys[0]];
    const place = path.length === 0 ? whole : formatPath(path);
    return problem(nearest(tree, unknown), unknown, `unknown key "${issue.keys[0]}" in ${place}`);
  }
  const found = find(tree, path)?.value;
  if (!found) {
    const [parent, key] = [path.slice(0, -1), path.at(-1)];
    const place = parent.length === 0 ? whole : formatPath(parent);
    return problem(valuePlace(tree, parent), path, `missing key "${key}" in ${place}: expected ${issue.message}`);
  }
  const word = found.kind === "scalar" && typeof found.value === "string" ? found.value : undefined;
  const words = issue.code === "invalid_value" ? issue.values.map((name) => ({ name: String(name) })) : [];
  const hint = word === undefined ? undefined : didYouMean(word, words);
  const cure = hint === undefined ? "" : `: ${hint}`;
  return problem(found.at, path, `${formatPath(path)}: expected ${issue.message}, received ${show(found)}${cure}`);
}

/** Where a value stands, or the key nearest to where it would. */
export function valuePlace(tree: Tree, path: Path): Place {
  return find(tree, path)?.value.at ?? nearest(tree, path);
}
