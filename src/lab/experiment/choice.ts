import { z } from "zod";
import { type Choice, type Chosen, entryNamed, type Options } from "./entry.ts";
import { register } from "./form.ts";

/** The schema of a choice in its full form: a map with exactly one of the names. */
export function choiceSchema(choice: Choice): z.ZodType<Chosen> {
  const shape = Object.fromEntries(choice.entries.map(({ name, options }) => [name, options.optional()]));
  const article = /^[aeiou]/.test(choice.thing) ? "an" : "a";
  const schema = z.strictObject(shape, { error: `${article} ${choice.thing}` });
  register(schema, { choice });
  return schema.meta({ id: choice.thing }) as unknown as z.ZodType<Chosen>;
}

/** The name that was chosen, and its options. */
export function chosen(choice: Chosen): { name: string; options: Options } {
  const [name] = Object.keys(choice);
  return { name, options: choice[name] };
}

/** Builds what was chosen. */
export function buildChosen<Built>(choice: Choice<Built>, value: Chosen): Built {
  const { name, options } = chosen(value);
  return entryNamed(choice, name)!.build(options);
}
