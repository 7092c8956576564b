import { z } from "zod";
import { variants } from "../../../../lab/experiment/canonical.ts";
import { type Choice, entryNamed } from "../../../../lab/experiment/entry.ts";
import { type Experiment, experimentSchema } from "../../../../lab/experiment/experiment.ts";
import { formOf, unwrap } from "../../../../lab/experiment/form.ts";
import { layers } from "../../../../lab/experiment/layers/index.ts";

/** One value of an experiment that a form can change: by `PATH=VALUE`, as `--set` does. */
export interface Field {
  readonly kind: "field";
  readonly path: string;
  /** As the file calls it. */
  readonly key: string;
  /** What may be entered: one of some words, yes or no, or any YAML. */
  readonly input: { readonly words: readonly string[] } | "flag" | "yaml";
  /** As YAML, the default where the file says nothing; empty where there is none. */
  readonly value: string;
  /** What the schema says of it, in English. */
  readonly about?: string | undefined;
}

/** One of several things, with options of its own. */
export interface Choosing {
  readonly kind: "choosing";
  readonly path: string;
  readonly key: string;
  readonly names: readonly string[];
  readonly chosen: string;
  /** The option by which the thing is known best: how many outputs a linear layer has. */
  readonly main?: string | undefined;
  readonly parts: readonly Part[];
}

/** Options that belong together, perhaps behind a switch. */
export interface Group {
  readonly kind: "group";
  readonly path: string;
  readonly key: string;
  /** Whether it is there; undefined where it always is. */
  readonly on?: boolean | undefined;
  readonly parts: readonly Part[];
}

export type Part = Field | Choosing | Group;

/** Every section of an experiment but its model as a form, made from the schema that checks files: no option is left out. */
export function formParts(experiment: Experiment): readonly Part[] {
  const values: Readonly<Record<string, unknown>> = { ...experiment };
  return Object.entries(experimentSchema.def.shape)
    .filter(([key]) => key !== "version" && key !== "model")
    .map(([key, schema]) => partOf(key, key, schema as z.ZodType, values[key]));
}

/** The layers of a model as a form. */
export function layerParts({ model }: Experiment): readonly Choosing[] {
  return model.map((layer, i) => choosingOf(`model.${i}`, String(i), layers, layer));
}

function partOf(path: string, key: string, wrapped: z.ZodType, value: unknown): Part {
  const schema = unwrap(wrapped);
  const { choice, switch: switches } = formOf(schema);
  if (choice) return choosingOf(path, key, choice, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const all = variants(schema);
    const chosen = String((value as Readonly<Record<string, unknown>>)[discriminator]);
    const variant = all.find(({ name }) => name === chosen)!.schema;
    const parts = partsOf(path, variant, value).filter((part) => part.key !== discriminator);
    return {
      kind: "choosing",
      path: `${path}.${discriminator}`,
      key,
      names: all.map(({ name }) => name),
      chosen,
      parts,
    };
  }
  if (schema instanceof z.ZodObject) {
    const on = switches ? value !== undefined : undefined;
    return { kind: "group", path, key, on, parts: on === false ? [] : partsOf(path, schema, value) };
  }
  return {
    kind: "field",
    path,
    key,
    input: inputOf(schema),
    value: yamlOf(value),
    about: z.globalRegistry.get(wrapped)?.description,
  };
}

function partsOf(path: string, schema: z.ZodObject, value: unknown): Part[] {
  const values = (value ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(schema.def.shape).map(([key, inner]) =>
    partOf(`${path}.${key}`, key, inner as z.ZodType, values[key]),
  );
}

function choosingOf(path: string, key: string, choice: Choice, value: unknown): Choosing {
  const names = choice.entries.map(({ name }) => name);
  const [[chosen, options] = ["", {}]] = Object.entries((value ?? {}) as object);
  const entry = entryNamed(choice, chosen);
  const parts = entry ? partsOf(`${path}.${chosen}`, entry.options, options) : [];
  return { kind: "choosing", path, key, names, chosen, main: entry?.main, parts };
}

function inputOf(schema: z.core.$ZodType): Field["input"] {
  if (schema instanceof z.ZodBoolean) return "flag";
  if (schema instanceof z.ZodEnum) return { words: schema.options.map(String) };
  return "yaml";
}

/** A value on one line. JSON is YAML, but words need no quotes. */
function yamlOf(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${yamlOf(inner)}`)
      .join(", ")}}`;
  }
  return typeof value === "string" && !/^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(value)
    ? JSON.stringify(value)
    : String(value);
}
