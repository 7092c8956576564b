import { printable } from "../../report/html.ts";
import type { Text } from "../../report/language.ts";
import { bitLines } from "./bits.ts";
import type { Block, Drawing, Section, Table, Word, Words } from "./blocks.ts";
import { joined } from "./joined.ts";
import { contentsDepth, texts } from "./texts.ts";
import { verdictMarks } from "./verdict-marks.ts";

type Language = keyof Text;

/** Between a name and what is said of it, and behind a name that stands alone. */
const marks: Readonly<Record<Language, { colon: string; stop: string }>> = {
  en: { colon: ": ", stop: ". " },
  zh: { colon: "：", stop: "。" },
};

/** The report in one language, as GitHub shows Markdown. @param experiments where the links to experiment files lead */
export function toMarkdown(
  title: Text,
  lead: readonly Block[],
  sections: readonly Section[],
  { language, experiments }: { language: Language; experiments: string },
): string {
  const { colon, stop } = marks[language];
  const parts = [`# ${plain(title[language])}`];

  const writeBlocks = (blocks: readonly Block[]): void => {
    for (const block of blocks) parts.push(write(block));
  };
  const writeSection = ({ id, title: heading, blocks, sections: inner = [] }: Section, level: number): void => {
    parts.push(`<a id="${id}"></a>`, `${"#".repeat(level)} ${plain(heading[language])}`);
    writeBlocks(blocks);
    for (const section of inner) writeSection(section, level + 1);
  };

  const write = (block: Block): string => {
    switch (block.kind) {
      case "paragraph":
        return line(block.words);
      case "list":
        return block.items.map((words) => `- ${line(words)}`).join("\n");
      case "facts":
        return block.facts.map(([name, words]) => `- ${line(name)}${colon}${line(words)}`).join("\n");
      case "command":
        return `\`\`\`sh\n${printable(block.command)}\n\`\`\``;
      case "contents":
        return `## ${plain(texts.contents[language])}\n\n${contents(sections, 0)}`;
      case "table":
        return table(block);
      case "drawings":
        return block.drawings.map(drawing).join("\n");
      case "bits":
        return `**${plain(block.bits.title[language])}**${stop}${plain(block.bits.caption[language])}\n\n\`\`\`text\n${bitLines(
          block.bits,
          (bit, right) => (right ? bit : `[${bit}]`),
        )
          .map((bits) => bits.join(" "))
          .join("\n")}\n\`\`\``;
    }
  };

  const contents = (level: readonly Section[], depth: number): string =>
    level
      .map(({ id, title: heading, sections: inner = [] }) => {
        const own = `${"  ".repeat(depth)}- [${plain(heading[language])}](#${id})`;
        return inner.length > 0 && depth + 1 < contentsDepth ? `${own}\n${contents(inner, depth + 1)}` : own;
      })
      .join("\n");

  /** A row's note has no place in a Markdown table: notes follow it. */
  const table = ({ caption, columns, rows }: Table): string => {
    // Within code a bar is still the end of a cell.
    const cells = (words: readonly string[]): string =>
      `| ${words.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
    const head = cells(
      columns.map(({ title: column }) => plain(typeof column === "string" ? column : column[language])),
    );
    const rule = cells(columns.map(({ holds }) => (holds === "words" ? ":--" : "--:")));
    const body = rows.map(({ id, cells: words }) => {
      const [first, ...rest] = words.map(line);
      return cells([id === undefined ? first : `<a id="${id}"></a>${first}`, ...rest]);
    });
    const notes = rows.flatMap(({ cells: [name], note }) =>
      note ? [`- ${line(name.slice(0, 1))}${colon}${line(note)}`] : [],
    );
    return [[line(caption)], [head, rule, ...body], notes]
      .flatMap((lines) => (lines.length > 0 ? [lines.join("\n")] : []))
      .join("\n\n");
  };

  const drawing = ({ caption }: Drawing): string =>
    `- **${plain(caption.title[language])}**${stop}${plain(caption.words[language])}`;

  const line = (words: Words): string => joined(words).map(word).join(" ");

  const word = (one: Word): string => {
    if (typeof one === "string") return plain(one);
    if ("en" in one) return plain(one[language]);
    if ("experiment" in one) return `[${code(one.experiment)}](${address(`${experiments}/${one.experiment}`)})`;
    if ("strong" in one) return `**${plain(one.strong[language])}**`;
    if ("quote" in one) return code(one.quote);
    if ("to" in one) return `[${plain(one.text[language])}](#${one.to})`;
    if ("digits" in one) {
      const other = one.digits.slice(one.same);
      return `${one.digits.slice(0, one.same)}${other === "" ? "" : `**${other}**`}`;
    }
    const often = one.times === undefined ? "" : `${one.times} `;
    return `${often}${plain(verdictMarks[one.verdict])} ${plain(texts[one.verdict][language])}`;
  };

  writeBlocks(lead);
  for (const section of sections) writeSection(section, 2);
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Text that Markdown takes for nothing but text, on one line. */
function plain(text: string): string {
  return printable(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|#~$&]/g, "\\$&");
}

/** A span of code between more backticks than it has in a row. */
function code(text: string): string {
  const content = printable(text).replace(/\s+/g, " ");
  const fence = "`".repeat(1 + Math.max(0, ...(content.match(/`+/g) ?? []).map(({ length }) => length)));
  const room = /^`|`$|^ .* $/.test(content) ? " " : "";
  return `${fence}${room}${content}${room}${fence}`;
}

/** A relative address, safe within round brackets. */
function address(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (c) => (c === "(" ? "%28" : "%29")))
    .join("/");
}
