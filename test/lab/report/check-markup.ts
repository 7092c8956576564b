/** An element's start, as the page writes it. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const voids = new Set(["meta", "link", "input", "img", "br"]);

/** Reads a page strictly: every element closed in order, every attribute quoted, no stray bracket. Returns its tags and text. */
export function readMarkup(page: string): { tags: Tag[]; text: string } {
  const tags: Tag[] = [];
  const open: string[] = [];
  let text = "";
  let rest = page.replace(/^<!doctype html>/, "");
  while (rest !== "") {
    const found = /^<(\/?)([a-z][a-z0-9]*)((?: [\w:-]+(?:="[^"<>]*")?)*)>/i.exec(rest);
    if (found) {
      const [whole, closing, name, list] = found;
      rest = rest.slice(whole.length);
      if (closing) {
        const expected = open.pop();
        if (expected !== name) throw new Error(`</${name}> where </${expected}> was due, before ${rest.slice(0, 80)}`);
        continue;
      }
      const attributes: Record<string, string> = {};
      for (const [, key, value = ""] of list.matchAll(/ ([\w:-]+)(?:="([^"]*)")?/g)) {
        if (key in attributes) throw new Error(`<${name}> has ${key} twice`);
        attributes[key] = value;
      }
      tags.push({ name, attributes });
      if (!voids.has(name)) open.push(name);
      if (name === "style" || name === "script") rest = rest.slice(rest.indexOf(`</${name}>`));
      continue;
    }
    const next = rest.search(/</);
    if (next === 0) throw new Error(`a stray < before ${rest.slice(0, 80)}`);
    const piece = next < 0 ? rest : rest.slice(0, next);
    if (/&(?!amp;|lt;|gt;|quot;|#39;)|>/.test(piece)) throw new Error(`not escaped: ${piece}`);
    text += piece;
    rest = rest.slice(piece.length);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(" ")}`);
  return { tags, text };
}
