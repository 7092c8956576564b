/** A file that cannot be meant, and every line that is said about it. */
export interface BadFile {
  readonly what: string;
  readonly text: string;
  readonly says: readonly string[];
}

/** A command line that cannot be meant, over a good file. */
export interface BadOverride {
  readonly what: string;
  readonly set: readonly string[];
  readonly says: readonly string[];
}

const names = "version, name, seed, generator, dtype, data, model, loss, optimizer, schedule or trainer";
const layers =
  "linear, conv2d, max_pool2d, avg_pool2d, relu, leaky_relu, sigmoid, tanh, softmax, dropout, batch_norm or flatten";
const sets = "mnist, digits, hanzi, sin, random, image_folder, csv or npz";
const digits = "version: 1\ndata: {name: digits}\n";
const model = "model: [flatten, linear: 10]\n";
const sin = "version: 1\ndata: {name: sin}\nmodel: [linear: 9, tanh, linear: 1]\n";

/** The good file of the overrides. */
export const goodFile: string = digits + model;

export const badFiles: readonly BadFile[] = [
  {
    what: "an unknown option",
    text: `${digits + model}optimizer:\n  adam:\n    lr: 0.1\n    learning_rat: 0.1\n`,
    says: ['e.yaml:7:5 unknown key "learning_rat" in optimizer.adam: did you mean "lr" (alias learning_rate)?'],
  },
  {
    what: "an option like an alias only",
    text: `${digits + model}optimizer:\n  adam:\n    learning_rat: 0.1\n`,
    says: ['e.yaml:6:5 unknown key "learning_rat" in optimizer.adam: did you mean "lr" (alias learning_rate)?'],
  },
  {
    what: "an unknown step of augmentation",
    text: `version: 1\ndata: {name: digits, augment: [shfit: 2]}\n${model}`,
    says: ['e.yaml:2:32 unknown augment step "shfit" in data.augment[0]: did you mean "shift"?'],
  },
  {
    what: "augmentation that is no list",
    text: `version: 1\ndata: {name: digits, augment: {shift: 2}}\n${model}`,
    says: [
      "e.yaml:2:31 data.augment: expected a list of steps, such as [shift: 2, rotation: 10], received a map of shift",
    ],
  },
  {
    what: "augmentation without a step",
    text: `version: 1\ndata: {name: digits, augment: []}\n${model}`,
    says: [
      "e.yaml:2:31 data.augment: expected a list of steps, such as [shift: 2, rotation: 10], received an empty list",
    ],
  },
  {
    what: "amplitudes out of range",
    text: `version: 1\ndata:\n  name: digits\n  augment: [shift, rotation: 0, scale: 1, shear: 3, elastic: {alpha: 3, sigma: 0.1}, thickness: {amplitude: 1, p: 0}, threshold: 2]\n${model}`,
    says: [
      'e.yaml:4:13 missing key "amplitude" in data.augment[0].shift: expected a number above 0',
      "e.yaml:4:30 data.augment[1].rotation.amplitude: expected a number above 0 and of at most 180, received 0",
      "e.yaml:4:40 data.augment[2].scale.amplitude: expected a number above 0 and below 1, received 1",
      "e.yaml:4:50 data.augment[3].shear.amplitude: expected a number above 0 and of at most 2, received 3",
      "e.yaml:4:80 data.augment[4].elastic.sigma: expected a number from 0.5 to 1000, received 0.1",
      "e.yaml:4:115 data.augment[5].thickness.p: expected a number above 0 and of at most 1, received 0",
      "e.yaml:4:130 data.augment[6].threshold.level: expected a number above 0 and of at most 1, received 2",
    ],
  },
  {
    what: "augmentation of what is no picture",
    text: "version: 1\ndata: {name: sin, augment: [shift: 1]}\nmodel: [linear: 1]\n",
    says: [
      'e.yaml:2:19 unknown key "augment" in data: it belongs to mnist, digits, hanzi, image_folder and npz, not to sin',
    ],
  },
  {
    what: "smoothing without its loss",
    text: `${digits + model}loss: {label_smoothing: 0.1}\n`,
    says: [
      'e.yaml:4:8 unknown loss "label_smoothing" in loss: it is an option of cross_entropy. Write cross_entropy: {label_smoothing: ...}',
    ],
  },
  {
    what: "smoothing until nothing is left",
    text: `${digits + model}loss: {cross_entropy: {label_smoothing: 1}}\n`,
    says: ["e.yaml:4:41 loss.cross_entropy.label_smoothing: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "a class that counts nothing",
    text: `${digits + model}loss: {cross_entropy: {class_weights: [1, 0]}}\n`,
    says: ["e.yaml:4:43 loss.cross_entropy.weight[1]: expected a number above 0, received 0"],
  },
  {
    what: "class weights that are no list",
    text: `${digits + model}loss: {cross_entropy: {class_weights: 3}}\n`,
    says: ["e.yaml:4:39 loss.cross_entropy.weight: expected a list of numbers above 0, one a class, received 3"],
  },
  {
    what: "an average that is no map",
    text: `${digits + model}trainer: {ema: 0.9}\n`,
    says: ["e.yaml:4:16 trainer.ema: expected a map of options, received 0.9"],
  },
  {
    what: "an average that never moves",
    text: `${digits + model}trainer: {ema: {decay: 1}}\n`,
    says: ["e.yaml:4:24 trainer.ema.decay: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "an unknown section",
    text: `${digits + model}optimiser: adam\n`,
    says: ['e.yaml:4:1 unknown key "optimiser" in the experiment: did you mean "optimizer"?'],
  },
  {
    what: "an unknown section like none",
    text: `${digits + model}zebra: 1\n`,
    says: [`e.yaml:4:1 unknown key "zebra" in the experiment: expected ${names}`],
  },
  {
    what: "a duplicate key",
    text: `${digits + model}trainer:\n  epochs: 3\n  epochs: 4\n`,
    says: ['e.yaml:6:3 duplicate key "epochs" in trainer (first in line 5). Keep one.'],
  },
  {
    what: "an alias beside its key",
    text: `${digits + model}optimizer: {adam: {lr: 0.1, learning_rate: 0.2}}\n`,
    says: ['e.yaml:4:29 duplicate key "learning_rate" in optimizer.adam: "lr" is the same. Keep one.'],
  },
  {
    what: "a key twice through alias in a layer",
    text: `${digits}model: [flatten, linear: {units: 10, out_features: 10}]\n`,
    says: ['e.yaml:3:38 duplicate key "out_features" in model[1].linear: "units" is the same. Keep one.'],
  },
  {
    what: "no version",
    text: `data: {name: digits}\n${model}`,
    says: ['e.yaml:1:1 missing key "version" in the experiment: expected 1'],
  },
  {
    what: "another version",
    text: `version: 2\ndata: {name: digits}\n${model}`,
    says: ["e.yaml:1:10 version: expected 1, received 2"],
  },
  {
    what: "a version in quotes",
    text: `version: '1'\ndata: {name: digits}\n${model}`,
    says: ['e.yaml:1:10 version: expected 1, received "1"'],
  },
  {
    what: "no data and no model",
    text: "version: 1\n",
    says: [
      `e.yaml:1:1 missing key "data" in the experiment: expected a map with a name: ${sets}`,
      'e.yaml:1:1 missing key "model" in the experiment: expected a list of layers, such as [flatten, linear: 10]',
    ],
  },
  {
    what: "an empty section that is required",
    text: `version: 1\ndata:\n${model}`,
    says: [`e.yaml:1:1 missing key "data" in the experiment: expected a map with a name: ${sets}`],
  },
  {
    what: "a data set without a name",
    text: `version: 1\ndata: {batch_size: 3}\n${model}`,
    says: [`e.yaml:2:7 missing key "name" in data: expected ${sets}`],
  },
  {
    what: "a data set that is a word",
    text: `version: 1\ndata: digits\n${model}`,
    says: [`e.yaml:2:7 data: expected a map with a name: ${sets}, received "digits"`],
  },
  {
    what: "an unknown data set",
    text: `version: 1\ndata: {name: mnits}\n${model}`,
    says: ['e.yaml:2:14 data.name: unknown data set "mnits": did you mean "mnist"?'],
  },
  {
    what: "a text without characters",
    text: `version: 1\ndata: {name: hanzi, text: " "}\n${model}`,
    says: ["e.yaml:2:27 data.text: a text of nothing but white space has no characters"],
  },
  {
    what: "a model for other characters",
    text: "version: 1\ndata: {name: hanzi, text: 千里 千}\nmodel: [linear: 12]\n",
    says: ["e.yaml:3:9 model[0] linear: gives 12 outputs, but hanzi has 2 classes. Use linear: 2."],
  },
  {
    what: "a part of a hand that nobody has",
    text: `version: 1\ndata: {name: digits, hand: {slan: 0}}\n${model}`,
    says: ['e.yaml:2:29 unknown key "slan" in data.hand: did you mean "slant"?'],
  },
  {
    what: "a hand that shakes backwards",
    text: `version: 1\ndata: {name: digits, hand: {tremor: -1}}\n${model}`,
    says: ["e.yaml:2:37 data.hand.tremor: expected a number from 0 to 2, received -1"],
  },
  {
    what: "classes of a folder that are no list",
    text: `version: 1\ndata: {name: image_folder, path: a, classes: 3}\n${model}`,
    says: ["e.yaml:2:46 data.classes: expected a list of names, one for each folder, received 3"],
  },
  {
    what: "a key of another data set",
    text: `version: 1\ndata: {name: mnist, count: 3}\n${model}`,
    says: ['e.yaml:2:21 unknown key "count" in data: it belongs to digits, hanzi and random, not to mnist'],
  },
  {
    what: "a test split where there is a test part",
    text: `version: 1\ndata: {name: digits, test_split: 0.2}\n${model}`,
    says: ["e.yaml:2:34 data.test_split: expected 0, since the set has a test part of its own, received 0.2"],
  },
  {
    what: "a folder without a path",
    text: `version: 1\ndata: {name: image_folder}\n${model}`,
    says: ['e.yaml:2:7 missing key "path" in data: expected a folder with one folder of pictures a class'],
  },
  {
    what: "csv without label",
    text: `version: 1\ndata: {name: csv, path: a.csv}\n${model}`,
    says: [
      "e.yaml:2:7 data: expected label (the column with the class) or targets (the columns of a regression), received neither",
    ],
  },
  {
    what: "csv with label and targets",
    text: `version: 1\ndata: {name: csv, path: a.csv, label: 0, targets: [1]}\n${model}`,
    says: ["e.yaml:2:51 data.targets: label (for classes) is given too. Keep one of the two."],
  },
  {
    what: "a long delimiter",
    text: `version: 1\ndata: {name: csv, path: a.csv, label: 0, delimiter: ', '}\n${model}`,
    says: ['e.yaml:2:53 data.delimiter: expected one character, received ", "'],
  },
  {
    what: "a negative column",
    text: `version: 1\ndata: {name: csv, path: a.csv, label: -1}\n${model}`,
    says: ["e.yaml:2:39 data.label: expected a column's name, or its index from 0, received -1"],
  },
  {
    what: "more numbers than fit",
    text: "version: 1\ndata: {name: random, features: 1000000, count: 1000}\nmodel: [linear: 1]\n",
    says: ["e.yaml:2:48 data.count: features x count is more than 100000000 numbers. Use fewer."],
  },
  {
    what: "a batch of none",
    text: `version: 1\ndata: {name: digits, batch_size: 0}\n${model}`,
    says: ["e.yaml:2:34 data.batch_size: expected a whole number of at least 1, or all, received 0"],
  },
  {
    what: "half a batch",
    text: `version: 1\ndata: {name: digits, batch_size: 1.5}\n${model}`,
    says: ["e.yaml:2:34 data.batch_size: expected a whole number of at least 1, or all, received 1.5"],
  },
  {
    what: "a split of all",
    text: `version: 1\ndata: {name: digits, val_split: 1}\n${model}`,
    says: ["e.yaml:2:33 data.val_split: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "an unknown normalization",
    text: `version: 1\ndata: {name: digits, normalize: standart}\n${model}`,
    says: [
      'e.yaml:2:33 data.normalize: expected none, unit or standard, received "standart": did you mean "standard"?',
    ],
  },
  {
    what: "a flag that is a word",
    text: `version: 1\ndata: {name: digits, shuffle: yes}\n${model}`,
    says: ['e.yaml:2:31 data.shuffle: expected true or false, received "yes"'],
  },
  {
    what: "a seed beyond whole numbers",
    text: `version: 1\nseed: 9007199254740993\ndata: {name: digits}\n${model}`,
    says: ["e.yaml:2:7 seed: expected a whole number from 0 to 9007199254740991, received 9007199254740992"],
  },
  {
    what: "a seed that numpy cannot take",
    text: `version: 1\nseed: 4294967296\ngenerator: numpy\ndata: {name: digits}\n${model}`,
    says: ["e.yaml:2:7 seed: expected at most 4294967295 for generator numpy, received 4294967296"],
  },
  {
    what: "a model that is no list",
    text: `${digits}model: relu\n`,
    says: ['e.yaml:3:8 model: expected a list of layers, such as [flatten, linear: 10], received "relu"'],
  },
  {
    what: "a model without layers",
    text: `${digits}model: []\n`,
    says: ["e.yaml:3:8 model: expected a list of layers, such as [flatten, linear: 10], received an empty list"],
  },
  {
    what: "a layer to come",
    text: `${digits}model:\n  - attention: {heads: 8}\n  - linear: 10\n`,
    says: [`e.yaml:4:5 unknown layer "attention" in model[0]: expected ${layers}`],
  },
  {
    what: "a convolution without its sizes",
    text: `${digits}model: [conv2d, linear: 10]\n`,
    says: [
      'e.yaml:3:9 missing key "out_channels" in model[0].conv2d: expected a whole number from 1 to 65536',
      'e.yaml:3:9 missing key "kernel_size" in model[0].conv2d: expected a whole number from 1 to 65536, or two of them: [vertical, horizontal]',
    ],
  },
  {
    what: "a short form of convolution",
    text: `${digits}model: [conv2d: 8, linear: 10]\n`,
    says: ["e.yaml:3:17 model[0].conv2d: expected a map of options, received 8"],
  },
  {
    what: "a kernel of three extents",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: [3, 3, 3]}\n  - linear: 10\n`,
    says: [
      "e.yaml:4:44 model[0].conv2d.kernel_size: expected a whole number from 1 to 65536, or two of them: [vertical, horizontal], received a list of 3",
    ],
  },
  {
    what: "a padding that is another word",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: 3, padding: valid}\n  - linear: 10\n`,
    says: [
      'e.yaml:4:56 model[0].conv2d.padding: expected same, a whole number from 0 to 65536, or two of them: [vertical, horizontal], received "valid"',
    ],
  },
  {
    what: "a stride of zero",
    text: `${digits}model:\n  - max_pool2d: {kernel_size: 2, stride: [2, 0]}\n  - linear: 10\n`,
    says: ["e.yaml:4:46 model[0].max_pool2d.stride[1]: expected a whole number from 1 to 65536, received 0"],
  },
  {
    what: "an option of convolution misspelt",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: 3, pading: 1}\n  - linear: 10\n`,
    says: ['e.yaml:4:47 unknown key "pading" in model[0].conv2d: did you mean "padding"?'],
  },
  {
    what: "a kernel larger than the picture",
    text: `${digits}model:\n  - max_pool2d: 7\n  - conv2d: {out_channels: 16, kernel_size: [3, 5]}\n  - linear: 10\n`,
    says: [
      "e.yaml:5:5 model[1] conv2d: kernel 3x5 does not fit into 1x4x4 with padding 0. Use a kernel_size of at most [3, 4].",
    ],
  },
  {
    what: "a pool larger than the picture",
    text: `${digits}model:\n  - max_pool2d: 7\n  - avg_pool2d: 5\n  - linear: 10\n`,
    says: [
      "e.yaml:5:5 model[1] avg_pool2d: kernel 5x5 does not fit into 1x4x4 with padding 0. Use a kernel_size of at most 4.",
    ],
  },
  {
    what: "a padding as large as the kernel",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: [5, 3], padding: 3}\n  - linear: 10\n`,
    says: ["e.yaml:4:5 model[0] conv2d: padding 3 is as large as the kernel 5x3. Use at most [4, 2]."],
  },
  {
    what: "a padding of more than half a pool",
    text: `${digits}model:\n  - max_pool2d: {kernel_size: 3, padding: [1, 2]}\n  - linear: 10\n`,
    says: ["e.yaml:4:5 model[0] max_pool2d: padding [1, 2] is more than half the kernel 3x3. Use at most 1."],
  },
  {
    what: "the same size with a stride",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: 5, padding: same, stride: 2}\n  - linear: 10\n`,
    says: ["e.yaml:4:5 model[0] conv2d: padding same needs stride 1, but stride is 2. Use padding 2."],
  },
  {
    what: "other channels than arrive",
    text: `${digits}model:\n  - conv2d: {out_channels: 8, kernel_size: 5, in_channels: 3}\n  - linear: 10\n`,
    says: [
      "e.yaml:4:5 model[0] conv2d: in_channels 3 given, but the data gives 1x28x28 = 784. Delete in_channels (it is inferred) or use 1.",
    ],
  },
  {
    what: "a convolution of a row of numbers",
    text: `${digits}model:\n  - flatten\n  - conv2d: {out_channels: 8, kernel_size: 5}\n  - linear: 10\n`,
    says: [
      "e.yaml:5:5 model[1] conv2d: needs pictures of channels x height x width, but model[0] flatten gives 1x28x28 = 784. Put it before flatten.",
    ],
  },
  {
    what: "a pool of a single number",
    text: `version: 1\ndata: {name: sin}\nmodel: [max_pool2d: 2, linear: 1]\n`,
    says: [
      "e.yaml:3:9 model[0] max_pool2d: needs pictures of channels x height x width, but the data gives 1. Use linear for numbers that are no picture.",
    ],
  },
  {
    what: "a layer spelt otherwise",
    text: `${digits}model:\n  - flatten\n  - LeakyReLU6\n  - linear: 10\n`,
    says: ['e.yaml:5:5 unknown layer "LeakyReLU6" in model[1]: did you mean "leaky_relu"?'],
  },
  {
    what: "a layer with options outside",
    text: `${digits}model:\n  - flatten\n  - linear: 10\n    bias: false\n`,
    says: [
      `e.yaml:5:5 model[1]: expected the name of one layer (${layers}), or a map of it to its options, received a map of linear, bias. Put the options inside: linear: {bias: ...}.`,
    ],
  },
  {
    what: "a layer that is a number",
    text: `${digits}model: [flatten, 10]\n`,
    says: [
      `e.yaml:3:18 model[1]: expected the name of one layer (${layers}), or a map of it to its options, received 10.`,
    ],
  },
  {
    what: "a layer without its size",
    text: `${digits}model: [flatten, linear]\n`,
    says: ['e.yaml:3:18 missing key "out_features" in model[1].linear: expected a whole number from 1 to 10000000'],
  },
  {
    what: "a layer of no outputs",
    text: `${digits}model: [flatten, linear: 0]\n`,
    says: ["e.yaml:3:26 model[1].linear.out_features: expected a whole number from 1 to 10000000, received 0"],
  },
  {
    what: "an option for relu",
    text: `${digits}model: [flatten, relu: 3, linear: 10]\n`,
    says: ["e.yaml:3:24 model[1].relu: expected no options, received 3"],
  },
  {
    what: "options for relu",
    text: `${digits}model: [flatten, relu: {inplace: true}, linear: 10]\n`,
    says: ['e.yaml:3:25 unknown key "inplace" in model[1].relu: expected no options'],
  },
  {
    what: "dropping everything",
    text: `${digits}model: [flatten, dropout: 1, linear: 10]\n`,
    says: ["e.yaml:3:27 model[1].dropout.p: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "a wrong type far inside",
    text: `${digits}model: [flatten, linear: {units: 10, weight_init: {normal: {std: wide}}}]\n`,
    says: ['e.yaml:3:66 model[1].linear.weight_init.normal.std: expected a number of at least 0, received "wide"'],
  },
  {
    what: "an unknown initializer",
    text: `${digits}model: [flatten, linear: {units: 10, weight_init: kaiming}]\n`,
    says: [
      'e.yaml:3:51 unknown initializer "kaiming" in model[1].linear.weight_init: expected he_uniform, he_normal, xavier_uniform, xavier_normal, normal, uniform, constant or zeros',
    ],
  },
  {
    what: "uniform without limit",
    text: `${digits}model: [flatten, linear: {units: 10, weight_init: uniform}]\n`,
    says: ['e.yaml:3:51 missing key "limit" in model[1].linear.weight_init.uniform: expected a number above 0'],
  },
  {
    what: "an unknown loss",
    text: `${digits + model}loss: crossentropy2\n`,
    says: ['e.yaml:4:7 unknown loss "crossentropy2" in loss: did you mean "cross_entropy"?'],
  },
  {
    what: "an unknown reduction",
    text: `${digits + model}loss: {reduction: avg}\n`,
    says: ['e.yaml:4:19 loss.auto.reduction: expected mean or sum, received "avg"'],
  },
  {
    what: "cross entropy of values",
    text: `${sin}loss: cross_entropy\n`,
    says: ["e.yaml:4:7 loss: cross_entropy needs classes, but sin has values. Use mse."],
  },
  {
    what: "binary cross entropy of sin",
    text: `${sin}loss: bce_with_logits\n`,
    says: ["e.yaml:4:7 loss: bce_with_logits needs targets between 0 and 1, but those of sin go down to -1. Use mse."],
  },
  {
    what: "softmax twice",
    text: `${digits}model:\n  - flatten\n  - linear: 10\n  - softmax\n`,
    says: ["e.yaml:6:5 model[2] softmax: cross_entropy takes logits and applies softmax itself. Delete this layer."],
  },
  {
    what: "sigmoid twice",
    text: `${digits}model: [flatten, linear: 10, sigmoid]\nloss: bce_with_logits\n`,
    says: ["e.yaml:3:30 model[2] sigmoid: bce_with_logits takes logits and applies sigmoid itself. Delete this layer."],
  },
  {
    what: "an unknown optimizer",
    text: `${digits + model}optimizer: {addam: {lr: 1}}\n`,
    says: ['e.yaml:4:13 unknown optimizer "addam" in optimizer: did you mean "adam"?'],
  },
  {
    what: "options without an optimizer",
    text: `${digits + model}optimizer: {lr: 0.1}\n`,
    says: ['e.yaml:4:13 unknown optimizer "lr" in optimizer: it is an option of sgd. Write sgd: {lr: ...}'],
  },
  {
    what: "two optimizers",
    text: `${digits + model}optimizer: {sgd: 0.1, adam: 0.1}\n`,
    says: [
      "e.yaml:4:12 optimizer: expected the name of one optimizer (sgd, rmsprop, adam or adamw), or a map of it to its options, received a map of sgd, adam. Keep one.",
    ],
  },
  {
    what: "a rate of zero",
    text: `${digits + model}optimizer: {sgd: 0}\n`,
    says: ["e.yaml:4:18 optimizer.sgd.lr: expected a number above 0, received 0"],
  },
  {
    what: "a rate that is no number",
    text: `${digits + model}optimizer: {sgd: {lr: .nan}}\n`,
    says: ["e.yaml:4:23 optimizer.sgd.lr: expected a number above 0, received NaN"],
  },
  {
    what: "an empty rate",
    text: `${digits + model}optimizer: {sgd: {lr: }}\n`,
    says: ["e.yaml:4:23 optimizer.sgd.lr: expected a number above 0, received nothing"],
  },
  {
    what: "momentum of one",
    text: `${digits + model}optimizer: {sgd: {momentum: 1}}\n`,
    says: ["e.yaml:4:29 optimizer.sgd.momentum: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "nesterov without momentum",
    text: `${digits + model}optimizer: {sgd: {nesterov: true}}\n`,
    says: [
      "e.yaml:4:29 optimizer.sgd.nesterov: nesterov looks ahead along the momentum, which is 0. Add momentum: 0.9, or delete nesterov.",
    ],
  },
  {
    what: "one beta",
    text: `${digits + model}optimizer: {adam: {betas: 0.9}}\n`,
    says: ["e.yaml:4:27 optimizer.adam.betas: expected a list of two numbers, such as [0.9, 0.999], received 0.9"],
  },
  {
    what: "three betas",
    text: `${digits + model}optimizer: {adam: {betas: [0.9, 0.99, 0.999]}}\n`,
    says: [
      "e.yaml:4:27 optimizer.adam.betas: expected a list of two numbers, such as [0.9, 0.999], received a list of 3",
    ],
  },
  {
    what: "a beta of one",
    text: `${digits + model}optimizer: {adam: {betas: [0.9, 1]}}\n`,
    says: ["e.yaml:4:33 optimizer.adam.betas[1]: expected a number of at least 0 and below 1, received 1"],
  },
  {
    what: "an unknown schedule",
    text: `${digits + model}schedule: cosin\n`,
    says: ['e.yaml:4:11 unknown schedule "cosin" in schedule: did you mean "cosine"?'],
  },
  {
    what: "a step schedule without a size",
    text: `${digits + model}schedule: step\n`,
    says: ['e.yaml:4:11 missing key "step_size" in schedule.step: expected a whole number of at least 1'],
  },
  {
    what: "no milestones",
    text: `${digits + model}schedule: {multi_step: []}\n`,
    says: [
      "e.yaml:4:24 schedule.multi_step.milestones: expected a list of epochs, such as [10, 15], received an empty list",
    ],
  },
  {
    what: "a wrong schedule after warm-up",
    text: `${digits + model}schedule: {warmup: {epochs: 1, then: {cosine: {minfactor: 2, min_factor: 2}}}}\n`,
    says: [
      'e.yaml:4:48 unknown key "minfactor" in schedule.warmup.then.cosine: did you mean "min_factor"?',
      "e.yaml:4:74 schedule.warmup.then.cosine.min_factor: expected a number from 0 to 1, received 2",
    ],
  },
  {
    what: "plateau without validation",
    text: `${sin}schedule: plateau\n`,
    says: [
      "e.yaml:4:11 schedule.plateau.monitor: val_loss needs a validation part, but data.val_split is 0. Set data.val_split to 0.1, or monitor loss.",
    ],
  },
  {
    what: "no epochs",
    text: `${digits + model}trainer: {epochs: 0}\n`,
    says: ["e.yaml:4:19 trainer.epochs: expected a whole number from 1 to 10000000, received 0"],
  },
  {
    what: "an unknown monitor",
    text: `${digits + model}trainer: {monitor: val_accuracy}\n`,
    says: [
      'e.yaml:4:20 trainer.monitor: expected loss, acc, val_loss or val_acc, received "val_accuracy": did you mean "val_acc"?',
    ],
  },
  {
    what: "two monitors",
    text: `${digits + model}trainer: {monitor: val_loss, early_stopping: {monitor: val_acc}}\n`,
    says: [
      "e.yaml:4:20 trainer.monitor: val_loss tells the best epoch, but early stopping watches val_acc. Name one metric.",
    ],
  },
  {
    what: "early stopping without validation",
    text: `${sin}trainer: {early_stopping: true}\n`,
    says: [
      "e.yaml:4:11 trainer.early_stopping.monitor: val_loss needs a validation part, but data.val_split is 0. Set data.val_split to 0.1, or monitor loss.",
    ],
  },
  {
    what: "early stopping on accuracy of values",
    text: "version: 1\ndata: {name: sin, val_split: 0.1}\nmodel: [linear: 1]\ntrainer: {early_stopping: {monitor: val_acc}}\n",
    says: ["e.yaml:4:37 trainer.early_stopping.monitor: val_acc needs classes, but sin has values. Use val_loss."],
  },
  {
    what: "early stopping for unknown arrays without validation",
    text: "version: 1\ndata: {name: npz, path: a.npz, val_split: 0}\nmodel: [linear: 1]\ntrainer: {early_stopping: true}\n",
    says: [
      "e.yaml:4:11 trainer.early_stopping.monitor: val_loss needs a validation part, but data.val_split is 0. Set data.val_split to 0.1, or monitor loss.",
    ],
  },
  {
    what: "patience of none",
    text: `${digits + model}trainer: {early_stopping: {patience: 0}}\n`,
    says: ["e.yaml:4:38 trainer.early_stopping.patience: expected a whole number of at least 1, received 0"],
  },
  {
    what: "clipping to nothing",
    text: `${digits + model}trainer: {clip_norm: 0}\n`,
    says: ["e.yaml:4:22 trainer.clip_norm: expected a number above 0, received 0"],
  },
  {
    what: "a batch norm of one",
    text: "version: 1\ndata: {name: digits, batch_size: 1}\nmodel: [flatten, batch_norm, linear: 10]\n",
    says: ["e.yaml:3:18 model[1] batch_norm: a batch of 1 has no variance. Use a data.batch_size of at least 2."],
  },
  {
    what: "inputs that do not arrive",
    text: "version: 1\ndata: {name: mnist}\nmodel:\n  - flatten\n  - linear: {in_features: 1024, out_features: 10}\n",
    says: [
      "e.yaml:5:5 model[1] linear: in_features 1024 given, but model[0] flatten gives 1x28x28 = 784. Delete in_features (it is inferred) or use 784.",
    ],
  },
  {
    what: "inputs that the data does not have",
    text: "version: 1\ndata: {name: mnist}\nmodel:\n  - linear: {in_features: 28, out_features: 10}\n",
    says: [
      "e.yaml:4:5 model[0] linear: in_features 28 given, but the data gives 1x28x28 = 784. Delete in_features (it is inferred) or use 784.",
    ],
  },
  {
    what: "inputs that the layer below does not give",
    text: "version: 1\ndata: {name: mnist}\nmodel:\n  - linear: 100\n  - relu\n  - linear: {in_features: 64, out_features: 10}\n",
    says: [
      "e.yaml:6:5 model[2] linear: in_features 64 given, but model[1] relu gives 100. Delete in_features (it is inferred) or use 100.",
    ],
  },
  {
    what: "too many outputs",
    text: "version: 1\ndata: {name: mnist}\nmodel:\n  - flatten\n  - linear: 30\n  - relu\n  - linear: 12\n",
    says: ["e.yaml:7:5 model[3] linear: gives 12 outputs, but mnist has 10 classes. Use linear: 10."],
  },
  {
    what: "no last layer",
    text: "version: 1\ndata: {name: mnist}\nmodel: [flatten, relu]\n",
    says: ["e.yaml:3:9 model[0] flatten: gives 784 outputs, but mnist has 10 classes. Add linear: 10 at the end."],
  },
  {
    what: "two values for one",
    text: "version: 1\ndata: {name: sin}\nmodel: [linear: 2, tanh]\n",
    says: ["e.yaml:3:9 model[0] linear: gives 2 outputs, but sin has 1 target. Use linear: 1."],
  },
  {
    what: "nothing to learn",
    text: "version: 1\ndata: {name: sin}\nmodel: [relu]\n",
    says: ["e.yaml:3:1 model: no layer has parameters, so nothing can be learnt. Add linear: 1."],
  },
  {
    what: "everything frozen",
    text: "version: 1\ndata: {name: sin}\nmodel: [linear: {units: 1, requires_grad: false}]\n",
    says: [
      "e.yaml:3:1 model: every parameter is frozen by requires_grad: false, so nothing can be learnt. Delete requires_grad from one layer.",
    ],
  },
  {
    what: "a model for a larger machine",
    text: `${digits}model: [linear: 10000000, linear: 10]\n`,
    says: ["e.yaml:3:9 model[0] linear: 7850000000 parameters so far: expected at most 268435456. Use smaller layers."],
  },
  {
    what: "a tab",
    text: "version: 1\ndata:\n\tname: digits\n",
    says: ["e.yaml:3:1 a tab indents this line: YAML wants spaces"],
  },
  {
    what: "a bracket left open",
    text: "version: 1\nmodel: [flatten, linear: 10\ndata: {name: digits}\n",
    says: ["e.yaml:3:1 wrong indentation, or a bracket that is not closed"],
  },
  { what: "a quote left open", text: "version: 1\nname: 'x\n", says: ["e.yaml:3:1 a quote is not closed"] },
  {
    what: "two colons",
    text: "version: 1\nname: a: b\n",
    says: ["e.yaml:2:7 a second colon in one line: put the inner part in braces, a: {b: c}, or quote the text"],
  },
  {
    what: "a line without a colon",
    text: "version: 1\nepochs 3\ndata: {name: digits}\n",
    says: ["e.yaml:2:1 a line without its colon: expected key: value"],
  },
  {
    what: "two documents",
    text: `${digits + model}---\n${digits}${model}`,
    says: ["e.yaml:4:1 more than one document: an experiment file holds one. Delete the second."],
  },
  {
    what: "nothing",
    text: "",
    says: ["e.yaml:1:1 empty: expected an experiment, such as version: 1, data: {name: digits} and a model"],
  },
  {
    what: "comments only",
    text: "# to do\n",
    says: ["e.yaml:1:1 empty: expected an experiment, such as version: 1, data: {name: digits} and a model"],
  },
  {
    what: "a list",
    text: "- version: 1\n",
    says: ["e.yaml:1:1 expected a map of version, data, model, ..., received a list"],
  },
  {
    what: "a word",
    text: "experiment\n",
    says: ['e.yaml:1:1 expected a map of version, data, model, ..., received "experiment"'],
  },
  {
    what: "a key that is a list",
    text: `${digits + model}? [a, b]\n: 1\n`,
    says: ["e.yaml:4:3 a key that is no word: expected key: value"],
  },
  {
    what: "an unknown alias",
    text: `version: 1\ndata: *d\n${model}`,
    says: ['e.yaml:2:7 unknown alias "d": no anchor of that name stands before it'],
  },
  {
    what: "an alias of itself",
    text: `version: 1\ndata: &d {name: digits, path: *d}\n${model}`,
    says: ['e.yaml:2:31 the alias "d" contains itself'],
  },
  {
    what: "a tag",
    text: `version: 1\ndata: !python/object {name: digits}\n${model}`,
    says: ["e.yaml:2:7 not YAML: unresolved tag: !python/object"],
  },
  {
    what: "an unknown key of merging",
    text: `version: 1\nx: &x {name: digits}\ndata: {<<: *x}\n${model}`,
    says: [
      `e.yaml:2:1 unknown key "x" in the experiment: expected ${names}`,
      `e.yaml:3:7 missing key "name" in data: expected ${sets}`,
    ],
  },
  {
    what: "keys of objects",
    text: `version: 1\n__proto__: 1\nconstructor: 2\ndata: {name: digits, __proto__: {}}\n${model}`,
    says: [
      `e.yaml:2:1 unknown key "__proto__" in the experiment: expected ${names}`,
      `e.yaml:3:1 unknown key "constructor" in the experiment: expected ${names}`,
      'e.yaml:4:22 unknown key "__proto__" in data: expected name, count, test_count, seed, fresh, val_split, test_split, batch_size, normalize, shuffle, drop_last, split_seed, validate_on, augment or hand',
    ],
  },
  {
    what: "a name of characters that move the cursor",
    text: `version: 1\ndata: {name: "\\e[2J\\nx"}\n${model}`,
    says: [`e.yaml:2:14 data.name: unknown data set "\\u001b[2J\\nx": expected ${sets}`],
  },
  {
    what: "an unknown key of two lines",
    text: `${digits + model}"a\\nb": 1\n`,
    says: [`e.yaml:4:1 unknown key "a\\nb" in the experiment: expected ${names}`],
  },
  {
    what: "several at once",
    text: "version: 1\ndata: {name: digits, bach_size: 3}\nmodel:\n  - flaten\n  - linear: -10\noptimizer: {adam: {lr: -1, beta: 3}}\ntrainer: {epochs: 1.5}\n",
    says: [
      'e.yaml:2:22 unknown key "bach_size" in data: did you mean "batch_size"?',
      'e.yaml:4:5 unknown layer "flaten" in model[0]: did you mean "flatten"?',
      "e.yaml:5:13 model[1].linear.out_features: expected a whole number from 1 to 10000000, received -10",
      "e.yaml:6:24 optimizer.adam.lr: expected a number above 0, received -1",
      'e.yaml:6:28 unknown key "beta" in optimizer.adam: did you mean "betas"?',
      "e.yaml:7:19 trainer.epochs: expected a whole number from 1 to 10000000, received 1.5",
    ],
  },
];

export const badOverrides: readonly BadOverride[] = [
  {
    what: "no equals sign",
    set: ["optimizer.adam.lr"],
    says: ['--set optimizer.adam.lr: expected KEY=VALUE, such as optimizer.adam.lr=0.01, received "optimizer.adam.lr"'],
  },
  {
    what: "no key",
    set: ["=3"],
    says: ['--set =3: expected KEY=VALUE, such as optimizer.adam.lr=0.01, received "=3"'],
  },
  {
    what: "an unknown key",
    set: ["optimzer.adam.lr=1"],
    says: ['--set optimzer.adam.lr=1: unknown key "optimzer" in the experiment: did you mean "optimizer"?'],
  },
  {
    what: "an unknown option",
    set: ["optimizer.adam.lrr=1"],
    says: ['--set optimizer.adam.lrr=1: unknown key "lrr" in optimizer.adam: did you mean "lr"?'],
  },
  {
    what: "an unknown choice",
    set: ["optimizer.addam.lr=1"],
    says: ['--set optimizer.addam.lr=1: unknown key "addam" in optimizer: did you mean "adam"?'],
  },
  {
    what: "a wrong value",
    set: ["data.batch_size=zero"],
    says: [
      '--set data.batch_size=zero: data.batch_size: expected a whole number of at least 1, or all, received "zero"',
    ],
  },
  {
    what: "a wrong value of another choice",
    set: ["optimizer.sgd.momentum=1"],
    says: [
      "--set optimizer.sgd.momentum=1: optimizer.sgd.momentum: expected a number of at least 0 and below 1, received 1",
    ],
  },
  {
    what: "broken YAML",
    set: ["trainer.early_stopping={patience: 3"],
    says: ["--set trainer.early_stopping={patience: 3: not YAML: flow map must end with a }"],
  },
  {
    what: "beyond the last layer",
    set: ["model.7.linear.out_features=3"],
    says: ['--set model.7.linear.out_features=3: model: expected an index from 0 to 1, received "7"'],
  },
  {
    what: "a layer by name",
    set: ["model.linear.out_features=3"],
    says: ['--set model.linear.out_features=3: model: expected an index from 0 to 1, received "linear"'],
  },
  { what: "inside a number", set: ["seed.x=3"], says: ['--set seed.x=3: seed is a single value: it has no "x"'] },
  {
    what: "inside a data set by a wrong key",
    set: ["data.bach_size=3"],
    says: ['--set data.bach_size=3: unknown key "bach_size" in data: did you mean "batch_size"?'],
  },
  {
    what: "a key of another data set",
    set: ["data.path=x"],
    says: ['--set data.path=x: unknown key "path" in data: it belongs to image_folder, csv and npz, not to digits'],
  },
  {
    what: "removing what is required",
    set: ["model="],
    says: [
      'e.yaml:1:1 missing key "model" in the experiment: expected a list of layers, such as [flatten, linear: 10]',
    ],
  },
  {
    what: "a layer that does not fit",
    set: ["model[1]=linear: 12"],
    says: ["--set model[1]=linear: 12: model[1] linear: gives 12 outputs, but digits has 10 classes. Use linear: 10."],
  },
  {
    what: "two wrong arguments and nothing in the file",
    set: ["trainer.epochs=0", "trainer.log_every=often"],
    says: [
      "--set trainer.epochs=0: trainer.epochs: expected a whole number from 1 to 10000000, received 0",
      '--set trainer.log_every=often: trainer.log_every: expected a whole number of at least 0, received "often"',
    ],
  },
];
