import { z } from "zod";
import type { Choice } from "./entry.ts";
import { experimentSchema } from "./experiment.ts";
import { formOf, unwrap } from "./form.ts";

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The experiment file as a JSON Schema (draft 7, which editors know best), short forms and aliases included: a first line
 * `# yaml-language-server: $schema=…` gives completion.
 */
export function experimentJsonSchema(): object {
  const choices = new Map<string, Choice>();
  const schema = z.toJSONSchema(experimentSchema, {
    io: "input",
    target: "draft-7",
    // zod fills in the inner schemas later, so forms are only marked here.
    override: ({ zodSchema, jsonSchema }) => {
      const { choice, aliases, switch: switches } = formOf(zodSchema);
      if (choice) {
        choices.set(choice.thing, choice);
        jsonSchema[marks.choice] = choice.thing;
      } else if (unwrap(zodSchema) === zodSchema)
        Object.assign(jsonSchema, { [marks.aliases]: aliases, [marks.switch]: switches });
    },
  });
  return { title: "A Nabla experiment", ...(writeForms(schema, choices) as object) };
}

const marks = { choice: "x-choice", aliases: "x-aliases", switch: "x-switch" } as const;

/** Replaces what is marked by all the forms that it may have, from the inside outwards. */
function writeForms(value: unknown, choices: ReadonlyMap<string, Choice>): unknown {
  if (Array.isArray(value)) return value.map((item) => writeForms(item, choices));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, writeForms(inner, choices)]);
  const {
    [marks.choice]: thing,
    [marks.aliases]: aliases,
    [marks.switch]: switches,
    ...json
  } = Object.fromEntries(entries);
  const choice = choices.get(thing);
  if (choice) return choiceForms(choice, json);
  if (switches) return { anyOf: [{ type: "boolean" }, json] };
  if (aliases) withAliases(json, aliases);
  return json;
}

/** A name, or a map of it to its main value or its options. */
function choiceForms({ thing, entries, bare }: Choice, { properties = {} }: Json): Json {
  const ways: Record<string, Json> = {};
  const names: string[] = [];
  for (const { name, aliases = [], description, main } of entries) {
    const full = properties[name] as Json;
    const mainValue = main === undefined ? [] : [full.properties?.[main] as Json];
    const needsNothing = full.required === undefined && full.allOf === undefined;
    const anyOf = [...mainValue, full, ...(needsNothing ? [{ type: "null" } as Json] : [])];
    ways[name] = { description, anyOf };
    for (const alias of aliases) ways[alias] = { description: `Alias of ${name}.`, anyOf };
    if (needsNothing) names.push(name, ...aliases);
  }
  const map: Json = {
    type: "object",
    properties: ways,
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  };
  const options = bare === undefined ? [] : [properties[bare] as Json];
  return { description: `One ${thing}.`, anyOf: [{ enum: names }, map, ...options] };
}

/** Every alias is a key of its own; a required key may come under any of its names. */
function withAliases(target: Json, aliases: Readonly<Record<string, readonly string[]>>): void {
  const { properties = {}, required = [] } = target;
  const choices: Json[] = [];
  for (const [name, others] of Object.entries(aliases)) {
    for (const other of others) properties[other] = { ...(properties[name] as Json), description: `Alias of ${name}.` };
    if (required.includes(name)) choices.push({ anyOf: [name, ...others].map((key) => ({ required: [key] })) });
  }
  const left = required.filter((name) => !(name in aliases));
  if (left.length > 0) target.required = left;
  else delete target.required;
  if (choices.length > 0) target.allOf = choices;
}
