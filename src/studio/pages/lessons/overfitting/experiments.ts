/** The network of experiments/studio/overfit.yaml with one thing changed. */
function cured({
  data = "",
  model = "  - linear: 128\n  - relu\n  - linear: 10\n",
  optimizer = "adam: {lr: 2e-3}",
}): string {
  return `version: 1
data: {name: digits, count: 400, test_count: 500, val_split: 0.5, batch_size: 32${data}}
model:
${model}optimizer: {${optimizer}}
trainer: {epochs: 60}
`;
}

/** What can stand beside it. */
export const cures = {
  fresh: cured({ data: ", fresh: true" }),
  decay: cured({ optimizer: "adamw: {lr: 2e-3, weight_decay: 1}" }),
  dropout: cured({ model: "  - linear: 128\n  - relu\n  - dropout: 0.5\n  - linear: 10\n" }),
} as const;
