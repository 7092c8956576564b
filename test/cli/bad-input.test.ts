import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { fillWithBadThings } from "./bad-runs.ts";
import { keptFolder } from "./kept-folder.ts";
import { nabla } from "./nabla.ts";

/** A command line that cannot be meant, its exit code and all that it says; DIR is the folder of bad things, CWD the working folder. */
interface BadLine {
  readonly what: string;
  readonly line: string;
  readonly code: 1 | 2;
  readonly says: string;
}

const badLines: readonly BadLine[] = [
  {
    what: "no such file",
    line: "train nowhere.yaml",
    code: 2,
    says: "Cannot read nowhere.yaml: expected an existing file, received nothing there (ENOENT).",
  },
  {
    what: "a folder instead of a file",
    line: "train DIR/empty",
    code: 2,
    says: "Cannot read DIR/empty: expected a file, received a folder.",
  },
  {
    what: "no file at all",
    line: "train",
    code: 2,
    says: "Cannot train: expected an experiment file, received none. Name one, as: npx nabla train experiments/digits.yaml",
  },
  {
    what: "an unknown verb",
    line: "trian DIR/good.yaml",
    code: 2,
    says: "error: unknown command 'trian'\n(Did you mean train?)\n(nabla --help lists the commands)",
  },
  {
    what: "an unknown option",
    line: "train DIR/good.yaml --otu DIR/OUT",
    code: 2,
    says: "error: unknown option '--otu'\n(Did you mean --out?)\n(nabla --help lists the commands)",
  },
  {
    what: "an option without its value",
    line: "train DIR/good.yaml --seed",
    code: 2,
    says: "error: option '--seed <n>' argument missing\n(nabla --help lists the commands)",
  },
  {
    what: "a word too many",
    line: "train DIR/good.yaml more",
    code: 2,
    says: "error: too many arguments for 'train'. Expected 1 argument but got 2.\n(nabla --help lists the commands)",
  },
  {
    what: "a seed that is none",
    line: "train DIR/good.yaml --seed lucky --out DIR/OUT",
    code: 2,
    says: '--seed lucky: seed: expected a whole number from 0 to 9007199254740991, received "lucky"',
  },
  {
    what: "a negative seed",
    line: "train DIR/good.yaml --seed -1 --out DIR/OUT",
    code: 2,
    says: '--seed -1: seed: expected a whole number from 0 to 9007199254740991, received "-1"',
  },
  {
    what: "--set without a value",
    line: "train DIR/good.yaml --set epochs --out DIR/OUT",
    code: 2,
    says: '--set epochs: expected KEY=VALUE, such as optimizer.adam.lr=0.01, received "epochs"',
  },
  {
    what: "--set of an unknown key",
    line: "train DIR/good.yaml --set trainer.epoch=3 --out DIR/OUT",
    code: 2,
    says: '--set trainer.epoch=3: unknown key "epoch" in trainer: did you mean "epochs"?',
  },
  {
    what: "--set of a bad value",
    line: "train DIR/good.yaml --set trainer.epochs=many --out DIR/OUT",
    code: 2,
    says: '--set trainer.epochs=many: trainer.epochs: expected a whole number from 1 to 10000000, received "many"',
  },
  {
    what: "--set beyond the model",
    line: "train DIR/good.yaml --set model[3].linear.out_features=3 --out DIR/OUT",
    code: 2,
    says: '--set model[3].linear.out_features=3: model: expected an index from 0 to 0, received "3"',
  },
  {
    what: "an unknown key",
    line: "train DIR/typo.yaml --out DIR/OUT",
    code: 2,
    says: 'DIR/typo.yaml:6:5 unknown key "learning_rat" in optimizer.adam: did you mean "lr" (alias learning_rate)?',
  },
  {
    what: "YAML that is none",
    line: "config DIR/broken.yaml",
    code: 2,
    says: "DIR/broken.yaml:3:1 wrong indentation, or a bracket that is not closed",
  },
  {
    what: "a file that is not text",
    line: "config DIR/binary.yaml",
    code: 2,
    says: "DIR/binary.yaml:1:1 not UTF-8: the byte 0xff starts no character. Save the file as UTF-8.",
  },
  {
    what: "a file that is too long",
    line: "config DIR/long.yaml",
    code: 1,
    says: "Cannot read DIR/long.yaml: expected a file of at most 1 MiB, received 3 MiB.",
  },
  {
    what: "a shape that does not fit, before data is read",
    line: "train DIR/shape.yaml --data DIR/nowhere --out DIR/OUT",
    code: 2,
    says: "DIR/shape.yaml:5:5 model[1] linear: in_features 100 given, but model[0] flatten gives 1x28x28 = 784. Delete in_features (it is inferred) or use 784.",
  },
  {
    what: "as many outputs as there are no classes, before data is read",
    line: "train DIR/outputs.yaml --data DIR/nowhere --out DIR/OUT",
    code: 2,
    says: "DIR/outputs.yaml:3:9 model[0] linear: gives 9 outputs, but mnist has 10 classes. Use linear: 10.",
  },
  {
    what: "MNIST that is missing",
    line: "train DIR/mnist.yaml --data DIR/nowhere --out DIR/OUT",
    code: 2,
    says: 'Cannot find MNIST: expected the four *-ubyte.gz files or mnist.pkl.gz in DIR/nowhere/mnist, the data folder that --data names, received nothing there. Get it with "nabla data get mnist", or name the folder that holds mnist/ with --data DIR. The embedded digits need no download: data: {name: digits}.',
  },
  {
    what: "MNIST with a file missing",
    line: "train DIR/mnist.yaml --data DIR/missing --out DIR/OUT",
    code: 2,
    says: 'Cannot read MNIST in DIR/missing/mnist: expected all four files, received none of t10k-labels-idx1-ubyte. Run "nabla data get mnist".',
  },
  {
    what: "a truncated gz",
    line: "train DIR/mnist.yaml --data DIR/truncated --out DIR/OUT",
    code: 1,
    says: "Cannot gunzip DIR/truncated/mnist/train-images-idx3-ubyte.gz: expected complete compressed data, received data that ends early, after 681 bytes. The file is cut short: copy or download it again.",
  },
  {
    what: "a wrong magic number",
    line: "train DIR/mnist.yaml --data DIR/magic --out DIR/OUT",
    code: 1,
    says: "Cannot read DIR/magic/mnist/train-images-idx3-ubyte.gz: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received bytes 01 02 03 04.",
  },
  {
    what: "labels where images should be",
    line: "train DIR/mnist.yaml --data DIR/swapped --out DIR/OUT",
    code: 1,
    says: "Cannot read images from DIR/swapped/mnist/train-images-idx3-ubyte.gz: expected uint8 of 3 axes (count, height, width), received uint8 4. This is a file of labels: are the two files swapped?",
  },
  {
    what: "labels out of range",
    line: "train DIR/mnist.yaml --data DIR/labels --out DIR/OUT",
    code: 1,
    says: "Cannot read labels from DIR/labels/mnist/t10k-labels-idx1-ubyte.gz: expected labels from 0 to 9, received 10 at index 2.",
  },
  {
    what: "fewer labels than images",
    line: "train DIR/mnist.yaml --data DIR/fewer --out DIR/OUT",
    code: 1,
    says: "Cannot pair DIR/fewer/mnist/train-images-idx3-ubyte.gz with DIR/fewer/mnist/train-labels-idx1-ubyte.gz: expected 4 labels for 4 images, received 3 labels. Both files must be of the same set: training or test.",
  },
  {
    what: "images of another size",
    line: "train DIR/mnist.yaml --data DIR/small --out DIR/OUT",
    code: 1,
    says: "Cannot read DIR/small/mnist/train-images-idx3-ubyte.gz: expected pictures of 28x28 pixels, received 4 of 2x2.",
  },
  {
    what: "a pickle that names os.system",
    line: "train DIR/pickle.yaml --data DIR/pickle --out DIR/OUT",
    code: 1,
    says: 'Cannot unpickle DIR/pickle/mnist/mnist.pkl.gz: expected numpy arrays only, received a pickle that names "posix.system". Pickles run code and this reader runs none: save the arrays with numpy.savez.',
  },
  {
    what: "an npz bomb",
    line: "train DIR/npz.yaml --out DIR/OUT",
    code: 1,
    says: "Cannot read DIR/bomb.npz: expected at most 1 GiB unpacked, received entries that declare 2 GiB. A small file that unpacks to so much is usually damaged or hostile; if you trust it, raise the limit.",
  },
  {
    what: "NaN in a CSV",
    line: "train DIR/csv.yaml --out DIR/OUT",
    code: 1,
    says: 'Cannot read DIR/nan.csv: expected a finite number, received "nan" in line 2, column 2. Fill in or remove the row.',
  },
  {
    what: "pictures of two sizes",
    line: "train DIR/images.yaml --out DIR/OUT",
    code: 1,
    says: "Cannot read DIR/images/b/1.png: expected 28x28 pixels, as in a/1.png, received 20x20. All pictures must be of one size.",
  },
  {
    what: "a data folder that is not there",
    line: "train DIR/images.yaml --set data.path=nowhere --data DIR --out DIR/OUT",
    code: 2,
    says: "Cannot find data nowhere: expected it at one of DIR/nowhere, CWD/nowhere, received nothing there. Name the data folder with --data DIR.",
  },
  {
    what: "nothing left to train on",
    line: "train DIR/good.yaml --set data.count=1 --set data.val_split=0.9 --out DIR/OUT",
    code: 2,
    says: "Cannot train on digits: expected an example to train on, received none. Lower data.val_split and data.test_split, or give more data.",
  },
  {
    what: "too few examples to validate on",
    line: "train DIR/early.yaml --out DIR/OUT",
    code: 2,
    says: "Cannot train on sin: expected a validation part for val_loss, received too few examples for one. Raise data.val_split, give more data, or leave out trainer.early_stopping.",
  },
  {
    what: "--out that is a file",
    line: "train DIR/good.yaml --out DIR/taken",
    code: 2,
    says: "Cannot make folder DIR/taken: expected a free name or a folder, received a file of that name.",
  },
  {
    what: "--out below a file",
    line: "train DIR/good.yaml --out DIR/taken/run",
    code: 2,
    says: "Cannot make folder DIR/taken/run: expected folders all along the path, received a file as one of them (ENOTDIR).",
  },
  {
    what: "--out with other things in it",
    line: "train DIR/good.yaml --out DIR/full",
    code: 2,
    says: "Cannot write a run to DIR/full: expected a new or an empty folder, received one with notes.txt. Give --out another folder.",
  },
  {
    what: "--out that holds a run",
    line: "train DIR/good.yaml --out DIR/run",
    code: 2,
    says: "Cannot write a run to DIR/run: expected a new or an empty folder, received one that holds a run. Give --out another folder, or continue that run with --resume DIR/run.",
  },
  {
    what: "no such run",
    line: "evaluate DIR/nowhere",
    code: 2,
    says: "Cannot read run DIR/nowhere: expected the folder of a run, received nothing there.",
  },
  {
    what: "a folder that is no run",
    line: "evaluate DIR/full",
    code: 2,
    says: "Cannot read run DIR/full: expected a folder with config.yaml and env.json, received a folder that is no run. Name a folder that nabla train made.",
  },
  {
    what: "a folder of runs",
    line: "evaluate DIR/runs",
    code: 2,
    says: "Cannot read run DIR/runs: expected a folder with config.yaml and env.json, received a folder that is no run. Did you mean DIR/runs/2024-01-01_00-00-00-x?",
  },
  {
    what: "a run that is a file",
    line: "predict DIR/good.yaml DIR/small.png",
    code: 2,
    says: "Cannot read run DIR/good.yaml: expected the folder of a run, received a file.",
  },
  {
    what: "weights of another model",
    line: "evaluate DIR/foreign",
    code: 1,
    says: "DIR/foreign/last.npz: Cannot load 0.bias: expected a tensor 10, received none of that name.",
  },
  {
    what: "weights that are cut short",
    line: "evaluate DIR/cut",
    code: 1,
    says: "Cannot read DIR/cut/last.npz: expected a zip archive with its directory at the end, received one cut short. Copy or download it again.",
  },
  {
    what: "weights with a bit flipped",
    line: "train --resume DIR/flipped",
    code: 1,
    says: 'Cannot read "0.weight.npy" in DIR/flipped/last.npz: expected intact compressed data, received a checksum that differs from the stored one. The file is damaged or cut short: copy or download it again.',
  },
  {
    what: "weights that numpy wrote",
    line: "evaluate DIR/numpys",
    code: 1,
    says: "Cannot read DIR/numpys/last.npz: expected weights written by nabla, received an archive without its meta.json.",
  },
  {
    what: "a run without weights",
    line: "train --resume DIR/weightless",
    code: 1,
    says: "Cannot read run DIR/weightless: expected last.npz or best.npz, received neither. It was stopped before it saved any weights: train again.",
  },
  {
    what: "a run without env.json",
    line: "inspect DIR/headless",
    code: 1,
    says: "Cannot read run DIR/headless: expected a folder with config.yaml and env.json, received one without env.json. It was cut off or lost a file: train again.",
  },
  {
    what: "a run whose config is damaged",
    line: "evaluate DIR/confused",
    code: 2,
    says: 'DIR/confused/config.yaml:1:1 missing key "data" in the experiment: expected a map with a name: mnist, digits, hanzi, sin, random, image_folder, csv or npz\nDIR/confused/config.yaml:2:8 model: expected a list of layers, such as [flatten, linear: 10], received 3',
  },
  {
    what: "a part that is unknown",
    line: "evaluate DIR/run --split best",
    code: 2,
    says: "error: option '--split <part>' argument 'best' is invalid. Allowed choices are train, val, test, all.\n(nabla --help lists the commands)",
  },
  {
    what: "a picture of the wrong size",
    line: "predict DIR/run DIR/small.png",
    code: 2,
    says: "Cannot use DIR/small.png as input: expected 28x28 pixels, received 20x20. Scale it to 28x28.",
  },
  {
    what: "a picture that is none",
    line: "predict DIR/run DIR/notes.png",
    code: 1,
    says: 'Cannot read DIR/notes.png: expected a BMP or PNG picture, received text that starts with "not a picture".',
  },
  {
    what: "a picture that is not there",
    line: "predict DIR/run DIR/nowhere.png",
    code: 2,
    says: "Cannot read DIR/nowhere.png: expected an existing file, received nothing there (ENOENT).",
  },
  {
    what: "--rows of none",
    line: "gradcheck DIR/good.yaml --rows 0",
    code: 2,
    says: "Cannot read --rows: expected a whole number of at least 1, received 0.",
  },
];

const folder = keptFolder();

beforeAll(() => fillWithBadThings(folder));

describe("bad input", () => {
  it.each(badLines)("$what", async ({ line, code, says }) => {
    const before = readdirSync(folder, { recursive: true });
    const { out, err, ...ended } = await nabla(...line.replaceAll("DIR", folder).split(" "));
    expect({ ...ended, says: err.join("\n").replaceAll(folder, "DIR").replaceAll(process.cwd(), "CWD") }).toEqual({
      code,
      says,
    });
    expect(out).toEqual([]);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});
