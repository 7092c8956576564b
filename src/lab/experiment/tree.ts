import { quote } from "../../data/text.ts";

/** Where something was written: in the file, or in an argument on the command line. */
export type Place =
  | { readonly line: number; readonly column: number; readonly argument?: undefined }
  | { readonly argument: string };

/** YAML as plain values of which each knows where it was written. */
export type Tree = ScalarTree | ListTree | MapTree;

export interface ScalarTree {
  readonly kind: "scalar";
  readonly at: Place;
  readonly value: string | number | boolean | undefined;
}

export interface ListTree {
  readonly kind: "list";
  readonly at: Place;
  readonly items: readonly Tree[];
}

export interface MapTree {
  readonly kind: "map";
  readonly at: Place;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  /** Where the key stands. */
  readonly at: Place;
  readonly value: Tree;
}

/** The keys and indices that lead to a value. */
export type Path = readonly (string | number)[];

/** `model[5].linear.in_features` */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += `${text === "" ? "" : "."}${/^[\w-]{1,60}$/.test(part) ? part : quote(part)}`;
  }
  return text;
}

/** The plain value of a tree, as JSON has it: an empty value is null, which no default replaces. */
export function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value ?? null;
  if (tree.kind === "list") return tree.items.map(plain);
  return Object.fromEntries(Array.from(tree.entries, ([key, { value }]) => [key, plain(value)]));
}

/** What stands at a path, and where its key stands; undefined where nothing does. */
export function find(root: Tree, path: Path): MapEntry | undefined {
  let found: MapEntry | undefined = { at: root.at, value: root };
  for (const part of path) {
    const tree: Tree | undefined = found?.value;
    if (tree?.kind === "map") found = tree.entries.get(String(part));
    else if (tree?.kind === "list" && typeof part === "number") {
      const item: Tree | undefined = tree.items[part];
      found = item && { at: item.at, value: item };
    } else return undefined;
  }
  return found;
}

/** Where the nearest thing stands that exists on the way to a path. */
export function nearest(root: Tree, path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const found = find(root, path.slice(0, length));
    if (found) return found.at;
  }
  return root.at;
}

/** A value as a message shows it: short, on one line. */
export function show(tree: Tree): string {
  if (tree.kind === "list") return tree.items.length === 0 ? "an empty list" : `a list of ${tree.items.length}`;
  if (tree.kind === "map") {
    const keys = Array.from(tree.entries.keys());
    const shown = keys.length > 5 ? [...keys.slice(0, 5), "..."] : keys;
    return keys.length === 0 ? "an empty map" : `a map of ${shown.map((key) => formatPath([key])).join(", ")}`;
  }
  if (tree.value === undefined) return "nothing";
  return typeof tree.value === "string" ? quote(tree.value) : String(tree.value);
}
