import { misuse } from "../kernels/errors.ts";
import { experimentJsonSchema, formatExperiment } from "../lab/experiment/index.ts";
import { type Command, jsonOption, seedOption, setOption } from "./command.ts";
import { readFile } from "./session.ts";

/** `config FILE`: checks an experiment file, and prints it resolved or the schema of all. */
export const config: Command = {
  usage: "config [file]",
  summary: "check an experiment file; print it with all defaults, or the JSON Schema for editors",
  options: [
    setOption,
    seedOption,
    { flags: "--resolved", description: "print the experiment with every default filled in" },
    { flags: "--schema", description: "print the JSON Schema of experiment files" },
    jsonOption,
  ],
  async run(given, terminal) {
    if (given.flag("schema")) {
      terminal.out(JSON.stringify(experimentJsonSchema(), undefined, terminal.json ? 0 : 2));
      return 0;
    }
    const [path] = given.args;
    if (path === undefined)
      throw misuse("check an experiment", "a file", "none", "Name one, or print the schema with --schema.");
    const { experiment } = await readFile(path, given);
    if (terminal.json) terminal.out(JSON.stringify(experiment));
    else if (given.flag("resolved")) terminal.out(formatExperiment(experiment).trimEnd());
    else terminal.out(`${path}: ok`);
    return 0;
  },
};
