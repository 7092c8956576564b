import { expect, it } from "vitest";
import { nablaJson } from "../cli/nabla.ts";
import { describeWithData, sharedDataFolder } from "../shared-data.ts";
import { runExperiment } from "./experiments.ts";

/** How much of real data a network reads that saw only rendered pictures. */
async function readBy(file: string, ...real: readonly string[]): Promise<number> {
  const { run } = await runExperiment(file);
  const sets = real.flatMap((change) => ["--set", change]);
  const [{ acc }] = await nablaJson("evaluate", run, "--data", sharedDataFolder, "--split", "all", ...sets);
  return acc as number;
}

describeWithData("mnist/t10k-images-idx3-ubyte.gz", "rendered digits alone", () => {
  it.each([
    ["digits.yaml", 0.94],
    ["digits-cnn.yaml", 0.96],
  ])("teach %s to read MNIST, training and test images", async (file, least) => {
    expect(await readBy(file, "data.name=mnist")).toBeGreaterThan(least);
  });
});

describeWithData("hanzi", "rendered characters alone", () => {
  it("teach a convolutional network to read R1's", async () => {
    const classes = `data.classes=[${[..."博学笃志切问近思自由无用"].join(", ")}]`;
    const acc = await readBy("hanzi-rendered.yaml", "data.name=image_folder", "data.path=hanzi", classes);
    expect(acc).toBeGreaterThan(0.9);
  });
});
