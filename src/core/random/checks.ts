import { cannot, misuse } from "../../kernels/errors.ts";

/** A seed as given by a user. @throws UsageError unless it is a whole number from 0 to `largest`. */
export function checkSeed(seed: number, largest: number): number {
  if (!isWhole(seed, 0, largest)) throw misuse("seed a generator", `a whole number from 0 to ${largest}`, seed);
  return seed;
}

/** How many to choose from. @throws NablaError unless it is a whole number from 1 to 2^53 - 1. */
export function checkBound(n: number): number {
  if (!isWhole(n, 1, Number.MAX_SAFE_INTEGER)) {
    throw cannot("draw a whole number below n", `n from 1 to ${Number.MAX_SAFE_INTEGER}`, n);
  }
  return n;
}

/** @throws NablaError unless `value` is a whole number in the range; `name` says which part of the state it is. */
export function checkState(name: string, value: unknown, low: number, high: number): number {
  if (!isWhole(value, low, high)) throw cannot("restore a generator", `${name} from ${low} to ${high}`, shown(value));
  return value;
}

/** The cached second normal deviate. @throws NablaError unless it is absent or a finite number. */
export function checkSpare(spare: unknown): number | undefined {
  if (spare !== undefined && !(typeof spare === "number" && Number.isFinite(spare))) {
    throw cannot("restore a generator", "no spare deviate or a finite one", shown(spare));
  }
  return spare;
}

export function isWhole(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
}

/** A state may come from a file, and not every object can be written as a word. */
export function shown(value: unknown): unknown {
  return typeof value === "object" && value !== null ? "an object" : value;
}
