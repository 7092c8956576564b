import { type Interruption, listenForInterruption } from "./interruption.ts";
import { type BarState, bar } from "./progress-bar.ts";

/** What a command may say, and where: data to standard output, progress to standard error; and the user's Ctrl-C. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line about progress. */
  err(line: string): void;
  /** Rewrites the last lines of standard error; only where `live`. */
  redraw(...lines: readonly string[]): void;
  /** Rewrites the last line of standard error as a bar; only where `live`. */
  progress(state: BarState): void;
  /** Listens for the user's wish to stop. */
  listen(): Interruption;
  /** Whether standard error is a terminal that lines can be rewritten on. */
  readonly live: boolean;
  /** Whether results are wanted as JSON, one object a line. */
  readonly json: boolean;
  /** The size of standard error in characters, now. */
  readonly columns: number;
  readonly rows: number;
}

/** What of a process's stream a terminal needs. */
interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** The process's own terminal, or one of other streams. */
export function processTerminal(
  json: boolean,
  { stdout, stderr }: { readonly stdout: Stream; readonly stderr: Stream } = process,
): Terminal {
  const clearLine = "\r\u001b[2K";
  const clearLineAbove = "\u001b[1A\u001b[2K";
  let drawn = 0;
  const clearing = (): string => {
    const codes = drawn === 0 ? "" : clearLine + clearLineAbove.repeat(drawn - 1);
    drawn = 0;
    return codes;
  };
  const clear = (): void => {
    if (drawn > 0) stderr.write(clearing());
  };
  // Some pseudo-terminals say 0.
  const columns = (): number => stderr.columns || 80;
  const redraw = (...lines: readonly string[]): void => {
    const cleared = clearing() || clearLine;
    drawn = lines.length;
    stderr.write(cleared + lines.join("\n"));
  };
  return {
    json,
    live: stderr.isTTY === true,
    get columns() {
      return columns();
    },
    get rows() {
      return stderr.rows || 24;
    },
    out(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    redraw,
    progress: (state) => redraw(bar(state, columns())),
    listen: listenForInterruption,
  };
}
