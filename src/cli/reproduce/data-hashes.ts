import type { Experiment } from "../../lab/experiment/index.ts";
import { hashData } from "../../node/index.ts";
import type { Invocation } from "../command.ts";
import { readData } from "../session.ts";

/**
 * SHA-256 of the data that experiments name, each set read once; undefined for one that cannot be read, which is no reason
 * to doubt what was learnt from it.
 */
export function dataHashes(given: Invocation): (experiment: Experiment) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  return (experiment) => {
    const { generator, data } = experiment;
    // How it is split and batched is no part of what is read.
    const {
      val_split,
      test_split,
      batch_size,
      normalize,
      shuffle,
      drop_last,
      split_seed,
      validate_on,
      augment,
      ...source
    } = data;
    const key = JSON.stringify([generator, source]);
    const hash = known.get(key) ?? readData(experiment, given).then(hashData, () => undefined);
    known.set(key, hash);
    return hash;
  };
}
