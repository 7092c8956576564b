import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

const text = `version: 1
data: {name: mnist, batch_size: 32}
model:
  - linear: {out_features: 100, requires_grad: false}
  - batch_norm
  - relu
  - linear: {out_features: 10, bias: false}
`;

describe("nabla inspect", () => {
  it("counts parameters and operations of a file without reading its data", async () => {
    const file = experimentFile(temporaryFolder(), text);
    const [found] = await nablaJson("inspect", file, "--data", "/nowhere");
    expect(found).toMatchObject({ input: [1, 28, 28], parameters: 79_700, frozen: 78_500, batchSize: 32 });
    const layers = found["layers"] as { kind: string; output: number[]; parameters: number; flops: number }[];
    expect(layers.map(({ kind, output, parameters }) => [kind, output, parameters])).toEqual([
      ["linear", [100], 78_500],
      ["batch_norm", [100], 200],
      ["relu", [100], 0],
      ["linear", [10], 1000],
    ]);
    // A multiplication and an addition for each weight.
    expect(layers[0].flops).toBe(2 * 78_400);
    expect(found["flops"]).toBe(layers.reduce((sum, { flops }) => sum + flops, 0));
    // Weights, gradients, two moments of Adam; two copies of the weights beside them.
    expect(found["memory"] as number).toBeGreaterThan(6 * 4 * 79_700);
    expect(found["memory"] as number).toBeLessThan(5e6);
  });

  it("prints a table", async () => {
    const { code, out, err } = await nabla("inspect", experimentFile(temporaryFolder(), text));
    expect([code, err]).toEqual([0, []]);
    expect(out.map((line) => line.trimEnd().replace(/\s+/g, " "))).toEqual([
      " layer output parameters FLOPs a sample",
      " input 1x28x28",
      "0 linear 100 78,500 156,800",
      expect.stringMatching(/^1 batch_norm 100 200 /),
      "2 relu 100 0 100",
      "3 linear 10 1,000 2,000",
      "",
      "parameters 79,700, of which 78,500 frozen",
      expect.stringMatching(
        /^forward [\d,]+ floating-point operations a sample; a training step takes about three times as many$/,
      ),
      expect.stringMatching(/^memory \d\.\d MiB for training in batches of 32, besides the data$/),
    ]);
  });

  it("says of a run what it says of its file, also when the run's data is gone", async () => {
    const folder = temporaryFolder();
    const [csv, run] = [join(folder, "a.csv"), join(folder, "run")];
    writeFileSync(csv, Array.from({ length: 20 }, (_, i) => `${i},${i * i},${i % 2}\n`).join(""));
    const file = experimentFile(folder, `version: 1\ndata: {name: csv, path: ${csv}, label: 2}\nmodel: [linear: 3]\n`);
    const of = (what: string): Promise<unknown[]> =>
      nablaJson("inspect", what, "--set", "model[0].linear.out_features=2");
    const before = await of(file);
    await train(file, "--set", "model[0].linear.out_features=2", "--set", "trainer.epochs=1", "--out", run);
    rmSync(csv);
    expect((await of(run))[0]).toMatchObject({ layers: (before[0] as { layers: unknown }).layers, parameters: 6 });
  });

  it("says that a folder is no run", async () => {
    const folder = temporaryFolder();
    expect(await nabla("inspect", folder)).toEqual({
      code: 2,
      out: [],
      err: [
        `Cannot read run ${folder}: expected a folder with config.yaml and env.json, received an empty one. Name a folder that nabla train made.`,
      ],
    });
  });
});
