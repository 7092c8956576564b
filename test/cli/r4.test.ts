import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { nablaJson } from "./nabla.ts";

it("R4's first two costs agree with the report to the last digit that it prints", async () => {
  const file = join(import.meta.dirname, "../../experiments/r4/trace.yaml");
  const events = await nablaJson("train", file, "--set", "trainer.epochs=101", "--out", join(temporaryFolder(), "run"));
  const costs = events
    .filter(({ event }) => event === "step")
    .map(({ step, loss }) => [step, (loss as number).toFixed(8)]);
  expect(costs).toEqual([
    [0, "0.69301356"],
    [100, "0.69204859"],
  ]);
});
