import { describe, expect, it } from "vitest";
import { readModel } from "../../../../../src/lab/model-file.ts";
import { trained } from "../trained.ts";
import { drive } from "./driver.ts";

const digits = `
data: {name: digits, count: 300, test_count: 100, batch_size: 30}
version: 1
model: [linear: 12, relu, linear: 10]
optimizer: {adam: 0.01}
trainer: {epochs: 3}
`;
const sin = `
version: 1
data: {name: sin, step: 0.1, batch_size: 16}
model: [linear: 8, tanh, linear: 1]
trainer: {epochs: 5}
`;
const given = { files: {} };

function begin(yaml: string) {
  return { kind: "begin", file: "one.yaml", yaml, given, threads: 1 } as const;
}

describe("a training session", () => {
  it("ends with the weights, epochs and losses of the same training without a page", () => {
    const driver = drive();
    driver.ask(begin(digits));
    while (driver.of("ended").length === 0) {
      driver.work(1);
      driver.ask({ kind: "seen" });
    }
    const alone = trained(digits);
    const [ended] = driver.of("ended");
    expect(ended).toMatchObject({ stopped: "finished", sha256: alone.sha256 });
    const snapshots = driver.of("snapshot");
    expect(snapshots.flatMap(({ epochs }) => epochs)).toEqual(alone.training.progress.history);
    const steps = alone.events.flatMap((event) => (event.event === "step" ? [event] : []));
    expect(snapshots.flatMap(({ losses }) => losses)).toEqual(steps.map(({ step, loss }) => ({ step, value: loss })));
    expect(snapshots.at(-1)!.step).toEqual(steps.at(-1));
    const marks = snapshots.flatMap(({ validation }) => validation ?? []);
    expect(marks.at(-1)!.acc).toBe(alone.training.progress.history.at(-1)!.val_acc);
    expect(
      marks
        .at(-1)!
        .confusion!.flat()
        .reduce((sum, n) => sum + n, 0),
    ).toBe(marks.at(-1)!.n);
  });

  it("pauses, takes one step, goes on, and gives the same bits as without a pause", () => {
    const driver = drive();
    driver.ask(begin(digits));
    driver.work(1);
    driver.ask({ kind: "pause" });
    driver.work();
    const paused = driver.of("snapshot").at(-1)!;
    expect(paused.running).toBe(false);
    for (let i = 1; i <= 12; i++) {
      driver.ask({ kind: "step" });
      driver.work();
      expect(driver.of("snapshot").at(-1)!.step!.step).toBe(paused.step!.step + i);
    }
    driver.ask({ kind: "go" });
    driver.work();
    expect(driver.of("ended")[0]!.sha256).toBe(trained(digits).sha256);
  });

  it("stops when asked, with the weights as they are", () => {
    const driver = drive();
    driver.ask(begin(digits));
    driver.work(2);
    driver.ask({ kind: "save" });
    driver.ask({ kind: "stop" });
    driver.ask({ kind: "go" });
    driver.work();
    const [saved, ended] = [driver.of("saved")[0]!, driver.of("ended")[0]!];
    expect(ended).toMatchObject({ stopped: "asked", sha256: saved.sha256 });
    expect(driver.reports.at(-1)).toBe(ended);
    expect(readModel(ended.npz, "x").tensors["0.weight"]!.data).toEqual(
      readModel(saved.npz, "x").tensors["0.weight"]!.data,
    );
  });

  it("tells no more until the page has seen what was told", () => {
    const driver = drive();
    driver.ask(begin(digits));
    driver.work(5);
    expect(driver.of("snapshot")).toHaveLength(1);
    driver.ask({ kind: "seen" });
    driver.work(1);
    expect(driver.of("snapshot")).toHaveLength(2);
    expect(driver.of("snapshot")[1]!.losses.length).toBeGreaterThan(10);
  });

  it("reads a picture with the weights as they are, while it pauses too", () => {
    const driver = drive();
    driver.ask(begin(digits));
    driver.ask({ kind: "pause" });
    driver.ask({ kind: "read", picture: new Uint8Array(784).fill(9) });
    const before = driver.of("snapshot").at(-1)!.reading!.probabilities!;
    expect(before.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    driver.ask({ kind: "step" });
    expect(driver.of("snapshot").at(-1)!.reading!.probabilities).not.toEqual(before);
    driver.ask({ kind: "read" });
    expect(driver.of("snapshot").at(-1)!.reading).toBeUndefined();
  });

  it("goes on from weights that it is given", () => {
    const [first, second] = [drive(), drive()];
    first.ask(begin(digits));
    first.work();
    const [{ npz, marks } = { npz: new Uint8Array(), marks: undefined }] = first.of("ended");
    second.ask({ ...begin(digits), start: npz });
    second.ask({ kind: "stop" });
    expect(second.of("ended")[0]!.marks).toEqual(marks);
    const other = drive();
    other.ask({ ...begin(digits.replace("linear: 12", "linear: 13")), start: npz });
    expect(other.of("failed")[0]!.message).toBe(
      "the network to start from: Cannot load 0.weight: expected shape 13x784, received 12x784.",
    );
  });

  it("draws what a network of one input and one output makes of it", () => {
    const driver = drive();
    driver.ask(begin(sin));
    driver.work();
    const { fit: drawn, weights } = driver.of("snapshot").at(-1)!;
    expect(drawn!.x).toHaveLength(57);
    expect(drawn!.t).toEqual(drawn!.x.map((x) => Math.fround(Math.sin(x))).map((t) => expect.closeTo(t, 6)));
    expect(weights!.shape).toEqual([8, 1]);
  });

  it("says where an experiment is wrong", () => {
    const driver = drive();
    driver.ask(begin(digits.replace("relu", "rellu")));
    expect(driver.reports).toEqual([
      {
        kind: "failed",
        message: 'one.yaml:4:21 unknown layer "rellu" in model[1]: did you mean "relu"?',
        problems: [expect.objectContaining({ line: 4, column: 21 })],
        diverged: false,
      },
    ]);
  });

  it("says why a training ran away, and shows it until then", () => {
    const driver = drive();
    driver.ask(begin(sin.replace("trainer", "optimizer: {sgd: 1e9}\ntrainer")));
    driver.work();
    const [failed] = driver.of("failed");
    expect(failed!.diverged).toBe(true);
    expect(failed!.message).toMatch(/^loss is Infinity at epoch 1, batch \d+: .* Likely lr 1000000000 is too large/);
    expect(driver.of("snapshot").at(-1)!.losses.length).toBeGreaterThan(0);
  });

  it("tells what the doctor finds", () => {
    const driver = drive();
    driver.ask(begin(digits.replace("adam: 0.01", "sgd: 1e-9")));
    driver.work();
    expect(driver.of("snapshot").flatMap(({ findings }) => findings.map(({ code }) => code))).toContain("update_ratio");
  });
});
