import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../lab/explain/evaluate.ts";
import { experimentFile } from "./experiments.ts";
import { keptFolder } from "./kept-folder.ts";
import { nabla, nablaJson, train } from "./nabla.ts";

interface Explained {
  readonly name: string;
  readonly value: number;
  readonly equation?: string;
  readonly text: string;
  readonly operands: readonly { readonly name: string; readonly value: number }[];
}

describe("nabla explain", () => {
  const folder = keptFolder();
  const run = join(folder, "run");
  const ask = async (...argv: string[]): Promise<Explained> => (await nablaJson<Explained>("explain", run, ...argv))[0];

  beforeAll(async () => {
    await train(experimentFile(folder), "--out", run);
  });

  it.each([
    ["3.y[0,4]", undefined],
    ["3.dy[0,4]", "BP1"],
    ["2.dy[0,7]", "BP2"],
    ["3.bias.grad[4]", "BP3"],
    ["3.weight.grad[4,7]", "BP4"],
    ["1.weight.new[2,400]", undefined],
    ["loss", undefined],
  ])("prints %s so that it comes to the value", async (name, equation) => {
    const { value, text, operands, ...rest } = await ask("--sample", "3", "--value", name);
    expect(rest).toMatchObject(equation === undefined ? { name } : { name, equation });
    expect(evaluate(text)).toBe(value);
    expect(operands.length).toBeGreaterThan(0);
  });

  it("explains what predict says: the loss of an example is that of evaluate", async () => {
    const { value } = await ask("--sample", all(60), "--value", "loss");
    const [{ loss }] = await nablaJson<{ loss: number }>("evaluate", run);
    // Evaluated by other kernels, in float32.
    expect(Math.abs(value - loss)).toBeLessThan(1e-5 * loss);
  });

  it("prints value, rule, expression and operands in words", async () => {
    const { code, out } = await nabla("explain", run, "--sample", "3,5", "--value", "2.y[1,7]");
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^2\.y\[1,7\] = [\d.]+ {3}\(model\[2\] relu; y = max\(0, x\)\)$/);
    expect(out[1]).toMatch(/^= f32\(max\(0, -?[\d.]+\)\)$/);
    expect(out[2]).toBe("where");
    expect(out[3]).toMatch(/^ {2}1\.y\[1,7\] {2}-?[\d.]+ +model\[1\] linear$/);
    const { out: long } = await nabla("explain", run, "--value", "1.weight.new[2,400]");
    expect(long[0]).toContain("1.weight after the step");
    const { out: many } = await nabla("explain", run, "--value", "3.weight.grad[0,0]", "--sample", all(20));
    expect(many.at(-1)).toMatch(/^ {2}… and \d+ more$/);
  });

  it("lists what can be asked about", async () => {
    const { out } = await nabla("explain", run);
    expect(out[0]).toBe(`${"x".padEnd(24)}${"1x1x28x28".padEnd(14)}the input`);
    expect(out).toContain(`${"1.weight.mean.new".padEnd(24)}${"12x784".padEnd(14)}what adam remembers of 1.weight`);
    const objects = await nablaJson("explain", run);
    expect(objects).toContainEqual({ name: "3.dy", shape: [1, 10], from: "the error of model[3] linear" });
  });

  it("is in evaluation as predict is, unless training is asked for", async () => {
    const text =
      "version: 1\ndata: {name: sin, step: 0.1}\nmodel: [linear: 8, dropout: 0.5, linear: 1]\ntrainer: {epochs: 1}\n";
    const other = join(folder, "dropout");
    await train(experimentFile(folder, text, "d.yaml"), "--out", other);
    const masks = async (...argv: string[]): Promise<number[]> => {
      const found = [];
      for (let j = 0; j < 8; j++)
        found.push((await nablaJson<Explained>("explain", other, "--value", `1.mask[0,${j}]`, ...argv))[0].value);
      return found;
    };
    expect(await masks()).toEqual(new Array(8).fill(1));
    expect(new Set(await masks("--training"))).toEqual(new Set([0, 2]));
  });

  it.each([
    [["--sample", "60"], "Cannot read --sample: expected examples from 0 to 59, as 7 or 7,8,9, received 60."],
    [["--sample", "1,x"], "Cannot read --sample: expected examples from 0 to 59, as 7 or 7,8,9, received 1,x."],
    [["--value", "9.y[0]"], "Cannot explain 9.y[0]: expected a value of the network, as 0.y[0,3], received 9.y[0]."],
  ])("refuses %s", async (argv, message) => {
    const { code, err } = await nabla("explain", run, ...argv);
    expect(code).toBe(2);
    expect(err.join("\n")).toContain(message);
  });
});

function all(n: number): string {
  return Array.from({ length: n }, (_, i) => i).join();
}
