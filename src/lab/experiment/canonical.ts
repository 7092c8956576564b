import { z } from "zod";
import { quote } from "../../data/text.ts";
import { type Choice, entryNamed } from "./entry.ts";
import { canonicalKey, formOf, keysOf, unwrap } from "./form.ts";
import { type Problem, problem } from "./problem.ts";
import { anyOf, didYouMean, listed } from "./suggest.ts";
import { formatPath, type MapEntry, type MapTree, type Path, type Place, plain, show, type Tree } from "./tree.ts";

/** A tree in which every short form is written out, and what could not be understood on the way. */
export interface Canonical {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  /** Where something was wrong: what zod says there is a consequence. */
  readonly faulty: readonly Path[];
}

/** Writes out names, main values and switches, and replaces aliases; what is unknown is reported and left out. */
export function canonical(root: Tree, schema: z.core.$ZodType): Canonical {
  const problems: Problem[] = [];
  const faulty: Path[] = [];
  const report = (at: Place, path: Path, message: string): void => {
    problems.push(problem(at, path, message));
    faulty.push(path);
  };
  return { tree: walk(root, schema, { path: [], report }), problems, faulty };
}

interface Walk {
  readonly path: Path;
  readonly report: (at: Place, path: Path, message: string) => void;
}

function walk(tree: Tree, wrapped: z.core.$ZodType, context: Walk): Tree {
  const schema = unwrap(wrapped);
  const { choice, switch: switches } = formOf(schema);
  if (choice) return walkChoice(tree, choice, context);
  if (switches && tree.kind === "scalar" && tree.value === true) return emptyMap(tree.at);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const variant = variantOf(tree, schema, context);
    return variant ? walkMap(tree, variant, schema, context) : tree;
  }
  if (schema instanceof z.ZodObject) return walkMap(tree, schema, undefined, context);
  if (schema instanceof z.ZodArray && tree.kind === "list") {
    const items = tree.items.map((item, i) =>
      walk(item, schema.def.element, { ...context, path: [...context.path, i] }),
    );
    return { ...tree, items };
  }
  return tree;
}

/** `adam`, `adam: 0.01` and `adam: {lr: 0.01}` become the last; undefined where it is none of them. */
export function expandChoice(tree: Tree, choice: Choice): MapTree | undefined {
  if (tree.kind === "scalar") {
    const entry = typeof tree.value === "string" ? entryNamed(choice, tree.value) : undefined;
    return entry && singleton(entry.name, { at: tree.at, value: emptyMap(tree.at) }, tree.at);
  }
  if (tree.kind !== "map") return undefined;
  const [[word, found] = ["", undefined]] = tree.entries;
  const entry = tree.entries.size === 1 ? entryNamed(choice, word) : undefined;
  if (entry && found) {
    const { at, value } = found;
    if (value.kind === "map") return singleton(entry.name, found, tree.at);
    if (value.kind === "scalar" && value.value === undefined) {
      return singleton(entry.name, { at, value: emptyMap(at) }, tree.at);
    }
    if (entry.main === undefined) return singleton(entry.name, found, tree.at);
    return singleton(entry.name, { at, value: singleton(entry.main, { at: value.at, value }, value.at) }, tree.at);
  }
  const bare = choice.bare === undefined ? undefined : entryNamed(choice, choice.bare);
  const allOptions = bare && Array.from(tree.entries.keys()).every((key) => canonicalKey(bare.options, key));
  return bare && allOptions ? singleton(bare.name, { at: tree.at, value: tree }, tree.at) : undefined;
}

function walkChoice(tree: Tree, choice: Choice, context: Walk): Tree {
  const { path, report } = context;
  const expanded = expandChoice(tree, choice);
  if (!expanded) {
    const { at, message } = choiceProblem(tree, choice, path);
    report(at, path, message);
    return tree;
  }
  const [[name, { at, value }]] = expanded.entries;
  const options = walk(value, entryNamed(choice, name)!.options, { ...context, path: [...path, name] });
  return singleton(name, { at, value: options }, expanded.at);
}

/** Why a tree chooses nothing. */
function choiceProblem(tree: Tree, choice: Choice, path: Path): { at: Place; message: string } {
  const { thing, entries } = choice;
  const names = anyOf(entries.filter(({ unlisted }) => !unlisted).map(({ name }) => name));
  const where = formatPath(path);
  const keys = tree.kind === "map" ? Array.from(tree.entries.keys()) : [];
  const word =
    tree.kind === "scalar" && typeof tree.value === "string" ? tree.value : keys.length === 1 ? keys[0] : undefined;
  if (word !== undefined) {
    const at = tree.kind === "map" ? tree.entries.get(word)!.at : tree.at;
    const owner = entries.find(({ options }) => canonicalKey(options, word));
    const cure =
      tree.kind === "map" && owner
        ? `it is an option of ${owner.name}. Write ${owner.name}: {${word}: ...}`
        : (didYouMean(word, entries) ?? `expected ${names}`);
    return { at, message: `unknown ${thing} ${quote(word)} in ${where}: ${cure}` };
  }
  const [first, ...rest] = keys;
  const owner = first === undefined ? undefined : entryNamed(choice, first);
  const others = rest.some((key) => entryNamed(choice, key));
  const inside = owner && rest.length > 0 ? ` Put the options inside: ${owner.name}: {${rest[0]}: ...}.` : "";
  const cure = others ? " Keep one." : inside;
  const expected = `the name of one ${thing} (${names}), or a map of it to its options`;
  return { at: tree.at, message: `${where}: expected ${expected}, received ${show(tree)}.${cure}` };
}

/** Which schema of a union a map belongs to, by the key that tells them apart. */
function variantOf(tree: Tree, union: z.ZodDiscriminatedUnion, { path, report }: Walk): z.ZodObject | undefined {
  if (tree.kind !== "map") return undefined;
  const { discriminator } = union.def;
  const names = variants(union).map(({ name }) => name);
  const key = tree.entries.get(discriminator);
  if (!key) {
    report(
      tree.at,
      [...path, discriminator],
      `missing key "${discriminator}" in ${formatPath(path)}: expected ${anyOf(names)}`,
    );
    return undefined;
  }
  const found = variants(union).find(({ name }) => name === plain(key.value));
  if (found) return found.schema;
  const at = [...path, discriminator];
  const word = key.value.kind === "scalar" && typeof key.value.value === "string" ? key.value.value : undefined;
  const known = names.map((name) => ({ name }));
  const cure = word === undefined ? undefined : didYouMean(word, known);
  report(
    key.value.at,
    at,
    `${formatPath(at)}: unknown data set ${show(key.value)}: ${cure ?? `expected ${anyOf(names)}`}`,
  );
  return undefined;
}

/** The schemas of a union with the names that tell them apart. */
export function variants(union: z.ZodDiscriminatedUnion): { name: string; schema: z.ZodObject }[] {
  return (union.def.options as z.ZodObject[]).map((schema) => {
    const literal = schema.def.shape[union.def.discriminator] as z.ZodLiteral;
    return { name: String(literal.value), schema };
  });
}

function walkMap(tree: Tree, schema: z.ZodObject, union: z.ZodDiscriminatedUnion | undefined, context: Walk): Tree {
  if (tree.kind !== "map") return tree;
  const { path, report } = context;
  const entries = new Map<string, MapEntry>();
  const spelled = new Map<string, string>();
  for (const [word, { at, value }] of tree.entries) {
    const key = canonicalKey(schema, word);
    const place = path.length === 0 ? "the experiment" : formatPath(path);
    if (key === undefined) {
      const cure = elsewhere(word, tree, union) ?? didYouMean(word, keysOf(schema)) ?? known(schema);
      report(at, [...path, word], `unknown key ${quote(word)} in ${place}: ${cure}`);
    } else if (spelled.has(key)) {
      report(at, [...path, word], `duplicate key "${word}" in ${place}: "${spelled.get(key)}" is the same. Keep one.`);
    } else {
      spelled.set(key, word);
      const child = unwrap(schema.def.shape[key]);
      if (standsForAbsence(value, child)) continue;
      entries.set(key, { at, value: walk(value, child, { ...context, path: [...path, key] }) });
    }
  }
  return { ...tree, entries };
}

/** An empty section is as good as none; so is a switch that is off. */
function standsForAbsence(tree: Tree, schema: z.core.$ZodType): boolean {
  if (tree.kind !== "scalar") return false;
  const isSection =
    schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodArray;
  return (tree.value === undefined && isSection) || (tree.value === false && formOf(schema).switch === true);
}

/** A key that belongs to other variants of a union. */
function elsewhere(word: string, tree: MapTree, union: z.ZodDiscriminatedUnion | undefined): string | undefined {
  if (!union) return undefined;
  const owners = variants(union).filter(({ schema }) => canonicalKey(schema, word));
  const mine = tree.entries.get(union.def.discriminator);
  if (owners.length === 0 || !mine) return undefined;
  return `it belongs to ${listed(
    owners.map(({ name }) => name),
    "and",
  )}, not to ${plain(mine.value)}`;
}

function known(schema: z.ZodObject): string {
  const names = keysOf(schema).map(({ name }) => name);
  return names.length === 0 ? "expected no options" : `expected ${anyOf(names)}`;
}

/** A map with nothing in it. */
export function emptyMap(at: Place): MapTree {
  return { kind: "map", at, entries: new Map() };
}

/** A map with one key. */
export function singleton(key: string, entry: MapEntry, at: Place): MapTree {
  return { kind: "map", at, entries: new Map([[key, entry]]) };
}
