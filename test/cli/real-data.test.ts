import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { describeWithData } from "../shared-data.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

const small = (data: string): string =>
  `version: 1\ndata: ${data}\nmodel: [linear: 32, relu, linear: 10]\noptimizer: {adam: {lr: 3e-3}}\ntrainer: {epochs: 1}\n`;

describeWithData("mnist/train-images-idx3-ubyte.gz", "MNIST", (file) => {
  it("is read above 90% after one epoch of 784-32-10, also from the other form of the same pictures", async () => {
    const folder = temporaryFolder();
    const data = ["--data", dirname(dirname(file))];
    // A fifth of the pictures: the rest is kept aside for validation.
    const text = small("{name: mnist, file: idx, val_split: 0.8, batch_size: 16}");
    const end = await train(experimentFile(folder, text), "--out", join(folder, "run"), ...data);
    expect(end["test_acc"] as number).toBeGreaterThan(0.9);
    const [again] = await nablaJson("evaluate", join(folder, "run"), ...data);
    expect(again).toEqual({ loss: end["test_loss"], acc: end["test_acc"], n: 10_000 });
  });
});

describeWithData("mnist/mnist.pkl.gz", "mnist.pkl.gz", (file) => {
  it("is read with its own validation part, and a network trained on bytes reads its numbers", async () => {
    const folder = temporaryFolder();
    const data = ["--data", dirname(dirname(file))];
    const [info] = await nablaJson("inspect", experimentFile(folder, small("{name: mnist, file: pickle}")), ...data);
    expect(info["parameters"]).toBe(25_450);
    const run = join(folder, "run");
    const digits = small("{name: digits, count: 3000, test_count: 100}");
    await train(experimentFile(folder, digits), "--set", "trainer.epochs=4", "--out", run);
    const evaluateOn = async (form: string): Promise<Record<string, unknown>> =>
      (await nablaJson("evaluate", run, "--set", "data.name=mnist", "--set", `data.file=${form}`, ...data))[0];
    const pickle = await evaluateOn("pickle");
    expect(pickle["n"]).toBe(10_000);
    const idx = await evaluateOn("idx");
    expect(Math.abs((pickle["acc"] as number) - (idx["acc"] as number))).toBeLessThan(0.01);
    expect(pickle["acc"] as number).toBeGreaterThan(0.4);
  });
});

describeWithData("hanzi", "the 6,696 characters", (hanzi) => {
  it("load as a folder of pictures and train", async () => {
    const folder = temporaryFolder();
    const text = `version: 1\ndata: {name: image_folder, path: hanzi, test_split: 0.1}\nmodel: [linear: 50, relu, linear: 12]\ntrainer: {epochs: 2}\n`;
    const run = join(folder, "run");
    const data = ["--data", dirname(hanzi)];
    const end = await train(experimentFile(folder, text), "--out", run, ...data);
    expect(end["test_acc"] as number).toBeGreaterThan(0.5);
    const [all] = await nablaJson("evaluate", run, "--split", "all", ...data);
    expect(all["n"]).toBe(6696);
  });

  it("are read by a network that saw only characters rendered from strokes", async () => {
    const folder = temporaryFolder();
    const text =
      "version: 1\ndata: {name: hanzi, count: 3000, test_count: 100}\nmodel: [linear: 50, relu, linear: 12]\ntrainer: {epochs: 4}\n";
    const run = join(folder, "run");
    await train(experimentFile(folder, text), "--out", run);
    const real = ["--set", "data.name=image_folder", "--set", "data.path=hanzi", "--data", dirname(hanzi)];
    const classes = `data.classes=[${[..."博学笃志切问近思自由无用"].join(", ")}]`;
    const [read] = await nablaJson("evaluate", run, ...real, "--set", classes, "--split", "all");
    expect(read["n"]).toBe(6696);
    expect(read["acc"] as number).toBeGreaterThan(0.3);
    const { code, err } = await nabla("evaluate", run, ...real, "--split", "all");
    expect([code, err]).toEqual([
      2,
      [
        "Cannot evaluate on hanzi: expected the classes that were trained: 博, 学, 笃, 志, 切, 问, 近, 思, 自, 由, 无, 用, " +
          "received 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.",
      ],
    ]);
  });
});
