import type { Choices } from "./choices.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value that nobody expects where it stands. */
function odd(choices: Choices): Json {
  const values: readonly (() => Json)[] = [
    () => null,
    () => choices.maybe(0.5),
    () => choices.integer(),
    () => choices.pick([0.5, -0.1, 1e308, 5e-324, -1e-9]),
    () => choices.name(),
    () => choices.numeral(),
    () => [],
    () => ({}),
    () => Array.from({ length: choices.pick([1, 3, 5000]) }, () => choices.integer()),
    () => withKey({}, choices.name(), choices.integer()),
    () => withKey(withKey({}, "toString", 1), "valueOf", 1),
    () => nested(choices.pick([3, 70, 1000])),
  ];
  return choices.pick(values)();
}

function nested(levels: number): Json {
  let value: Json = [];
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

/** Also the key `__proto__` becomes a property, as JSON.parse would make it. */
function withKey(object: { [key: string]: Json }, key: string, value: Json): { [key: string]: Json } {
  return Object.fromEntries([...Object.entries(object), [key, value]]);
}

/** JSON with one to three of its values replaced, left out, renamed or added to. */
export function mutateJson(value: unknown, choices: Choices): unknown {
  let mutated = value as Json;
  for (let i = 1 + choices.below(3); i > 0; i--) mutated = mutateOnce(mutated, choices);
  return mutated;
}

function mutateOnce(value: Json, choices: Choices): Json {
  if (typeof value !== "object" || value === null || choices.maybe(0.1)) return odd(choices);
  if (Array.isArray(value)) {
    const at = choices.below(value.length + 1);
    const item = value[at];
    if (item === undefined || choices.maybe(0.1)) return value.toSpliced(at, 0, odd(choices));
    if (choices.maybe(0.1)) return value.toSpliced(at, 1);
    return value.with(at, mutateOnce(item, choices));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || choices.maybe(0.1)) return withKey(value, choices.name(), odd(choices));
  const key = choices.pick(keys);
  const { [key]: inner, ...rest } = value;
  if (choices.maybe(0.1)) return rest;
  if (choices.maybe(0.05)) return withKey(rest, choices.name(), inner);
  return withKey(rest, key, mutateOnce(inner, choices));
}
