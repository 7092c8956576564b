import { describe, expect, it } from "vitest";
import { columns, sorted } from "../../../../src/studio/pages/runs/columns.ts";
import { runsInFiles } from "../../../../src/studio/pages/runs/runs-in-files.ts";
import { bytesOf } from "../../../../src/studio/pages/runs/stored-run.ts";

const config = (linear: number, seed = 0): string =>
  `version: 1\nseed: ${seed}\ndata: {name: digits}\nmodel: [linear: ${linear}, relu, linear: 10]\noptimizer: {sgd: {lr: 0.1}}\n`;

function epoch(number: number, acc: number): string {
  const metrics = { epoch: number, loss: 1 / number, acc, val_loss: 2 / number, val_acc: acc };
  return JSON.stringify({ ...metrics, lr: 0.1, grad_norm: 1, update_ratio: 0.01, samples_per_s: 9 });
}

function folder(name: string, yaml: string, history: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const files = {
    "config.yaml": yaml,
    "env.json": '{"started_at":"2024-05-06T07:08:09.000Z"}',
    "history.jsonl": `${history.join("\n")}\n`,
    "best.npz": "weights",
    ...more,
  };
  return Object.entries(files).map(([file, text]) => ({
    path: `runs/${name}/${file}`,
    bytes: new TextEncoder().encode(text),
  }));
}

describe("runs in files", () => {
  const files = [
    ...folder("one", config(12), [epoch(1, 0.5), epoch(2, 0.9), epoch(3, 0.8)], { "report.html": "<p>" }),
    ...folder("two", config(30, 7), [epoch(1, 0.7), "{broken"]),
    ...folder("three", config(8), []),
    ...folder("wrong", "model: [", [epoch(1, 1)]),
    { path: "runs/empty/config.yaml", bytes: new TextEncoder().encode(config(3)) },
  ];
  const runs = runsInFiles(files);

  it("are those that have a configuration and weights, with what their epochs measured", async () => {
    expect(runs.map(({ name }) => name)).toEqual(["one", "two", "three"]);
    const [one, two, three] = runs;
    expect(one).toMatchObject({ startedAt: "2024-05-06T07:08:09.000Z", best: { epoch: 2, val_acc: 0.9 } });
    expect(two).toMatchObject({ seed: 7, history: [{ epoch: 1 }], report: undefined });
    expect(three!.best).toBeUndefined();
    expect(new TextDecoder().decode(await bytesOf(one!.report!))).toBe("<p>");
    expect(new TextDecoder().decode(await bytesOf(one!.weights))).toBe("weights");
  });

  it("are sorted by any column either way, those without a value last", () => {
    const order = (by: string): string[] => sorted(runs, by).map(({ name }) => name);
    expect(order("val_acc")).toEqual(["two", "one", "three"]);
    expect(order("-val_acc")).toEqual(["one", "two", "three"]);
    expect(order("-seed")[0]).toBe("two");
    expect(order("name")).toEqual(["one", "three", "two"]);
    expect(order("nothing")).toEqual(["one", "three", "two"]);
    const row = columns.map(({ value }) => value(runs[0]!));
    expect(row).toEqual(["one", "digits", "12–10", "sgd", 0.1, 0, 3, 0.9, 1, 0.5]);
  });
});
