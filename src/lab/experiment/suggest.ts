import { editDistance } from "./edit-distance.ts";

/** A word that may be written, and the other words for the same. */
export interface Known {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

/** Longer words are no slip of the finger, and comparing them would cost. */
const longest = 64;

/**
 * The known word that was probably meant, as `did you mean "lr" (alias learning_rate)?`, or undefined where none is
 * near. Case, dashes and underscores count for nothing: `LeakyReLU` is `leaky_relu`.
 */
export function didYouMean(word: string, known: readonly Known[]): string | undefined {
  if (word.length > longest) return undefined;
  let best: { distance: number; name: string; alias?: string } | undefined;
  for (const { name, aliases = [] } of known) {
    for (const candidate of [name, ...aliases]) {
      const distance = editDistance(plain(word), plain(candidate));
      const near =
        distance <= Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3)) || begins(word, candidate);
      if (
        near &&
        word !== candidate &&
        candidate.length > distance &&
        distance < (best?.distance ?? Number.POSITIVE_INFINITY)
      ) {
        best = candidate === name ? { distance, name } : { distance, name, alias: candidate };
      }
    }
  }
  if (!best) return undefined;
  return `did you mean "${best.name}"${best.alias === undefined ? "" : ` (alias ${best.alias})`}?`;
}

/** `a`, `a or b`, `a, b or c` */
export function anyOf(words: readonly string[]): string {
  return listed(words, "or");
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[], conjunction: "and" | "or"): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** Whether one word is the beginning of the other: `val_acc` and `val_accuracy`. */
function begins(a: string, b: string): boolean {
  const [shorter, longer] = [plain(a), plain(b)].sort((x, y) => x.length - y.length);
  return shorter.length >= 3 && longer.startsWith(shorter);
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, "");
}
