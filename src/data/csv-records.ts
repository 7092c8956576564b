import { cannot } from "../kernels/errors.ts";

/** A record of a CSV file: its cells, trimmed where they are not quoted, and the line it begins on, counted from 1. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The records of CSV text (RFC 4180: cells in double quotes may hold delimiters, line breaks and doubled quotes), one at a time; lines end in LF, CRLF
 * or CR, and empty ones are skipped.
 *
 * @throws NablaError for a quote that is not closed, or has text after it, and for a record of more than `most` cells
 */
export function* csvRecords(
  text: string,
  delimiter: string,
  name: string,
  most: number,
): Generator<CsvRecord, void, undefined> {
  const plain = new RegExp(`[^\\u${delimiter.charCodeAt(0).toString(16).padStart(4, "0")}\\r\\n]*`, "y");
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    for (;;) {
      plain.lastIndex = at;
      let cell = plain.exec(text)![0];
      const quoted = /^[ \t]*"/.exec(cell);
      if (quoted === null) {
        at = plain.lastIndex;
        cell = cell.trim();
      } else {
        const close = closingQuote(text, at + quoted[0].length);
        if (close < 0)
          throw cannot(`read ${name}`, 'a closing "', `none for the one in line ${line}, column ${cells.length + 1}`);
        cell = text.slice(at + quoted[0].length, close);
        line += cell.split(/\r\n|\r|\n/).length - 1;
        cell = cell.replaceAll('""', '"');
        plain.lastIndex = close + 1;
        if (plain.exec(text)![0].trim() !== "")
          throw cannot(
            `read ${name}`,
            'a delimiter after a closing "',
            `text in line ${line}, column ${cells.length + 1}`,
          );
        at = plain.lastIndex;
      }
      cells.push(cell);
      if (cells.length > most) throw cannot(`read ${name}`, `at most ${most} columns`, `more in line ${start}`);
      if (text[at] !== delimiter) break;
      at += 1;
    }
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== "") yield { cells, line: start };
  }
}

/** The next quote that is not doubled, or -1. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
