import { join } from "node:path";
import { misuse } from "../kernels/errors.ts";
import { largestSeed } from "../lab/experiment/fields.ts";
import { spread } from "../lab/spread.ts";
import type { Invocation } from "./command.ts";
import type { Ending } from "./ending.ts";
import { figure, percent } from "./numbers.ts";
import type { Terminal } from "./terminal.ts";

/** The seeds of `--seeds 0,1,2`; undefined where there is none. @throws UsageError for what is no such list, and beside --seed */
export function seedsOf(given: Invocation): readonly number[] | undefined {
  const list = given.text("seeds");
  if (list === undefined) return undefined;
  const words = list.split(",").map((word) => word.trim());
  const fine = words.every((word) => /^\d+$/.test(word) && Number(word) <= largestSeed);
  if (!fine || new Set(words.map(Number)).size < words.length) {
    throw misuse("read --seeds", "different whole numbers with commas between, as 0,1,2", list);
  }
  const seed = given.text("seed");
  if (seed !== undefined) throw misuse("read --seeds", "no --seed beside it", `--seed ${seed}`, "Leave it out.");
  return words.map(Number);
}

/**
 * Trains once a seed, one after the other, and says how the figures lie. A run that fails or is interrupted ends it.
 * With `--out DIR` the runs stand in DIR/seed-0, DIR/seed-1 and so on.
 */
export async function trainSeeds(
  seeds: readonly number[],
  given: Invocation,
  terminal: Terminal,
  begin: (given: Invocation) => Promise<Ending>,
): Promise<number> {
  const scores: Required<Ending>["score"][] = [];
  for (const seed of seeds) {
    const { code, score } = await begin(withSeed(given, seed));
    if (code !== 0) return code;
    if (score) scores.push(score);
  }
  const [first] = scores;
  if (first) tell(seeds, first.part, scores, terminal);
  return 0;
}

/** The same invocation for one seed. */
function withSeed(given: Invocation, seed: number): Invocation {
  const out = given.text("out");
  const changed = new Map([
    ["seed", String(seed)],
    ...(out === undefined ? [] : [["out", join(out, `seed-${seed}`)]]),
  ] as [string, string][]);
  return { ...given, text: (option) => changed.get(option) ?? given.text(option) };
}

function tell(
  seeds: readonly number[],
  part: "test" | "val",
  scores: readonly Required<Ending>["score"][],
  terminal: Terminal,
): void {
  const losses = scores.map(({ loss }) => loss);
  const accuracies = scores.flatMap(({ acc }) => (acc === undefined ? [] : [acc]));
  if (terminal.json) {
    const of = (name: string, values: readonly number[]): object =>
      values.length === 0 ? {} : { [`${part}_${name}`]: { ...spread(values), values } };
    terminal.out(JSON.stringify({ event: "seeds", seeds, ...of("loss", losses), ...of("acc", accuracies) }));
    return;
  }
  const line = (name: string, values: readonly number[], show: (value: number) => string): void => {
    const { mean, deviation } = spread(values);
    terminal.out(`${part} ${name} ${show(mean)} ± ${show(deviation)} (${values.map(show).join(", ")})`);
  };
  terminal.out(`seeds ${seeds.join(", ")}: mean ± standard deviation`);
  if (accuracies.length > 0) line("accuracy", accuracies, percent);
  line("loss", losses, figure);
}
