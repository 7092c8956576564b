/** How a network does on one class. */
export interface ClassScore {
  readonly label: number;
  /** Examples that are of it. */
  readonly n: number;
  /** Share of them that were found; absent where there are none. */
  readonly recall: number | undefined;
  /** Share of the guesses of it that were right; absent where it was never guessed. */
  readonly precision: number | undefined;
  /** The class it was most often taken for, and how often. */
  readonly takenFor: { readonly label: number; readonly times: number } | undefined;
}

/** @param confusion confusion[truth][guess] counts examples */
export function classScores(confusion: readonly (readonly number[])[]): ClassScore[] {
  return confusion.map((row, label) => {
    const n = row.reduce((sum, times) => sum + times, 0);
    const guessed = confusion.reduce((sum, other) => sum + (other[label] ?? 0), 0);
    const right = row[label] ?? 0;
    let takenFor: ClassScore["takenFor"];
    for (const [guess, times] of row.entries()) {
      if (guess !== label && times > (takenFor?.times ?? 0)) takenFor = { label: guess, times };
    }
    return { label, n, recall: n ? right / n : undefined, precision: guessed ? right / guessed : undefined, takenFor };
  });
}

/** What a class is called: its name, else its index. */
export function className(classes: readonly string[] | undefined, label: number): string {
  return classes?.[label] ?? String(label);
}
