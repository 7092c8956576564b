import { join } from "node:path";
import { expect, it } from "vitest";
import { spawnNabla } from "../cli/nabla.ts";
import { expectAlike } from "../cli/reproduce/compare-folders.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { describeWithData, sharedDataFolder } from "../shared-data.ts";

describeWithData("mnist/mnist.pkl.gz", "a reproduction on real data", () => {
  it("killed ten times at any moment leaves the same report in the end as one that was not", async () => {
    const folder = temporaryFolder();
    const start = (out: string): ReturnType<typeof spawnNabla> =>
      spawnNabla(["reproduce", "R3", "--quick", "--data", sharedDataFolder, "--out", join(folder, out)]);
    const began = Date.now();
    expect(await start("whole").ended).toMatchObject({ code: 0 });
    const whole = Date.now() - began;
    for (let i = 0; i < 10; i++) {
      const { child, ended } = start("killed");
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, Math.random() * whole * 0.4))]);
      child.kill("SIGKILL");
      await ended;
    }
    expect(await start("killed").ended).toMatchObject({ code: 0 });
    expectAlike(join(folder, "killed"), join(folder, "whole"));
  });
});
