// Trains the networks that Studio ships, with the project's own command, and writes their weights and what is said of them:
//   node scripts/studio/networks.mjs [--runs DIR]
// Minutes on one core. The weights are those that `nabla train` leaves, bit for bit; where MNIST is at hand, the networks that read digits
// are also asked about its test set, and where R1's characters are, the one that reads characters about those. --runs keeps the runs, and
// takes those that are there.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { stateDict } from "../../dist/core/checkpoint.js";
import { bestBackend } from "../../dist/kernels/wasm.js";
import { readExperiment } from "../../dist/lab/experiment/index.js";
import { knownRecipe } from "../../dist/lab/known-recipe.js";
import { readModel, writeModel } from "../../dist/lab/model-file.js";
import { openModel } from "../../dist/lab/open-model.js";
import { weightsHash } from "../../dist/lab/weights-hash.js";

const root = join(import.meta.dirname, "..", "..");
const { values } = parseArgs({ options: { runs: { type: "string" } } });
const runs = values.runs ?? mkdtempSync(join(tmpdir(), "nabla-studio-"));
mkdirSync(runs, { recursive: true });

/** Where the pictures are that people drew; each network reads its test set once, when everything is chosen. */
const mnist = ["--set", "data.name=mnist"];
const characters = ["--set", "data.name=image_folder", "--set", "data.path=hanzi", "--split", "all"];
const order = ["--set", "data.classes=[博, 学, 笃, 志, 切, 问, 近, 思, 自, 由, 无, 用]"];

const shipped = [
  { id: "digits-cnn", file: "experiments/digits-cnn.yaml", real: mnist },
  { id: "digits-mlp", file: "experiments/studio/digits-mlp.yaml", real: mnist },
  { id: "hanzi-cnn", file: "experiments/hanzi-rendered.yaml", real: [...characters, ...order] },
];

const weightsFolder = join(root, "src/studio/network/weights");
mkdirSync(weightsFolder, { recursive: true });
const facts = {};
for (const { id, file, real } of shipped) {
  const run = join(runs, basename(file, ".yaml"));
  if (!existsSync(run)) nabla(["train", file, "--threads", "1", "--out", run]);
  const model = readModel(readFileSync(join(run, "last.npz")), id);
  const { experiment } = readExperiment(file, readFileSync(join(run, "config.yaml"), "utf8"));
  const { network } = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model, 1);
  // The optimiser's memory is of no use to somebody who reads with it.
  writeFileSync(join(weightsFolder, `${id}.npz`), writeModel({ meta: model.meta, tensors: stateDict(network) }));
  const rendered = nabla(["evaluate", run]);
  const people = nabla(["evaluate", run, ...real], true);
  facts[id] = {
    sha256: weightsHash(network),
    parameters: network.parameters.reduce((n, { value }) => n + value.data.length, 0),
    rendered: rendered.acc,
    ...(people && { people: { acc: people.acc, n: people.n } }),
  };
}
writeFileSync(
  join(root, "src/studio/network/facts.generated.ts"),
  `// What scripts/studio/networks.mjs measured: the fingerprint of the weights, the share read right of rendered pictures, and of people's.\nexport const facts = ${JSON.stringify(facts, undefined, 2)} as const;\n`,
);
console.log(JSON.stringify(facts, undefined, 2));

/** What the command said in its last line of JSON; undefined where it may fail, and did. */
function nabla(args, mayFail = false) {
  const command = [join(root, "bin/nabla.js"), ...args, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  if (status !== 0 && !mayFail) throw new Error(stderr);
  return status === 0 ? JSON.parse(stdout.trim().split("\n").at(-1)) : undefined;
}
