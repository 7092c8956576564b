import { expect, it } from "vitest";
import { describeWithData } from "../shared-data.ts";
import { endOf } from "./experiments.ts";

describeWithData("mnist/mnist.pkl.gz", "R3's 784-15-10 after 10 epochs", () => {
  const right = async (file: string, seed: number): Promise<number> =>
    Math.round(10_000 * (await endOf(file, "--seed", String(seed))).test_acc);

  it.each([0, 1, 2, 3])(
    "reads 9,000 to 9,250 of 10,000 at lr 0.1, and at least 300 fewer at 0.5, seed %i",
    async (seed) => {
      const slow = await right("r3/lr-0.1.yaml", seed);
      expect(slow).toBeGreaterThanOrEqual(9000);
      expect(slow).toBeLessThanOrEqual(9250);
      expect(await right("r3/lr-0.5.yaml", seed)).toBeLessThanOrEqual(slow - 300);
    },
  );
});
