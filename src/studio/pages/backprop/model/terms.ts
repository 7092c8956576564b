import { evaluate } from "../../../../lab/explain/evaluate.ts";
import { type Expression, namedNumbers } from "../../../../lab/explain/expression.ts";

/** A sum cut to its largest terms, so that one sees what made it. */
export interface Terms {
  /** The largest by size, in the order in which they are added. */
  readonly shown: readonly Expression[];
  /** How many are left out, and what those come to together. */
  readonly others: number;
  readonly rest: number;
}

/** The `most` largest terms of a sum. */
export function largestTerms(terms: readonly Expression[], most: number): Terms {
  if (terms.length <= most) return { shown: terms, others: 0, rest: 0 };
  const values = terms.map(evaluate);
  const order = values.map((_, i) => i).sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
  const kept = new Set(order.slice(0, most));
  const rest = values.reduce((sum, value, i) => (kept.has(i) ? sum : sum + value), 0);
  return { shown: terms.filter((_, i) => kept.has(i)), others: terms.length - most, rest };
}

/**
 * What each named operand has to do with the result: the largest term that it stands in, as a share of the largest of all, with its
 * sign.
 */
export function sharesOf(expression: Expression): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let most = 0;
  for (const term of termsOf(expression)) {
    const value = evaluate(term);
    most = Math.max(most, Math.abs(value));
    for (const { name } of namedNumbers(term)) {
      const known = found.get(name!);
      if (known === undefined || Math.abs(value) > Math.abs(known)) found.set(name!, value);
    }
  }
  return new Map([...found].map(([name, value]) => [name, most === 0 ? 0 : value / most]));
}

/** The terms of nested sums, one after the other. */
export function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "sum" ? expression.terms.flatMap(termsOf) : [expression];
}
