import { percent } from "./numbers.ts";

/** A confusion matrix as text: a row for each true class, a column for each guess, and each class's recall at the end. */
export function confusionTable(confusion: readonly (readonly number[])[], classes: readonly string[]): string[] {
  const cells = confusion.map((row) => row.map((count) => (count === 0 ? "·" : String(count))));
  const width = Math.max(...classes.map(({ length }) => length), ...cells.flat().map(({ length }) => length)) + 1;
  const label = Math.max("truth".length, ...classes.map(({ length }) => length));
  const head = `${"truth".padStart(label)} |${classes.map((name) => name.padStart(width)).join("")} | recall`;
  const lines = cells.map((row, truth) => {
    const total = confusion[truth].reduce((sum, count) => sum + count, 0);
    const recall = total === 0 ? "–" : percent(confusion[truth][truth] / total);
    return `${classes[truth].padStart(label)} |${row.map((cell) => cell.padStart(width)).join("")} | ${recall}`;
  });
  return [head, ...lines];
}
