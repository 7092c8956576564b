import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sin = `version: 1
data: {name: sin, step: 0.05, batch_size: 20, val_split: 0.1, test_split: 0.2}
model: [linear: 12, tanh, dropout: 0.1, linear: 12, batch_norm, tanh, linear: 1]
optimizer: adam
schedule: cosine
trainer: {epochs: 120}
`;
const boom = `version: 1
data: {name: sin, step: 0.05, batch_size: 20, val_split: 0.1, test_split: 0.2}
model: [linear: 20, relu, linear: 1]
optimizer: {sgd: {lr: 1e20}}
`;
const digits = `version: 1
data: {name: digits, count: 200, test_count: 40, batch_size: 20}
model: [flatten, linear: 12, relu, linear: 10]
optimizer: {adam: {lr: 5e-3}}
trainer: {epochs: 20, early_stopping: true}
`;
const trace = `version: 1
generator: numpy
dtype: float64
data: {name: random, features: 30, count: 20, batch_size: all, shuffle: false, val_split: 0, test_split: 0}
model: [linear: {out_features: 5, weight_init: he_normal}, relu, linear: {out_features: 1, weight_init: {normal: 0.01}}]
loss: bce_with_logits
optimizer: {sgd: {lr: 0.01}}
trainer: {epochs: 301, log_every: 100}
`;

const list = `tables:
  - id: sines
    report: R1
    title: {en: Sines, zh: 正弦}
    plot: fit
    rows:
      - id: sin
        label: {en: a sine, zh: 正弦}
        experiment: sin.yaml
        seeds: [0, 1, 2]
        quick: {seeds: [0], set: [trainer.epochs=5]}
        published: {kind: metric, metric: loss, split: test, value: 0.01, within: 1000}
        seconds: 2
      - id: boom
        label: {en: too fast, zh: 过快}
        experiment: boom.yaml
        seeds: [0]
        quick: {seeds: [0], set: []}
        published: {kind: diverges}
        seconds: 1
  - id: digits
    report: R3
    title: {en: Digits, zh: 数字}
    plot: curves
    rows:
      - id: digits
        label: {en: few digits, zh: 少量数字}
        experiment: digits.yaml
        seeds: [0, 1]
        quick: {seeds: [1], set: [trainer.epochs=2]}
        published: {kind: chance, value: 0.1, within: 0.01}
        seconds: 1
  - id: trace
    report: R4
    title: {en: Trace, zh: 轨迹}
    plot: none
    rows:
      - id: trace
        label: {en: step by step, zh: 逐步}
        experiment: trace.yaml
        seeds: [10]
        quick: {seeds: [10], set: []}
        published: {kind: none}
        seconds: 1
`;

/** How many tasks the list has. */
export const tasks = 7;

/** Writes a list of rows that train in a fraction of a second each, and their experiments. @returns its path */
export function tinyList(folder: string): string {
  const place = join(folder, "experiments");
  mkdirSync(place);
  const files = { "sin.yaml": sin, "boom.yaml": boom, "digits.yaml": digits, "trace.yaml": trace };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  writeFileSync(join(place, "published.yaml"), list);
  return join(place, "published.yaml");
}
