import { z } from "zod";
import { quote } from "../../data/text.ts";
import { emptyMap, expandChoice, singleton, variants } from "./canonical.ts";
import { type Choice, entryNamed } from "./entry.ts";
import { experimentSchema } from "./experiment.ts";
import { canonicalKey, formOf, keysOf, unwrap } from "./form.ts";
import { ExperimentError, type Problem, problem } from "./problem.ts";
import type { Source } from "./source.ts";
import { anyOf, didYouMean } from "./suggest.ts";
import { formatPath, type MapTree, type Path, type Place, type Tree } from "./tree.ts";
import { parseYaml } from "./yaml.ts";

/**
 * The source with values replaced: `optimizer.adam.lr=0.01`, `model.0.linear.out_features=30`, `loss.reduction=sum`.
 * Values are YAML; an empty one removes the key. Naming another choice than the file's replaces it: with adam in the file,
 * `optimizer.sgd.lr=0.1` makes it sgd with its own defaults. Another data set keeps what both sets know.
 * @param flag what the arguments were given by, for messages.
 * Arguments that lead nowhere are problems of the result, which `resolveExperiment` reports.
 * @param flag what the arguments were given by, for messages.
 */
export function applyOverrides(source: Source, assignments: readonly string[], flag = "--set"): Source {
  const problems: Problem[] = [...source.problems];
  let tree: Tree = source.tree;
  for (const assignment of assignments) {
    try {
      tree = override(tree, assignment, { argument: `${flag} ${assignment}` });
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { ...source, tree: tree as MapTree, problems };
}

/** The source with another seed, as `--seed 7` gives it. */
export function applySeed(source: Source, seed: string): Source {
  const at = { argument: `--seed ${seed}` };
  const entries = new Map(source.tree.entries).set("seed", {
    at,
    value: { kind: "scalar", at, value: wholeNumberIn(seed) },
  });
  return { ...source, tree: { ...source.tree, entries } };
}

/** Digits as a number; anything else as it is, to be refused with the rest. */
function wholeNumberIn(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function override(tree: Tree, assignment: string, at: { argument: string }): Tree {
  const equals = assignment.indexOf("=");
  if (equals < 1)
    fail({ at, path: [] }, `expected KEY=VALUE, such as optimizer.adam.lr=0.01, received ${quote(assignment)}`);
  const parts = assignment
    .slice(0, equals)
    .trim()
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".");
  return set(tree, experimentSchema, parts, read(assignment.slice(equals + 1), at), { at, path: [] });
}

function read(text: string, at: { argument: string }): Tree {
  const { tree, problems } = parseYaml(text, at.argument);
  if (problems.length > 0) throw new ExperimentError("", problems.slice(0, 1));
  return tree ?? { kind: "scalar", at, value: undefined };
}

interface Spot {
  readonly at: Place;
  readonly path: Path;
}

function fail({ at, path }: Spot, message: string): never {
  throw new ExperimentError("", [problem(at, path, message)]);
}

/** The tree with a value at the end of `parts`. */
function set(
  tree: Tree | undefined,
  wrapped: z.core.$ZodType,
  parts: readonly string[],
  value: Tree,
  spot: Spot,
): Tree {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  const schema = unwrap(wrapped);
  const { choice } = formOf(schema);
  if (choice) return setChoice(tree, choice, parts, value, spot);
  if (schema instanceof z.ZodDiscriminatedUnion) return setVariant(tree, schema, parts, value, spot);
  if (schema instanceof z.ZodObject) return setKey(tree, schema, parts, value, spot);
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) {
    const items = tree?.kind === "list" ? tree.items : [];
    const index = /^\d{1,9}$/.test(part) ? Number(part) : -1;
    if (index < 0 || index >= items.length) {
      const expected = items.length === 0 ? "a list" : `an index from 0 to ${items.length - 1}`;
      fail(spot, `${formatPath(spot.path)}: expected ${expected}, received ${quote(part)}`);
    }
    const element = schema instanceof z.ZodArray ? schema.def.element : schema.def.items[index];
    const item = set(items[index], element, rest, value, { ...spot, path: [...spot.path, index] });
    return { kind: "list", at: tree?.at ?? spot.at, items: items.with(index, item) };
  }
  return fail(spot, `${formatPath(spot.path)} is a single value: it has no ${quote(part)}`);
}

function setKey(tree: Tree | undefined, schema: z.ZodObject, parts: readonly string[], value: Tree, spot: Spot): Tree {
  const [word, ...rest] = parts;
  const key = canonicalKey(schema, word);
  if (key === undefined) return unknownKey(word, keysOf(schema), spot);
  const entries = new Map(tree?.kind === "map" ? tree.entries : []);
  const written = Array.from(entries.keys()).find((other) => canonicalKey(schema, other) === key);
  const old = written === undefined ? undefined : entries.get(written);
  const path = [...spot.path, key];
  const next = set(old?.value, schema.def.shape[key], rest, value, { ...spot, path });
  if (next.kind === "scalar" && next.value === undefined) entries.delete(written ?? key);
  else entries.set(written ?? key, { at: old && rest.length > 0 ? old.at : spot.at, value: next });
  return { kind: "map", at: tree?.at ?? spot.at, entries };
}

function unknownKey(word: string, known: readonly { name: string; aliases?: readonly string[] }[], spot: Spot): never {
  const place = spot.path.length === 0 ? "the experiment" : formatPath(spot.path);
  const names = known.map(({ name }) => name);
  const cure = didYouMean(word, known) ?? (names.length === 0 ? "expected no options" : `expected ${anyOf(names)}`);
  return fail(spot, `unknown key ${quote(word)} in ${place}: ${cure}`);
}

function setChoice(tree: Tree | undefined, choice: Choice, parts: readonly string[], value: Tree, spot: Spot): Tree {
  const [word, ...rest] = parts;
  const expanded = tree && expandChoice(tree, choice);
  const [current] = expanded ? expanded.entries.keys() : [tree ? undefined : choice.fallback];
  const named = entryNamed(choice, word);
  const entry = named ?? (current === undefined ? undefined : entryNamed(choice, current));
  if (!entry || (!named && canonicalKey(entry.options, word) === undefined)) {
    const known = [...choice.entries, ...(entry ? keysOf(entry.options) : [])];
    return unknownKey(word, known, spot);
  }
  if (named && rest.length === 0) return singleton(entry.name, { at: spot.at, value }, spot.at);
  const kept = expanded?.entries.get(entry.name);
  // A main value without a name for it, as in `relu: 3`, has no options that could be kept.
  const options = kept?.value.kind === "map" ? kept.value : emptyMap(spot.at);
  const next = set(options, entry.options, named ? rest : parts, value, { ...spot, path: [...spot.path, entry.name] });
  return singleton(entry.name, { at: kept?.at ?? spot.at, value: next }, kept ? expanded!.at : spot.at);
}

function setVariant(
  tree: Tree | undefined,
  union: z.ZodDiscriminatedUnion,
  parts: readonly string[],
  value: Tree,
  spot: Spot,
): Tree {
  const [word] = parts;
  const all = variants(union);
  const { discriminator } = union.def;
  // Another argument may still name the variant, so the keys of all are taken; whether they fit is seen at the end.
  const owner = all.find(({ schema }) => canonicalKey(schema, word));
  if (!owner) {
    const keys = new Map(all.flatMap(({ schema }) => keysOf(schema)).map((key) => [key.name, key]));
    return unknownKey(word, Array.from(keys.values()), spot);
  }
  const result = setKey(tree, owner.schema, parts, value, spot) as MapTree;
  if (word !== discriminator || value.kind !== "scalar") return result;
  const next = all.find(({ name }) => name === value.value);
  if (!next) return result;
  const isForeign = (key: string): boolean =>
    canonicalKey(next.schema, key) === undefined && all.some(({ schema }) => canonicalKey(schema, key) !== undefined);
  return { ...result, entries: new Map(Array.from(result.entries).filter(([key]) => !isForeign(key))) };
}
