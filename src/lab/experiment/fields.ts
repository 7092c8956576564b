import { z } from "zod";
import { anyOf } from "./suggest.ts";

/** The limits of a number. */
export interface Range {
  readonly above?: number;
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
}

/** The largest seed: every whole number up to it is exact. */
export const largestSeed: number = Number.MAX_SAFE_INTEGER;

/** What numpy's generator takes. */
export const largestNumpySeed: number = 2 ** 32 - 1;

// The error of every field says what was expected, without the word; the report adds where and what was received.

/** A finite number within a range. */
export function number(range: Range = {}): z.ZodNumber {
  const error = `a number${describe(range)}`;
  return within(z.number({ error }), range, error);
}

/** A number without a fraction. */
export function wholeNumber(range: Range = {}): z.ZodNumber {
  const error = `a whole number${describe(range)}`;
  return within(z.number({ error }).int({ error }), range, error);
}

/** A seed for the named streams. */
export function seed(): z.ZodDefault<z.ZodNumber> {
  return wholeNumber({ atLeast: 0, atMost: largestSeed }).default(0);
}

/** Text that is not empty. */
export function text(what: string): z.ZodString {
  return z.string({ error: what }).min(1, { error: what });
}

/** true or false */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: "true or false" });
}

/** One of some words. */
export function oneOf<const Words extends readonly string[]>(words: Words): z.ZodEnum<{ [W in Words[number]]: W }> {
  return z.enum(words, { error: anyOf(words) });
}

/** true, false, or `auto`, which finds out. */
export function flagOrAuto(): z.ZodUnion<[z.ZodLiteral<"auto">, z.ZodBoolean]> {
  return z.union([z.literal("auto"), z.boolean()], { error: "auto, true or false" });
}

function within(schema: z.ZodNumber, { above, atLeast, below, atMost }: Range, error: string): z.ZodNumber {
  let limited = schema;
  if (above !== undefined) limited = limited.gt(above, { error });
  if (atLeast !== undefined) limited = limited.gte(atLeast, { error });
  if (below !== undefined) limited = limited.lt(below, { error });
  if (atMost !== undefined) limited = limited.lte(atMost, { error });
  return limited;
}

function describe({ above, atLeast, below, atMost }: Range): string {
  if (atLeast !== undefined && atMost !== undefined) return ` from ${atLeast} to ${atMost}`;
  const parts = [
    above === undefined ? undefined : `above ${above}`,
    atLeast === undefined ? undefined : `of at least ${atLeast}`,
    below === undefined ? undefined : `below ${below}`,
    atMost === undefined ? undefined : `of at most ${atMost}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : ` ${parts.join(" and ")}`;
}
