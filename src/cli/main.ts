import { Command as Commander, CommanderError, Option } from "commander";
import { misuse, NablaError, UsageError } from "../kernels/errors.ts";
import { nablaVersion } from "../node/index.ts";
import type { Invocation, OptionSpec } from "./command.ts";
import { commands } from "./commands.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/**
 * Runs the command line and returns its exit code: 0 done, 1 failed or diverged, 2 bad usage, 130 interrupted.
 * @param openTerminal where to speak, once it is known whether JSON is wanted
 */
export async function main(
  argv: readonly string[],
  openTerminal: (json: boolean) => Terminal = processTerminal,
): Promise<number> {
  let code = 0;
  let terminal = openTerminal(false);
  const program = new Commander("nabla")
    .description("Back-propagation you can see, check and ship.")
    .version(nablaVersion())
    .showHelpAfterError("(nabla --help lists the commands)")
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .exitOverride();
  for (const command of commands) {
    const sub = program.command(command.usage).description(command.summary).exitOverride();
    for (const spec of command.options) sub.addOption(optionOf(spec));
    sub.action(async () => {
      const given = invocation(sub.processedArgs.flat(), sub.opts());
      terminal = openTerminal(given.flag("json"));
      code = await command.run(given, terminal);
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** Says what went wrong, without a stack unless it is our own fault. */
function explain(error: unknown, terminal: Terminal): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof NablaError) {
    terminal.err(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
  terminal.err("This is a fault of Nabla's own; please report it with the experiment that shows it.");
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

function optionOf({ flags, description, repeats, choices }: OptionSpec): Option {
  const option = new Option(flags, description);
  if (choices) option.choices([...choices]);
  if (repeats) option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
  return option;
}

function invocation(args: readonly string[], options: Readonly<Record<string, unknown>>): Invocation {
  const text = (option: string): string | undefined => {
    const value = options[option];
    return typeof value === "string" ? value : undefined;
  };
  return {
    args,
    text,
    list: (option) => (Array.isArray(options[option]) ? options[option].map(String) : []),
    flag: (option) => options[option] === true,
    whole(option, least) {
      const value = text(option);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
        throw misuse(`read --${spelled(option)}`, `a whole number of at least ${least}`, value);
      }
      return number;
    },
  };
}

/** `perTensor`, as commander names the option, is spelt `per-tensor` on the command line. */
function spelled(option: string): string {
  return option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
