/** A piece of a line of YAML, and what it is. */
export interface Token {
  readonly kind: "comment" | "key" | "number-value" | "plain";
  readonly text: string;
}

/** What a comment, a key or a number begins with; everything else is passed over. */
const pattern = /(#.*$)|([\w-]+)(?=\s*:(?:\s|$))|(?<![\w.-])([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.-])/g;

/** One line of YAML as pieces that join to it: enough to tell names from values, no parser. */
export function tokens(line: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const [text, comment, key] = match;
    // A # within a word starts no comment.
    if (comment !== undefined && match.index > 0 && !/\s/.test(line[match.index - 1]!)) continue;
    if (match.index > end) found.push({ kind: "plain", text: line.slice(end, match.index) });
    found.push({ kind: comment !== undefined ? "comment" : key !== undefined ? "key" : "number-value", text });
    end = match.index + text.length;
  }
  if (end < line.length) found.push({ kind: "plain", text: line.slice(end) });
  return found;
}
