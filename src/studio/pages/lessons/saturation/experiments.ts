/** What stands beside experiments/studio/normal-tanh.yaml: the same, with the weights that Nabla draws unless told otherwise. */
export const xavierTanh = `version: 1
data: {name: digits, count: 3000, test_count: 500, batch_size: 64}
model:
  - linear: 64
  - tanh
  - linear: 64
  - tanh
  - linear: 10
optimizer: {sgd: {lr: 0.1}}
trainer: {epochs: 10}
`;
