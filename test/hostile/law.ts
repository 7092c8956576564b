import { NablaError } from "../../src/kernels/errors.ts";

/** A message is a line or, of an experiment, a line a problem; each fits on a page. */
const longest = 1000;

/** `Cannot read x: expected a, received b.`, perhaps with the file's name before it and a fix behind it. */
const grammar = /^(?:[^:]+: )?Cannot \S.*: expected .+, received .*\.(?: .+[.?})])?$/;
/** `e.yaml:3:5 unknown key "x"`, or with an argument in place of a line. */
const located = /^(?:[^\s:]+:\d+:\d+|--set .*:) \S/;

/** `val_loss is NaN after epoch 3: ...`: a training that ran away, perhaps because of what it was resumed from. */
const ranAway = /^\w+ is -?\w+ (?:at|after) epoch \d+[,:] .+\.$/;

/** What is left of a training that an error ended. */
const wayOn = /^The last checkpoint is whole\. After that, continue with: npx nabla train --resume \S+$/;

/** What a terminal obeys rather than shows: control characters, halves of characters, what turns the direction of writing. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Why an error is not one that a reader may throw; undefined where it is. */
export function objection(error: unknown): string | undefined {
  if (!(error instanceof NablaError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const wrong = error.message.split("\n").find((line) => {
    const wellFormed =
      grammar.test(line) ||
      located.test(line) ||
      ranAway.test(line) ||
      wayOn.test(line) ||
      /^\.\.\. and \d+ more\.$/.test(line);
    return !wellFormed || line.length > longest || unprintable.test(line);
  });
  return wrong === undefined ? undefined : `a message against the grammar: ${JSON.stringify(wrong.slice(0, 2000))}`;
}
