import type { Table } from "./table.ts";

/** Rows kept aside, and the rest. */
export interface Part {
  readonly kept: Uint32Array;
  readonly rest: Uint32Array;
}

/**
 * Keeps a share of the rows aside, drawn by `permutation`. Classes are kept in proportion (stratified): each gives the
 * whole number nearest to its share, so a rare class is not lost by chance. Both parts stay in ascending order.
 */
export function splitRows(
  { targets }: Table,
  rows: Uint32Array,
  share: number,
  permutation: (n: number) => Uint32Array,
): Part {
  const order = permutation(rows.length);
  const groups = new Map<number, number[]>();
  for (const position of order) {
    const row = rows[position];
    const label = targets.kind === "classes" ? targets.labels[row] : 0;
    const group = groups.get(label);
    if (group) group.push(row);
    else groups.set(label, [row]);
  }
  const kept: number[] = [];
  const rest: number[] = [];
  for (const group of groups.values()) {
    const count = Math.round(group.length * share);
    for (const [i, row] of group.entries()) (i < count ? kept : rest).push(row);
  }
  return { kept: Uint32Array.from(kept).sort(), rest: Uint32Array.from(rest).sort() };
}
