/** What a command may say, and where: data to standard output, progress to standard error. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line about progress. */
  err(line: string): void;
  /** Rewrites the last line of standard error; only where `live`. */
  redraw(line: string): void;
  /** Whether standard error is a terminal that lines can be rewritten on. */
  readonly live: boolean;
  /** Whether results are wanted as JSON, one object a line. */
  readonly json: boolean;
  /** The width of standard error in characters, now. */
  readonly columns: number;
}

/** What of a process's stream a terminal needs. */
interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The process's own terminal, or one of other streams. */
export function processTerminal(
  json: boolean,
  { stdout, stderr }: { readonly stdout: Stream; readonly stderr: Stream } = process,
): Terminal {
  const clearLine = "\r\u001b[2K";
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write(clearLine);
    drawn = false;
  };
  return {
    json,
    live: stderr.isTTY === true,
    get columns() {
      // Some pseudo-terminals say 0.
      return stderr.columns || 80;
    },
    out(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    redraw(line) {
      stderr.write(`${clearLine}${line}`);
      drawn = true;
    },
  };
}
