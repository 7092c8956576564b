import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { listenForInterruption } from "../../src/cli/interruption.ts";
import { main } from "../../src/cli/main.ts";
import { type BarState, bar } from "../../src/cli/progress-bar.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

/** What a command said and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** A terminal that keeps what is said; lines that were redrawn come in `drawn`. */
export function capturedTerminal(
  changed: Partial<Pick<Terminal, "json" | "live" | "columns" | "rows" | "listen">> = {},
): {
  readonly terminal: Terminal;
  readonly out: string[];
  readonly err: string[];
  readonly drawn: string[];
} {
  const [out, err, drawn]: string[][] = [[], [], []];
  const terminal = {
    json: false,
    live: false,
    columns: 80,
    rows: 24,
    listen: listenForInterruption,
    ...changed,
    out: (line: string) => void out.push(...line.split("\n")),
    err: (line: string) => void err.push(...line.split("\n")),
    redraw: (...lines: readonly string[]) => void drawn.push(...lines),
    progress: (state: BarState) => void drawn.push(bar(state, terminal.columns)),
  };
  return { terminal, out, err, drawn };
}

/** Runs the command line in this process, as one that is no terminal sees it. */
export async function nabla(...argv: readonly string[]): Promise<Outcome> {
  const { terminal, out, err } = capturedTerminal();
  const code = await main(argv, (json) => ({ ...terminal, json }));
  return { code, out, err };
}

/** Runs a command that has to succeed, with `--json`. @returns its objects */
export async function nablaJson<T = Record<string, unknown>>(...argv: readonly string[]): Promise<T[]> {
  const { code, out, err } = await nabla(...argv, "--json");
  if (code !== 0) throw new Error(`nabla ${argv.join(" ")} ended with ${code}: ${err.join("\n")}`);
  return out.map((line) => JSON.parse(line));
}

/** The end event of a training that has to succeed. */
export async function train(...argv: readonly string[]): Promise<Readonly<Record<string, string | number>>> {
  const events = await nablaJson<Record<string, string | number>>("train", ...argv);
  return events.at(-1)!;
}

/** A process of its own, and how it ends: for signals, exits and streams. */
export interface Process {
  readonly child: ChildProcess;
  /** Resolves with all output so far once standard output or error holds `text`. */
  heard(text: string): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** What `nabla` is when it is installed. */
export const executable: string = join(import.meta.dirname, "../../bin/nabla.js");

/** The built command line as a process; `npm test` builds first. */
export function spawnNabla(argv: readonly string[], options: { readonly cwd?: string } = {}): Process {
  const child = spawn(process.execPath, [executable, ...argv], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout!.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
  const heard = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (out.includes(text) || err.includes(text)) resolve();
      };
      child.stdout!.on("data", look);
      child.stderr!.on("data", look);
      child.on("close", (code) => reject(new Error(`ended with ${code} before it said ${text}: ${err}`)));
      look();
    });
  return { child, heard, ended };
}
