/** Anything Nabla can explain: its message says what, where, why and the fix, and no stack is shown to the user. */
export class NablaError extends Error {
  override readonly name: string = "NablaError";
}

/** The caller asked for something that cannot be: a wrong flag, file, key or shape. The command line exits with 2. */
export class UsageError extends NablaError {
  override readonly name: string = "UsageError";
}

/** `Cannot <verb> <thing>: expected <what>, received <value>.`, followed by the fix where there is one. */
export function cannot(action: string, expected: string, received: unknown, fix?: string): NablaError {
  return new NablaError(sentence(action, expected, received, fix));
}

/** The same grammar for what the user got wrong. */
export function misuse(action: string, expected: string, received: unknown, fix?: string): UsageError {
  return new UsageError(sentence(action, expected, received, fix));
}

function sentence(action: string, expected: string, received: unknown, fix: string | undefined): string {
  const plain = printable(`Cannot ${action}: expected ${expected}, received ${String(received)}.`);
  // Only a fix may go over several lines.
  return fix === undefined ? plain : `${plain} ${fix.split("\n").map(printable).join("\n")}`;
}

/** Control characters, halves of characters, and what turns the direction of writing: a terminal obeys them, and a name may hold any. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text on one line that shows what it holds: `\u001b` stands for what would clear the screen. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
