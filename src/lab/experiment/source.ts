import { decodeUtf8, quote } from "../../data/text.ts";
import { ExperimentError, type Problem, problem } from "./problem.ts";
import type { MapTree } from "./tree.ts";
import { parseYaml } from "./yaml.ts";

/** An experiment file that is YAML, and what it is called in messages. Whether it makes sense is asked later. */
export interface Source {
  readonly file: string;
  readonly tree: MapTree;
  /** What was wrong with it so far; `resolveExperiment` reports it with the rest. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the bytes or the text of an experiment file.
 * @throws ExperimentError where it is not UTF-8, not YAML, empty or no map. A repeated key is kept for later.
 */
export function parseSource(file: string, content: Uint8Array | string): Source {
  const text = typeof content === "string" ? content : decode(file, content);
  const { tree, problems } = parseYaml(text);
  if (tree === undefined && problems.length > 0) throw new ExperimentError(file, problems);
  if (tree === undefined || (tree.kind === "scalar" && tree.value === undefined)) {
    const message = "empty: expected an experiment, such as version: 1, data: {name: digits} and a model";
    throw new ExperimentError(file, [problem({ line: 1, column: 1 }, [], message)]);
  }
  if (tree.kind !== "map") {
    const received = tree.kind === "list" ? "a list" : quote(String(tree.value));
    throw new ExperimentError(file, [
      problem(tree.at, [], `expected a map of version, data, model, ..., received ${received}`),
    ]);
  }
  return { file, tree, problems };
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes, `read ${file}`);
  } catch {
    const { line, column, byte } = firstBad(bytes);
    const message = `not UTF-8: the byte 0x${byte.toString(16).padStart(2, "0")} starts no character. Save the file as UTF-8.`;
    throw new ExperimentError(file, [problem({ line, column }, [], message)]);
  }
}

/** The first byte that starts no UTF-8 character, with its line and its column in characters. */
function firstBad(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let [line, column, at] = [1, 1, 0];
  while (at < bytes.length - 1) {
    const length = characterLength(bytes, at);
    if (length === 0) break;
    [line, column] = bytes[at] === 0x0a ? [line + 1, 1] : [line, column + 1];
    at += length;
  }
  return { line, column, byte: bytes[Math.min(at, bytes.length - 1)] };
}

/** How many bytes the character at `start` has, 0 where there is none. */
function characterLength(bytes: Uint8Array, start: number): number {
  const first = bytes[start];
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  try {
    decodeUtf8(bytes.subarray(start, start + length), "read");
    return length;
  } catch {
    return 0;
  }
}
