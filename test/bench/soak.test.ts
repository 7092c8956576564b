import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** How many bytes stay for each epoch of a short soak, by kind. */
async function perEpoch(...argv: readonly string[]): Promise<Record<string, number>> {
  const script = join(import.meta.dirname, "../../bench/soak.mjs");
  const short = ["--epochs", "40", "--examples", "100", "--threads", "1", "--json"];
  // Ends with 1 where it grows, and on so short a time it may think so.
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script, ...short, ...argv]).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { kinds }: { kinds: { kind: string; perEpoch: number }[] } = JSON.parse(stdout);
  return Object.fromEntries(kinds.map(({ kind, perEpoch }) => [kind, perEpoch]));
}

// Ten minutes, and their slope over time: test/long/soak.test.ts.
it("an epoch leaves nothing behind but its line of history, and what it leaves would be seen", async () => {
  const { heap, wasm } = await perEpoch();
  expect(heap).toBeLessThan(50_000);
  expect(wasm).toBe(0);
  expect((await perEpoch("--leak", "200000"))["heap"]).toBeGreaterThan(150_000);
}, 180_000);
