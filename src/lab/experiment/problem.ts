import { UsageError } from "../../kernels/errors.ts";
import { formatPath, type Path, type Place } from "./tree.ts";

/** One thing that is wrong with an experiment, and where. */
export interface Problem {
  /** From 1; absent where `argument` says where. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The command-line argument that it was found in, such as `--set data.batch_size=0`. */
  readonly argument: string | undefined;
  /** Where in the experiment: `model[5].linear.in_features`, or empty for the whole of it. */
  readonly path: string;
  readonly message: string;
}

/** A problem found at a place. */
export function problem(at: Place, path: Path, message: string): Problem {
  const where = at.argument === undefined ? at : { line: undefined, column: undefined };
  return { line: where.line, column: where.column, argument: at.argument, path: formatPath(path), message };
}

/** More lines than this help nobody. */
const shownProblems = 50;

/** All that is wrong with an experiment, one line each: `mnist.yaml:14:9 unknown key …`. */
export class ExperimentError extends UsageError {
  override readonly name: string = "ExperimentError";
  /** In the order of the file, then in the order of the arguments. */
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    const sorted = inOrder(problems);
    const lines = sorted.slice(0, shownProblems).map((found) => `${location(file, found)} ${found.message}`);
    const more = sorted.length - lines.length;
    super((more > 0 ? [...lines, `... and ${more} more.`] : lines).join("\n"));
    this.problems = sorted;
  }
}

function location(file: string, { line, column, argument }: Problem): string {
  return argument === undefined ? `${file}:${line}:${column}` : `${argument}:`;
}

/**
 * Sorted by place; what has none, from the arguments, comes last in its own order. Nothing is said twice: one value can
 * break two limits that are described in the same words.
 */
function inOrder(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((found) => [`${location("", found)} ${found.message}`, found]));
  const last = Number.MAX_SAFE_INTEGER;
  return Array.from(unique.values()).sort((a, b) => {
    return (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last);
  });
}
