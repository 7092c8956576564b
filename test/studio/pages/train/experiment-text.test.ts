import { describe, expect, it } from "vitest";
import { changeLayers, changeText, readText } from "../../../../src/studio/pages/train/experiment-text.ts";

const text = `# A comment.
version: 1
data: {name: digits, count: 500} # few
model:
  - linear: 12 # wide enough
  - relu
  - linear: 10
optimizer: {adam: 3e-3}
`;

/** The lines that a change has made new. */
function changed(...assignments: string[]): string[] {
  return changeText(text, assignments)
    .split("\n")
    .filter((line) => !text.split("\n").includes(line));
}

describe("an experiment's text", () => {
  it.each([
    ["model.0.linear.out_features=30", "  - linear: 30 # wide enough"],
    ["model.0.linear.weight_init=normal", "  - linear: {out_features: 12, weight_init: normal} # wide enough"],
    ["model.2.linear.weight_init.normal.std=2", "  - linear: {out_features: 10, weight_init: {normal: 2}}"],
    ["model.1=tanh", "  - tanh"],
    ["optimizer.adam.lr=0.01", "optimizer: {adam: {lr: 0.01}}"],
    ["optimizer.sgd.lr=0.1", "optimizer: {sgd: {lr: 0.1}}"],
    ["optimizer=sgd", "optimizer: sgd"],
    ["data.count=", "data: {name: digits} # few"],
    ["data.name=sin", "data: {name: sin} # few"],
    ["data.augment=[shift: 2]", "data: {name: digits, count: 500, augment: [{shift: 2}]} # few"],
    ["trainer.early_stopping=true", "trainer: {early_stopping: true}"],
    ["schedule=cosine", "schedule: cosine"],
    ["loss.cross_entropy.label_smoothing=0.1", "loss: {cross_entropy: {label_smoothing: 0.1}}"],
    ["seed=4", "seed: 4"],
  ])("is changed by %s in one line, its comment and all others kept", (assignment, line) => {
    expect(changed(assignment)).toEqual([line]);
    expect(readText("x.yaml", changeText(text, [assignment])).problems.map(({ message }) => message)).toEqual(
      assignment === "data.name=sin" ? [expect.stringContaining("Use linear: 1.")] : [],
    );
  });

  it("has its layers replaced, each as it is written", () => {
    const deeper = changeLayers(text, (layers) => layers.toSpliced(-1, 0, { dropout: 0.5 }));
    expect(deeper).toBe(text.replace("  - linear: 10", "  - dropout: 0.5\n  - linear: 10"));
  });

  it("says what is not a key, and where a text is wrong", () => {
    expect(() => changeText(text, ["data.cuont=3"])).toThrow(/unknown key "cuont" in data: did you mean "count"\?/);
    expect(readText("x.yaml", text.replace("relu", "rellu")).problems).toMatchObject([{ line: 6, column: 5 }]);
    expect(readText("x.yaml", "model: [").problems).toMatchObject([{ line: 1, column: 9 }]);
  });
});
