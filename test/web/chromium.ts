import { describe, it } from "vitest";
import { executable } from "../../scripts/chromium.mjs";

/**
 * `describe` for tests in a real Chromium. Where there is none they are skipped and their name says so; with
 * `NABLA_REQUIRE_DATA=1` (continuous integration) that is a failure instead.
 */
export function describeInChromium(name: string, body: () => void): void {
  if (executable !== undefined) describe(name, body);
  else if (process.env["NABLA_REQUIRE_DATA"] === "1") {
    describe(name, () =>
      it("needs Chromium", () => {
        throw new Error("Chromium is missing and NABLA_REQUIRE_DATA=1");
      }),
    );
  } else describe.skip(`${name} (skipped: no Chromium; name one with NABLA_CHROMIUM)`, body);
}
