import { describe, expect, it } from "vitest";
import { endOf } from "./experiments.ts";

describe("R1, sin x after 10,000 epochs", () => {
  it.each([0, 1, 2])("as published ends between 1e-5 and 1e-4, seed %i", async (seed) => {
    const { test_loss } = await endOf("r1/sin-100-100-sigmoid.yaml", "--seed", String(seed));
    expect(test_loss).toBeGreaterThan(1e-5);
    expect(test_loss).toBeLessThan(1e-4);
  });

  it("with our recipe is at most 2e-6", async () => {
    expect((await endOf("r1/sin-best.yaml")).test_loss).toBeLessThanOrEqual(2e-6);
  });
});
