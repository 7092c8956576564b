import { expect, it } from "vitest";
import { describeWithData } from "../shared-data.ts";
import { endOf } from "./experiments.ts";

describeWithData("mnist/train-images-idx3-ubyte.gz", "R2's 784-100-10 with Adam", () => {
  it("reads at least 97.6% of the test pictures after 14 epochs", async () => {
    expect((await endOf("mnist-mlp.yaml")).test_acc).toBeGreaterThanOrEqual(0.976);
  });
});
