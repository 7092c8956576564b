import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Evaluator } from "../../core/evaluate.ts";
import { type Experiment, readExperiment, type Source } from "../../lab/experiment/index.ts";
import { knownRecipe } from "../../lab/known-recipe.ts";
import { type ReadModelFile, readModel } from "../../lab/model-file.ts";
import { openModel } from "../../lab/open-model.ts";
import { weightsHash } from "../../lab/weights-hash.ts";
import { openComputing } from "../../web/threads.ts";
import type { Preparation } from "../drawing/prepare.ts";
import type { Text } from "../shell/language.ts";
import { linked, text } from "../shell/link.ts";
import { type ShippedId, shipped, usual } from "./shipped.ts";

/** A trained network that the pages look at. Its weights are never changed in place: open it to have a copy of your own. */
export interface StudioNetwork {
  /** What the link calls it. */
  readonly id: string;
  readonly name: Text;
  /** What it was trained on, and by which command. */
  readonly about: Text;
  /** How drawings are prepared for it. */
  readonly hand: Preparation;
  readonly experiment: Experiment;
  readonly source: Source;
  /** Its meta (input, classes, scaling) and its weights under their state_dict names. */
  readonly model: ReadModelFile;
}

/** A network over weights of its own, one example at a time. */
export function openNetwork({ experiment, model }: StudioNetwork): Evaluator {
  // One example is too little work to share out.
  return openModel(knownRecipe(experiment, model.meta, openComputing(1).backend), model, 1);
}

/** Which network is looked at. */
export const networkId: Signal<string> = linked("shared", "net", usual, text);

const known = signal<ReadonlyMap<string, StudioNetwork>>(new Map());

/** The network that is looked at; undefined until it is read. */
export const network: ReadonlySignal<StudioNetwork | undefined> = computed(() => known.value.get(networkId.value));

/** The same, ready to predict; its tensors are overwritten by each prediction. */
export const evaluator: ReadonlySignal<Evaluator | undefined> = computed(
  () => network.value && openNetwork(network.value),
);

/** The SHA-256 of its weights, as `nabla train` prints it. */
export const networkHash: ReadonlySignal<string | undefined> = computed(
  () => evaluator.value && weightsHash(evaluator.value.network),
);

/** What the link that was opened says of the weights: it holds the beginning of their fingerprint. */
const expected = signal<{ readonly id: string; readonly hash: string } | undefined>(undefined);
const shownHash = (): string => networkHash.value?.slice(0, 12) ?? "";

linked("shared", "weights", "", {
  write: shownHash,
  read(hash) {
    expected.value = { id: networkId.peek(), hash };
    return hash;
  },
});

/** Whether the link was made with other weights than those that the network of its name has here. */
export const otherWeights: ReadonlySignal<boolean> = computed(() => {
  const { id, hash } = expected.value ?? {};
  return id === networkId.value && shownHash() !== "" && hash !== shownHash();
});

/** Networks that were trained in this page, or opened from a run, in the order in which they came. */
export const ownNetworks: ReadonlySignal<readonly StudioNetwork[]> = computed(() =>
  [...known.value.values()].filter(({ id }) => !isShipped(id)),
);

/** Adds a network, in the place of one of the same id, and has all pages look at it. */
export function lookAt(added: StudioNetwork): void {
  known.value = new Map(known.value).set(added.id, added);
  networkId.value = added.id;
}

function isShipped(id: string): id is ShippedId {
  return Object.hasOwn(shipped, id);
}

// A link may name a network that was trained in somebody else's page: then the usual one is shown.
effect(() => {
  const id = networkId.value;
  if (known.peek().has(id)) return;
  if (isShipped(id)) void read(id);
  else networkId.value = usual;
});

async function read(id: ShippedId): Promise<void> {
  const found = await readShipped(id);
  known.value = new Map(known.value).set(id, found);
}

/** Reads a network that comes with Studio. */
export async function readShipped(id: ShippedId): Promise<StudioNetwork> {
  const { name, about, hand, file, yaml, weights } = shipped[id];
  const bytes = new Uint8Array(await (await fetch(weights)).arrayBuffer());
  const { experiment, source } = readExperiment(file, yaml);
  return { id, name, about, hand, experiment, source, model: readModel(bytes, `${id}.npz`) };
}
