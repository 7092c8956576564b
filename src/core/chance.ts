import type { Key } from "../kernels/kernels.ts";
import type { Draw } from "./initializers.ts";
import { checkState } from "./random/checks.ts";
import { type NumpyState, numpyRandom } from "./random/numpy-random.ts";
import { stream, streamKey } from "./random/stream.ts";

/** All the randomness of a training, from one seed. */
export interface Chance {
  /** What the weights are drawn from: a named stream begins anew each time it is asked for. */
  readonly initial: Draw;
  /** The order of the examples in an epoch, counted from 1. Asked again for the same epoch it is the same. */
  permutation(epoch: number, n: number): Uint32Array;
  /** The key of a stream of its own, for randomness inside a layer. */
  key(name: string): Key;
  /** What has to be saved so that later epochs continue as they would have; plain JSON. */
  state(): unknown;
  /** @throws NablaError for what is no state, which changes nothing. */
  restore(state: unknown): void;
}

/**
 * Named, counter-based streams: initialisation, each epoch's order and each layer's dropout are independent of one
 * another, so adding dropout does not change the weights one starts from, and epoch 7 needs nothing of epoch 6.
 */
export function streamChance(seed: number): Chance {
  return {
    get initial() {
      return stream(seed, "initialisation");
    },
    permutation: (epoch, n) => stream(seed, `shuffle:${epoch}`).permutation(n),
    key: (name) => streamKey(seed, name),
    state: () => undefined,
    restore() {},
  };
}

/** numpy's one global generator, which draws the weights and then every epoch's order, as the reports' scripts do. */
export function numpyChance(seed: number): Chance {
  const generator = numpyRandom(seed);
  // The generator just before and just after the latest epoch's order was drawn.
  let latest: { epoch: number; before: NumpyState; after: NumpyState } | undefined;
  return {
    initial: generator,
    permutation(epoch, n) {
      if (latest) generator.restore(epoch === latest.epoch ? latest.before : latest.after);
      const before = generator.state();
      const order = generator.permutation(n);
      latest = { epoch, before, after: generator.state() };
      return order;
    },
    key: (name) => streamKey(seed, name),
    state: () => latest ?? { epoch: 0, before: generator.state(), after: generator.state() },
    restore(state) {
      const restored = state as NonNullable<typeof latest> | undefined;
      checkState("an epoch", restored?.epoch, 0, Number.MAX_SAFE_INTEGER);
      const other = numpyRandom(0);
      for (const generatorState of [restored?.before, restored?.after]) other.restore(generatorState as NumpyState);
      latest = restored;
    },
  };
}
