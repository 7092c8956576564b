import { z } from "zod";
import type { Choice } from "./entry.ts";

/** How a part of the file may be written besides its full form. The walkers read it; zod sees the full form only. */
export interface Form {
  /** Other names of a map's keys: `{ lr: ["learning_rate"] }`. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** The map names one of several things: its short forms are a name, and a name with its main value. */
  readonly choice?: Choice;
  /** `true` stands for the map with all its defaults, `false` for its absence. */
  readonly switch?: boolean;
}

const forms = new WeakMap<z.core.$ZodType, Form>();

/** Gives a schema its form. */
export function register(schema: z.core.$ZodType, form: Form): void {
  forms.set(schema, form);
}

/** The form of a schema, or of the one that it refines or describes. */
export function formOf(schema: z.core.$ZodType): Form {
  for (let made: z.core.$ZodType | undefined = schema; made; made = made._zod.parent) {
    const form = forms.get(made);
    if (form) return form;
  }
  return {};
}

/** A map of options: unknown keys are errors. */
export function options<Shape extends z.ZodRawShape>(
  shape: Shape,
  form: Omit<Form, "choice"> = {},
): z.ZodObject<Shape, z.core.$strict> {
  const error = Object.keys(shape).length === 0 ? "no options" : "a map of options";
  const schema = z.strictObject(shape, { error });
  register(schema, form);
  return schema;
}

/** A schema without the wrappers that make it optional or give it a default. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault)
      inner = inner.def.innerType;
    else if (inner instanceof z.ZodLazy) inner = inner.def.getter();
    else return inner;
  }
}

/** The keys of a map with their aliases. */
export function keysOf(schema: z.ZodObject): { name: string; aliases: readonly string[] }[] {
  const aliases = formOf(schema).aliases ?? {};
  return Object.keys(schema.def.shape).map((name) => ({ name, aliases: aliases[name] ?? [] }));
}

/** The key that a word stands for: itself, or that of which it is an alias. */
export function canonicalKey(schema: z.ZodObject, word: string): string | undefined {
  return keysOf(schema).find(({ name, aliases }) => name === word || aliases.includes(word))?.name;
}
