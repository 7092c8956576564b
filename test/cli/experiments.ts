import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Few digits and a small network: trains in a fraction of a second. */
export const digits = `version: 1
data: {name: digits, count: 300, test_count: 60, batch_size: 20}
model: [flatten, linear: 12, relu, linear: 10]
optimizer: {adam: {lr: 5e-3}}
trainer: {epochs: 3}
`;

/** A regression that goes on for a while, in many short epochs, with all that a resume has to bring back. */
export const longSin = `version: 1
data: {name: sin, step: 0.02, batch_size: 20, val_split: 0.1}
model: [linear: 20, tanh, dropout: 0.1, linear: 20, batch_norm, tanh, linear: 1]
optimizer: adam
schedule: cosine
trainer: {epochs: 200, log_every: 1000}
`;

/** Writes an experiment file. @returns its path */
export function experimentFile(folder: string, text: string = digits, name = "e.yaml"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
