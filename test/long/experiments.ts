import { join } from "node:path";
import { nablaJson } from "../cli/nabla.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { sharedDataFolder } from "../shared-data.ts";

/** An event of `nabla train --json`. */
export type Event = Readonly<Record<string, unknown>>;

/** Trains one of the repository's experiment files on the shared data. @returns the run's folder and all its events */
export async function runExperiment(
  file: string,
  ...argv: readonly string[]
): Promise<{ run: string; events: Event[] }> {
  const run = join(temporaryFolder(), "run");
  const path = join(import.meta.dirname, "../../experiments", file);
  const events = await nablaJson("train", path, "--data", sharedDataFolder, "--out", run, ...argv);
  return { run, events };
}

/** What the training ended with. */
export async function endOf(
  file: string,
  ...argv: readonly string[]
): Promise<Record<"test_acc" | "test_loss", number>> {
  return (await runExperiment(file, ...argv)).events.at(-1) as Record<"test_acc" | "test_loss", number>;
}
