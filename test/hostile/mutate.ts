import type { Choices } from "./choices.ts";

/** What a format's mutations draw on besides chance: its other seeds, to splice, and its own words, to strew in. */
export interface Material {
  readonly seeds: readonly Uint8Array[];
  readonly words?: readonly (string | Uint8Array)[];
}

type Mutation = (bytes: Uint8Array, choices: Choices, material: Material) => Uint8Array;

const replaced = (bytes: Uint8Array, at: number, count: number, by: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
const place = (bytes: Uint8Array, choices: Choices): number => choices.below(bytes.length + 1);

const mutations: readonly Mutation[] = [
  function truncate(bytes, choices) {
    return bytes.subarray(0, place(bytes, choices));
  },
  function flip(bytes, choices) {
    const copy = Uint8Array.from(bytes);
    if (copy.length > 0) copy[choices.below(copy.length)] ^= 1 << choices.below(8);
    return copy;
  },
  function overwrite(bytes, choices) {
    const at = place(bytes, choices);
    const some = new Uint8Array(1 + choices.below(8)).fill(choices.pick([0, 1, 0x7f, 0x80, 0xff, choices.below(256)]));
    return replaced(bytes, at, some.length, some);
  },
  function setInteger(bytes, choices) {
    return replaced(bytes, place(bytes, choices), ...integerBytes(choices));
  },
  // Most of what decides stands at the beginning.
  function setIntegerEarly(bytes, choices) {
    return replaced(bytes, choices.below(Math.min(64, bytes.length + 1)), ...integerBytes(choices));
  },
  function insert(bytes, choices) {
    return replaced(bytes, place(bytes, choices), 0, choices.bytes(1 + choices.below(8)));
  },
  function drop(bytes, choices) {
    return replaced(bytes, place(bytes, choices), 1 + choices.below(16), new Uint8Array(0));
  },
  function double(bytes, choices) {
    const at = place(bytes, choices);
    return replaced(bytes, at, 0, bytes.subarray(at, at + 1 + choices.below(100)));
  },
  function repeat(bytes, choices) {
    const at = place(bytes, choices);
    const part = bytes.subarray(at, at + 1 + choices.below(8));
    return replaced(bytes, at, 0, Buffer.concat(Array.from({ length: choices.pick([10, 100, 3000]) }, () => part)));
  },
  function splice(bytes, choices, { seeds }) {
    const other = choices.pick(seeds);
    return Buffer.concat([bytes.subarray(0, place(bytes, choices)), other.subarray(place(other, choices))]);
  },
  function strew(bytes, choices, { words = [] }) {
    const word = words.length > 0 && choices.maybe(0.8) ? choices.pick(words) : choices.name();
    return replaced(bytes, place(bytes, choices), choices.below(4), Buffer.from(word));
  },
];

/** An interesting number as bytes, and how many it overwrites. */
function integerBytes(choices: Choices): [count: number, by: Uint8Array] {
  const width = choices.pick([1, 2, 4, 8]);
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(choices.integer())));
  const some = bytes.subarray(0, width);
  return [width, choices.maybe(0.5) ? some.reverse() : some];
}

/** One to four mutations of `bytes`, which stay as they are. */
export function mutate(bytes: Uint8Array, choices: Choices, material: Material): Uint8Array {
  let mutated = bytes;
  for (let i = 1 + choices.below(4); i > 0; i--) mutated = choices.pick(mutations)(mutated, choices, material);
  return mutated;
}
