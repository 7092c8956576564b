import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatExperiment, readExperiment } from "../../../src/lab/experiment/index.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";

const experiments = join(import.meta.dirname, "../../../experiments");

/** What YAML means by itself, what this file means by it, and what neither wants. */
export const words = [
  ...[
    "- ",
    ": ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "&a ",
    "*a ",
    "<<: *a",
    "!!binary ",
    "!!js/function ",
    "!<tag:x> ",
    "| ",
    "> ",
  ],
  ...[
    "---\n",
    "...\n",
    "%YAML 9.9\n---\n",
    "\t",
    "\ufeff",
    "# ",
    '"',
    "'",
    "\n",
    "\n  ",
    "\r\n",
    "~",
    "null",
    "yes",
    "\\x00",
  ],
  ...[
    "1e3",
    "0x7fffffff",
    "0o17",
    ".inf",
    "-.nan",
    "1e999",
    "9007199254740993",
    "-1",
    "0",
    "1.5",
    "2023-01-01",
    "1:30",
  ],
  ...[
    "version",
    "data",
    "model",
    "loss",
    "optimizer",
    "schedule",
    "trainer",
    "sweep",
    "seed",
    "name",
    "adam",
    "linear",
  ],
  ...[
    "conv2d",
    "flatten",
    "out_channels",
    "kernel_size",
    "padding",
    "cross_entropy",
    "weight",
    "augment",
    "affine",
    "digits",
  ],
];

function nested(choices: Choices): string {
  const levels = choices.pick([10, 39, 41, 200, 2000, 20_000]);
  const [open, close] = choices.pick([
    ["[", "]"],
    ["{a: ", "}"],
    ["- ", ""],
    ["? ", ""],
    ["!!seq [", "]"],
    ["a: {b: [", "]}"],
  ]);
  return `version: 1\nmodel: ${open.startsWith("-") || open.startsWith("?") ? "\n  " : ""}${open.repeat(levels)}${choices.maybe(0.5) ? close.repeat(levels) : ""}`;
}

/** Anchors that stand for anchors: a billion values in a few lines, or one that holds itself. */
function aliases(choices: Choices): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < choices.pick([2, 9, 12, 200]); i++) {
    const target = choices.maybe(0.9) ? i - 1 : i;
    lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${target}`).join(", ")}]`);
  }
  return `version: 1\n${lines.join("\n")}\n`;
}

/** An experiment of one or two thousand equal parts. */
function long(choices: Choices): string {
  const part = choices.pick([
    "  - relu\n",
    "  - linear: 10\n",
    "  - [a]\n",
    "  - {a: 1}\n",
    "  a: 1\n",
    "  a: &a *a\n",
    "  - !x y\n",
    "  ? a\n",
  ]);
  return `version: 1\ndata: {name: digits}\nmodel:\n${part.repeat(choices.pick([100, 1001, 3000]))}`;
}

/** One value of a seed is replaced, or one key doubled. */
function edited(choices: Choices, seeds: readonly Uint8Array[]): string {
  const lines = Buffer.from(choices.pick(seeds)).toString().split("\n");
  const at = choices.below(lines.length);
  if (choices.maybe(0.2)) return lines.toSpliced(at, 0, lines[at]).join("\n");
  const value = choices.pick([choices.numeral(), JSON.stringify(choices.name()), choices.pick(words), "[]", "{}", ""]);
  return lines
    .with(
      at,
      lines[at].replace(/: *[^:,{}[\]]*(?=[,}\]]|$)/, () => `: ${value}`),
    )
    .join("\n");
}

export const yaml = bytesFormat({
  name: "YAML",
  seeds: () =>
    readdirSync(experiments, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => readFileSync(join(experiments, file))),
  words,
  forge(choices, seeds) {
    const text = choices.pick([edited, edited, edited, edited, nested, aliases, long])(choices, seeds);
    return Buffer.from(text);
  },
  read(bytes) {
    const { experiment } = readExperiment("e.yaml", bytes);
    // What was understood is written as a file again, which then says the same.
    const written = formatExperiment(experiment);
    if (formatExperiment(readExperiment("config.yaml", written).experiment) !== written) throw new Error(written);
  },
});
