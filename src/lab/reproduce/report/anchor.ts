/** An id for the page from names that a data file chose: no two of them give the same one. */
export function anchor(kind: string, ...names: readonly (string | number)[]): string {
  return [kind, ...names.map(safe)].join("_");
}

/** What an id, a reference to it and a `url(#…)` can all carry. */
function safe(name: string | number): string {
  return String(name).replace(/[^a-zA-Z0-9.-]/gu, (character) => `:${character.codePointAt(0)?.toString(16)}:`);
}
