import type { Terminal } from "./terminal.ts";

/** An option as commander spells it, what it means, and how often it may be given. */
export interface OptionSpec {
  /** `--set <a.b=c>` */
  readonly flags: string;
  readonly description: string;
  /** Collects every occurrence into a list. */
  readonly repeats?: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
}

/** What was given on the command line: arguments by place, options by name. */
export interface Invocation {
  readonly args: readonly string[];
  text(option: string): string | undefined;
  list(option: string): readonly string[];
  flag(option: string): boolean;
  /** @throws UsageError where it is not a whole number from `least` up. */
  whole(option: string, least: number): number | undefined;
}

/** A verb of the command line. It returns the exit code: 0 done, 1 failed; bad usage is thrown. */
export interface Command {
  /** `train <file>` */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  run(given: Invocation, terminal: Terminal): Promise<number>;
}

export const jsonOption: OptionSpec = { flags: "--json", description: "print one JSON object a line" };
export const dataOption: OptionSpec = {
  flags: "--data <dir>",
  description: "where datasets lie (default: NABLA_DATA, ./data, the user's cache)",
};
export const setOption: OptionSpec = {
  flags: "--set <key=value>",
  description: "change one entry of the experiment, as optimizer.adam.lr=0.01",
  repeats: true,
};
export const seedOption: OptionSpec = { flags: "--seed <n>", description: "the seed, instead of the experiment's" };
