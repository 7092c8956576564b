/** Every place of a source that may give other bits elsewhere. */
export function inexact(name: string, source: string): { readonly line: number; readonly what: string }[];
