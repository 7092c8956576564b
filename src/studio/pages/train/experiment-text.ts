import { type Document, isCollection, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { augmentSteps } from "../../../lab/experiment/augment.ts";
import { type Choice, entryNamed } from "../../../lab/experiment/entry.ts";
import {
  applyOverrides,
  type Experiment,
  ExperimentError,
  type Problem,
  parseSource,
  readExperiment,
  type Source,
} from "../../../lab/experiment/index.ts";
import { initializers } from "../../../lab/experiment/initializers.ts";
import { layers } from "../../../lab/experiment/layers/index.ts";
import { losses } from "../../../lab/experiment/losses.ts";
import { schedules } from "../../../lab/experiment/schedules/index.ts";
import { plain } from "../../../lab/experiment/tree.ts";

/** An experiment's text, and what it says or what is wrong with it. */
export type ReadText =
  | { readonly experiment: Experiment; readonly source: Source; readonly problems: readonly Problem[] }
  | { readonly experiment?: undefined; readonly problems: readonly Problem[] };

/** Reads a text as `nabla train` reads a file. */
export function readText(file: string, text: string): ReadText {
  try {
    return { ...readExperiment(file, text), problems: [] };
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    return { problems: error.problems };
  }
}

/**
 * The text with values replaced as `--set` replaces them: `optimizer.adam.lr=0.01`. What is not touched stays as it is written,
 * comments and order included.
 * @throws ExperimentError where the text is no YAML, or an assignment leads nowhere
 */
export function changeText(text: string, assignments: readonly string[]): string {
  const source = applyOverrides(parseSource("", text), assignments, "");
  if (source.problems.length > 0) throw new ExperimentError("", source.problems);
  return writeInto(text, plain(source.tree));
}

/** The text with other layers. @param change makes them of those that there are, each as the file has it: `relu`, `{linear: 10}` */
export function changeLayers(text: string, change: (layers: readonly unknown[]) => readonly unknown[]): string {
  const whole = plain(parseSource("", text).tree) as Readonly<Record<string, unknown>>;
  const layers = Array.isArray(whole["model"]) ? whole["model"] : [];
  return writeInto(text, { ...whole, model: change(layers) });
}

function writeInto(text: string, wanted: unknown): string {
  const document = parseDocument(text, { schema: "core" });
  write(document, [], wanted);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

type Path = readonly (string | number)[];

/** Makes the node at a path what is wanted, and leaves alone what it is already. */
function write(document: Document, path: Path, wanted: unknown): void {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(node) && isRecord(wanted)) {
    for (const { key } of [...node.items]) {
      if (!(String(isScalar(key) ? key.value : key) in wanted)) node.delete(key);
    }
    for (const [key, value] of Object.entries(wanted)) write(document, [...path, key], value);
    return;
  }
  if (isSeq(node) && Array.isArray(wanted)) {
    node.items.splice(wanted.length);
    for (const [i, value] of wanted.entries()) write(document, [...path, i], value);
    return;
  }
  const value = short(wanted, path.at(-1));
  if (isScalar(node) && node.value === value) return;
  const next = made(document, value, path);
  if (isScalar(node)) next.comment = node.comment;
  document.setIn(path, next);
}

/** Options in braces, layers each on a line. */
function made(document: Document, value: unknown, path: Path): Node {
  const node = document.createNode(value);
  const braces = (part: unknown, depth: number): void => {
    if (!isCollection(part)) return;
    part.flow = depth > (path[0] === "model" ? 2 : 0);
    for (const item of part.items) braces(isPair(item) ? item.value : item, depth + 1);
  };
  braces(node, path.length);
  return node;
}

/** What has options that are better known by one value or by their name alone. */
const choices: readonly Choice[] = [layers, initializers, augmentSteps, schedules, losses];

/** A choice as people write it: `{relu: {}}` as `relu`, and `{out_features: 10}` under `linear` as 10. @param key what the value stands under */
function short(value: unknown, key?: string | number): unknown {
  if (Array.isArray(value)) return value.map((item) => short(item));
  if (!isRecord(value)) return value;
  const [[name, options] = ["", undefined], ...others] = Object.entries(value);
  if (others.length > 0) return Object.fromEntries(Object.entries(value).map(([k, inner]) => [k, short(inner, k)]));
  if (isRecord(options) && Object.keys(options).length === 0 && choices.some((choice) => entryNamed(choice, name))) {
    return name;
  }
  const main = choices.map((choice) => entryNamed(choice, String(key))?.main).find((found) => found !== undefined);
  return main !== undefined && main === name ? options : { [name]: short(options, name) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
