import type { z } from "zod";

/** Options as they stand in the file, by their snake_case names. */
export type Options = Readonly<Record<string, unknown>>;

/** One of several things with its options, the only key of a map: `{ linear: { out_features: 10, bias: true } }`. */
export type Chosen = Readonly<Record<string, Options>>;

/** Something that a file can choose by name: one layer, one optimiser. */
export interface Entry<Built = unknown> {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly description: string;
  /** Whether messages leave it out of what they offer: it is there to be reproduced, not to be chosen. */
  readonly unlisted?: boolean | undefined;
  /** The option that `name: value` sets. */
  readonly main?: string | undefined;
  readonly options: z.ZodObject;
  /** The thing itself, from options that the schema has passed. */
  build(options: Options): Built;
}

/** An entry's definition, typed by its options. */
export interface EntryDefinition<Shape extends z.ZodRawShape, Built>
  extends Omit<Entry<Built>, "options" | "build" | "main"> {
  readonly main?: keyof Shape & string;
  readonly options: z.ZodObject<Shape, z.core.$strict>;
  readonly build: (options: z.output<z.ZodObject<Shape, z.core.$strict>>) => Built;
}

/** Makes an entry of a definition: once in a table, entries differ in nothing that the compiler knows. */
export function entry<Shape extends z.ZodRawShape, Built, Definition extends EntryDefinition<Shape, Built>>(
  definition: Definition & EntryDefinition<Shape, Built>,
): Entry<Built> {
  return definition as unknown as Entry<Built>;
}

/** The table of all that can be chosen at a place. */
export interface Choice<Built = unknown> {
  /** What they are, for messages: `optimizer`. */
  readonly thing: string;
  readonly entries: readonly Entry<Built>[];
  /** The entry that takes options given without a name. */
  readonly bare?: string;
  /** The entry where the file says nothing. */
  readonly fallback?: string;
}

/** The entry of that name or alias. */
export function entryNamed<Built>({ entries }: Choice<Built>, word: string): Entry<Built> | undefined {
  return entries.find(({ name, aliases }) => name === word || aliases?.includes(word));
}
