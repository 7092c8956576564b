import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExperiment } from "../../../src/lab/experiment/format.ts";
import { readExperiment } from "../../../src/lab/experiment/read.ts";

const number = fc.double({ min: 1e-12, max: 0.999, noNaN: true });
const initializer = fc.oneof(
  fc.constantFrom("he_uniform", "xavier_normal", "zeros"),
  fc.record({ normal: fc.record({ std: number, mean: number }) }),
  fc.record({ constant: number }),
);
const layer = fc.oneof(
  fc.constantFrom("relu", "tanh", "sigmoid", "batch_norm", "dropout", "leaky_relu"),
  fc.record({ dropout: number }),
  fc.record({
    linear: fc.record({ units: fc.integer({ min: 1, max: 50 }), weight_init: initializer, bias: fc.boolean() }),
  }),
);
const simple = fc.oneof(
  fc.constantFrom("constant", "cosine", "one_cycle"),
  fc.record({ exponential: number }),
  fc.record({ multi_step: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }) }),
);
const experiment = fc.record(
  {
    version: fc.constant(1),
    name: fc.string({ minLength: 1, maxLength: 20 }),
    seed: fc.maxSafeNat(),
    dtype: fc.constantFrom("float32", "float64"),
    data: fc.oneof(
      fc.record({
        name: fc.constant("sin"),
        batch_size: fc.constantFrom(2, 64, "all"),
        val_split: number,
        step: fc.constant(0.1),
      }),
      fc.record({ name: fc.constant("csv"), path: fc.string({ minLength: 1 }), targets: fc.constant([1]) }),
      fc.record({
        name: fc.constant("csv"),
        path: fc.string({ minLength: 1 }),
        targets: fc.constant(["a: b"]),
        delimiter: fc.constantFrom("\t", ";", " ", "#"),
      }),
    ),
    model: fc.array(layer, { maxLength: 6 }).map((layers) => [...layers, { linear: 1 }]),
    optimizer: fc.oneof(
      fc.constantFrom("sgd", "adam"),
      fc.record({ adamw: fc.record({ lr: number, betas: fc.tuple(number, number) }) }),
    ),
    // biome-ignore lint/suspicious/noThenProperty: the file's word for it, and never a function
    schedule: fc.oneof(simple, fc.record({ warmup: fc.record({ epochs: number, then: simple }) })),
    trainer: fc.record({ epochs: fc.integer({ min: 1, max: 1000 }), clip_norm: number }, { requiredKeys: ["epochs"] }),
  },
  { requiredKeys: ["version", "data", "model"] },
);

describe("formatExperiment", () => {
  it("writes a file that means the same, whatever the experiment", () => {
    const property = fc.property(experiment, (input) => {
      const { experiment: resolved } = readExperiment("e.yaml", JSON.stringify(input));
      const text = formatExperiment(resolved);
      const again = readExperiment("e.yaml", text).experiment;
      expect(again).toEqual(resolved);
      expect(formatExperiment(again)).toBe(text);
    });
    fc.assert(property, { numRuns: 200, seed: 5 });
  });

  it("writes sections as blocks and options in braces", () => {
    const text =
      "version: 1\nname: two\ndata: {name: sin}\nmodel: [linear: 5, relu, linear: {units: 1, bias: false}]\n";
    expect(formatExperiment(readExperiment("e.yaml", text).experiment)).toBe(`version: 1
name: two
seed: 0
generator: streams
dtype: float32
data:
  name: sin
  step: 0.01
  val_split: 0
  test_split: 0.1
  batch_size: 64
  normalize: unit
  shuffle: true
  drop_last: false
model:
  - linear: {out_features: 5, bias: true, bias_init: zeros, requires_grad: true}
  - relu
  - linear: {out_features: 1, bias: false, bias_init: zeros, requires_grad: true}
loss:
  mse: {reduction: mean}
optimizer:
  adam: {lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0, decay_biases: false}
schedule: constant
trainer:
  epochs: 20
  monitor: loss
  log_every: 0
`);
  });
});
