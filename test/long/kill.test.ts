import { expect, it } from "vitest";
import { killTrainings, mortals } from "../cli/kills.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";

it("trainings that are killed at two hundred random moments end with the same files as ones that nothing disturbed", async () => {
  const toll = await killTrainings(temporaryFolder(), mortals, 200);
  console.log(JSON.stringify(toll));
  expect(toll.kills).toBe(200);
  expect(toll.whileWriting).toBeGreaterThan(50);
});
