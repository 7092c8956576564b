import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type ParsedNode,
  parseDocument,
} from "yaml";
import { quote } from "../../data/text.ts";
import { type Problem, problem } from "./problem.ts";
import { formatPath, type MapEntry, type Path, type Place, type Tree } from "./tree.ts";

/** No experiment needs more; a file that does is a mistake or an attack (an alias can stand for a million values). */
const limits = { characters: 200_000, values: 20_000, levels: 40, aliases: 100 };

/**
 * What is given to the parser at all: it goes down a step of the stack each level, and too deep a file would end the process; and each
 * token out of place costs it an error of some kilobytes.
 */
const parsed = { levels: 100, tokens: 100_000 };

/** What a text holds: nothing where it is empty or broken, in which case there are problems. */
export interface ParsedYaml {
  readonly tree: Tree | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads one YAML 1.2 document. Anchors and aliases are followed.
 * @param argument the command-line argument that the text comes from, where it is no file.
 */
export function parseYaml(text: string, argument?: string): ParsedYaml {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return argument === undefined ? { line: Math.max(1, line), column: Math.max(1, col) } : { argument };
  };
  if (text.length > limits.characters) {
    const message = `too long: expected at most ${limits.characters} characters, received ${text.length}`;
    return {
      tree: undefined,
      problems: [problem(argument === undefined ? { line: 1, column: 1 } : { argument }, [], message)],
    };
  }
  const excess = whatIsTooMuch(text);
  if (excess) {
    // The parser, which counts the lines, has not run.
    for (const { index } of text.matchAll(/^/gm)) lines.addNewLine(index);
    return { tree: undefined, problems: [problem(place(excess.offset), [], excess.message)] };
  }
  const document = parse(text, lines);
  if (document === undefined) return { tree: undefined, problems: [problem(place(0), [], "nested too deeply")] };
  const broken = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    problem(place(pos[0]), [], explain(code, message)),
  );
  if (broken.length > 0) return { tree: undefined, problems: oneALine(broken) };
  return toTree(document, place);
}

/** Indentation and explicit keys nest as well, and of these only the parser knows: nothing where they exhaust the stack. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      schema: "core",
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first of a text's tokens that is one too many, or nests too deeply in brackets or in the dashes and question marks of one line. */
function whatIsTooMuch(text: string): { readonly offset: number; readonly message: string } | undefined {
  let [offset, tokens, brackets, dashes] = [0, 0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") brackets++;
    else if (token === "]" || token === "}") brackets = Math.max(0, brackets - 1);
    else if (token.includes("\n")) dashes = 0;
    else if (brackets === 0 && /^[-?:]$/.test(token)) dashes++;
    if (brackets + dashes > parsed.levels) return { offset, message: "nested too deeply" };
    if (++tokens > parsed.tokens) return { offset, message: `too much: more than ${parsed.tokens} words and signs` };
    // The lexer's own marks stand for nothing in the text.
    if (!/^[\x02\x18\x1f]$/.test(token)) offset += token.length;
  }
  return undefined;
}

/** What the commonest mistakes are called here. */
const syntax: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "more than one document: an experiment file holds one. Delete the second.",
  TAB_AS_INDENT: "a tab indents this line: YAML wants spaces",
  BAD_INDENT: "wrong indentation, or a bracket that is not closed",
  BLOCK_AS_IMPLICIT_KEY: "a second colon in one line: put the inner part in braces, a: {b: c}, or quote the text",
  MULTILINE_IMPLICIT_KEY: "a line without its colon: expected key: value",
  RESOURCE_EXHAUSTION: "nested too deeply",
};

function explain(code: string, message: string): string {
  if (code === "MISSING_CHAR" && message.endsWith("quote")) return "a quote is not closed";
  return syntax[code] ?? `not YAML: ${lowercaseFirst(message.split("\n")[0])}`;
}

/** One mistake often breaks what follows it on the line: only the first is told. */
function oneALine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number | undefined>();
  const inOrder = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return inOrder.filter(({ line }) => !seen.has(line) && seen.add(line));
}

function lowercaseFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Thrown inside `toTree` only, where going on makes no sense. */
class Stop extends Error {
  readonly problem: Problem;
  constructor(stopped: Problem) {
    super(stopped.message);
    this.problem = stopped;
  }
}

function toTree(document: Document.Parsed, place: (offset: number) => Place): ParsedYaml {
  const problems: Problem[] = [];
  const followed = new Set<ParsedNode>();
  let [values, aliases] = [0, 0];

  const convert = (node: ParsedNode | null, path: Path, fallback: Place): Tree => {
    const at = node?.range ? place(node.range[0]) : fallback;
    if (++values > limits.values) throw new Stop(problem(at, path, `too much: more than ${limits.values} values`));
    if (path.length > limits.levels)
      throw new Stop(problem(at, path, `nested too deeply: more than ${limits.levels} levels`));
    if (node === null) return { kind: "scalar", at, value: undefined };
    if (isAlias(node)) {
      if (++aliases > limits.aliases) throw new Stop(problem(at, path, `more than ${limits.aliases} aliases`));
      const target = node.resolve(document) as ParsedNode | undefined;
      if (!target)
        throw new Stop(
          problem(at, path, `unknown alias ${quote(node.source)}: no anchor of that name stands before it`),
        );
      if (followed.has(target)) throw new Stop(problem(at, path, `the alias ${quote(node.source)} contains itself`));
      followed.add(target);
      const tree = convert(target, path, at);
      followed.delete(target);
      return tree;
    }
    if (isSeq(node)) {
      return { kind: "list", at, items: node.items.map((item, i) => convert(item as ParsedNode, [...path, i], at)) };
    }
    if (isMap(node)) {
      const entries = new Map<string, MapEntry>();
      for (const pair of node.items) {
        const keyNode = isPair(pair) ? (pair.key as ParsedNode | null) : null;
        const keyAt = keyNode?.range ? place(keyNode.range[0]) : at;
        if (!isScalar(keyNode)) {
          problems.push(problem(keyAt, path, `a key that is no word${inPath(path)}: expected key: value`));
          continue;
        }
        const key = keyNode.source ?? String(keyNode.value);
        const first = entries.get(key);
        if (first) {
          const where = first.at.argument === undefined ? ` (first in line ${first.at.line})` : "";
          problems.push(
            problem(keyAt, [...path, key], `duplicate key ${quote(key)}${inPath(path)}${where}. Keep one.`),
          );
        } else {
          entries.set(key, { at: keyAt, value: convert(pair.value as ParsedNode | null, [...path, key], keyAt) });
        }
      }
      return { kind: "map", at, entries };
    }
    return { kind: "scalar", at, value: scalar(node.value) };
  };

  try {
    return { tree: document.contents === null ? undefined : convert(document.contents, [], place(0)), problems };
  } catch (error) {
    if (error instanceof Stop) return { tree: undefined, problems: [...problems, error.problem] };
    throw error;
  }
}

function inPath(path: Path): string {
  return path.length === 0 ? "" : ` in ${formatPath(path)}`;
}

/** A tag such as !!binary makes other things of scalars; the file knows only these. */
function scalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? undefined : String(value);
}
