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
  readonly columns: number;
}

/** The process's own terminal. */
export function processTerminal(json: boolean): Terminal {
  const { stdout, stderr } = process;
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write("\r\u001b[2K");
    drawn = false;
  };
  return {
    json,
    live: stderr.isTTY === true,
    columns: stderr.columns ?? 80,
    out(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    redraw(line) {
      stderr.write(`\r\u001b[2K${line}`);
      drawn = true;
    },
  };
}
