import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it } from "vitest";

/** Real MNIST and characters lie beside the repository, never in it. `NABLA_TEST_DATA` points elsewhere. */
export const sharedDataFolder: string = resolve(
  process.env["NABLA_TEST_DATA"] ?? join(import.meta.dirname, "../../shared/data"),
);

/**
 * `describe` for tests that need real data at `path` inside the shared folder. Where it is missing they are skipped and their name says why;
 * with `NABLA_REQUIRE_DATA=1` (continuous integration) missing data is a failure instead.
 */
export function describeWithData(path: string, name: string, body: (file: string) => void): void {
  const file = join(sharedDataFolder, path);
  if (existsSync(file)) describe(name, () => body(file));
  else if (process.env["NABLA_REQUIRE_DATA"] === "1") {
    describe(name, () =>
      it(`needs ${file}`, () => {
        throw new Error(`${file} is missing and NABLA_REQUIRE_DATA=1`);
      }),
    );
  } else describe.skip(`${name} (skipped: ${file} is missing)`, () => body(file));
}
