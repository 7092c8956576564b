/** Files that mean something, by what they show; together they use every section and every form. */
export const goodFiles: Readonly<Record<string, string>> = {
  "the least that is possible": "version: 1\ndata: {name: digits}\nmodel: [flatten, linear: 10]\n",
  "a perceptron for MNIST": `# yaml-language-server: $schema=../docs/experiment.schema.json
version: 1
name: mnist-mlp
seed: 3
data: {name: mnist, file: pickle, val_split: 0, batch_size: 10, normalize: standard, shuffle: false, drop_last: true}
model:
  - flatten
  - dense: {units: 30, in_features: 784, bias: false, weight_init: {normal: 0.1}, requires_grad: true}
  - batch_norm: {eps: 1e-3, momentum: 0.01}
  - leaky_relu: 0.2
  - dropout: {rate: 0.25}
  - fc: {out_features: 20, weight_init: he_normal, bias_init: {constant: 0.01}}
  - relu:
  - affine: 10
loss: {cross_entropy: {reduction: sum}}
optimizer: {sgd: {learning_rate: 0.1, momentum: 0.9, nesterov: true, weight_decay: 1e-4}}
schedule: {multi_step: [10, 15]}
trainer: {epochs: 5, early_stopping: {patience: 2, min_delta: 1e-3}, clip_norm: 5, log_every: 100}
`,
  "pictures that are changed, and what is averaged": `version: 1
data:
  name: mnist
  split_seed: 3
  augment:
    - rotate: 10
    - scale: {amplitude: 0.1, p: 0.5}
    - shear: 0.2
    - shift: 1.5
    - elastic_distortion: {alpha: 34, sigma: 4}
    - elastic: 8
    - stroke_thickness: 0.5
    - threshold
model: [linear: 10]
loss: {cross_entropy: {label_smoothing: 0.1, class_weights: [1, 1, 1, 2, 1, 1, 1, 1, 1, 1]}}
trainer: {ema: true}
`,
  "what only reports do": `version: 1
data: {name: image_folder, path: characters, test_split: 0.1, validate_on: test}
model: [linear: {units: 9, decays: false}, tanh_with_wrong_derivative, linear: 12]
optimizer: {sgd: {lr: 0.1, shrink: 0.001, decay_biases: true}}
trainer: {epochs: 5, steps_per_epoch: 19, early_stopping: true}
`,
  "a curve": `version: 1
generator: numpy
dtype: float64
data: {name: sin, batch_size: all, val_split: 0.2, step: 0.1}
model: [linear: 9, tanh, linear: {units: 9, weight_init: {uniform: 0.5}}, sigmoid, linear: 1]
optimizer: {rmsprop: {alpha: 0.9}}
schedule: {warmup: {epochs: 2, then: {step: {step_size: 100, unit: step, gamma: 0.5}}}}
trainer: {monitor: val_loss, early_stopping: true}
`,
  "numbers without meaning": `version: 1
data: {name: random, features: 12, count: 20, seed: 1}
model: [linear: {units: 4, weight_init: {normal: {std: 0.5, mean: 1}}}, relu, linear: {units: 1, weight_init: xavier_normal}]
loss: bce_with_logits
optimizer: {adamw: 0.01}
schedule: {warmup: 3}
`,
  "characters from their strokes": `version: 1
data: {name: hanzi, text: 千里之行 始于足下, count: 100, test_count: 10, seed: 4, fresh: true, hand: {slant: -0.1, off_centre: 3, size_spread: 0}}
model: [linear: 8]
`,
  "pictures in folders": `version: 1
data: {name: image_folder, path: characters, invert: true, classes: [博, 学, 笃], test_split: 0.9}
model: [flatten, linear: 100, tanh, linear: 12, softmax]
loss: mse
schedule: {plateau: {monitor: val_acc, patience: 2}}
`,
  "convolution in all its ways": `version: 1
data: {name: digits}
model:
  - conv2d: {out_channels: 8, kernel_size: 5, in_channels: 1, weight_init: he_normal, bias_init: {constant: 0.1}}
  - max_pool2d: 2
  - conv2d: {out_channels: 4, kernel_size: [3, 5], stride: [1, 2], padding: [1, 0], bias: false, requires_grad: false}
  - avg_pool2d: {kernel_size: 3, stride: 1, padding: 1}
  - conv2d: {out_channels: 2, kernel_size: 4, padding: same}
  - max_pool2d: {kernel_size: [2, 1], padding: [1, 0]}
  - linear: 10
`,
  "a table with classes": `version: 1
data: {name: csv, path: iris.csv, label: species, header: true, delimiter: ";"}
model: [linear: 3]
optimizer: {adam: {betas: [0.8, 0.99], eps: 1e-6}}
schedule: {one_cycle: {pct_start: 0.2}}
`,
  "a table with values": `version: 1
data: {name: csv, path: houses.csv, targets: [price, 3]}
model: [linear: 2]
loss: {reduction: sum}
schedule: {exponential: 0.95}
trainer: {early_stopping: false}
`,
  "arrays of which only the file knows what they are": `version: 1
data: {name: npz, path: a.npz, x: images}
model: [linear: 2]
trainer: {early_stopping: true}
`,
  "anchors and aliases": `version: 1
data: {name: sin}
model:
  - linear: &hidden {units: 9, weight_init: &wide {normal: {std: 2}}}
  - tanh
  - linear: *hidden
  - linear: {units: 1, weight_init: *wide}
schedule: {cosine: {warmup: 1, min_factor: 0.1}}
trainer:
`,
};
