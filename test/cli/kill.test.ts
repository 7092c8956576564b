import { expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { killTrainings, mortals } from "./kills.ts";

// Two hundred of them: test/long/kill.test.ts.
it("a training that is killed at eight random moments ends with the same files as one that nothing disturbed", async () => {
  const toll = await killTrainings(temporaryFolder(), mortals.slice(0, 1), 8);
  expect(toll.kills).toBe(8);
  expect(toll.whileWriting).toBeGreaterThan(0);
}, 120_000);
