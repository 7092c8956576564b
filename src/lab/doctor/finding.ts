import { z } from "zod";
import type { Text } from "../report/language.ts";

/** Something that the doctor has found: a plain value, the same wherever it is shown. */
export interface Finding {
  /** What machines know it by: `dead_relu`. */
  readonly code: string;
  /** `model[2] relu`, `training data`, `optimizer`. */
  readonly where: string;
  /** What was seen, with its figures. */
  readonly words: Text;
  /** What usually lies behind it. */
  readonly cause: Text;
  /** What to change first. */
  readonly fix: Text;
}

/** The finding as one line of English. */
export function sentence({ code, where, words, cause, fix }: Finding): string {
  return `${code}: ${where}: ${words.en} ${cause.en} ${fix.en}`;
}

const text = z.object({ en: z.string(), zh: z.string() });
const schema = z.object({ code: z.string(), where: z.string(), words: text, cause: text, fix: text });

/** A finding from JSON; undefined where it is none. */
export function readFinding(json: unknown): Finding | undefined {
  return schema.safeParse(json).data;
}
