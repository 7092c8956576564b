import type { Choices } from "./choices.ts";
import { type Material, mutate } from "./mutate.ts";

/** A reader and how input is made to hurt it. */
export interface Format {
  readonly name: string;
  /** Makes one hostile input and has it read: throws what the reader throws. Whatever it keeps lies in `folder`, which is empty. */
  attempt(choices: Choices, folder: string): unknown;
}

/** A format that is bytes: seeds are mutated, and some inputs are forged from the format's own parts. */
export interface BytesFormat extends Omit<Material, "seeds"> {
  readonly name: string;
  readonly seeds: () => readonly Uint8Array[];
  /** An input whose checksums and lengths may well be right, so that what lies behind them is reached. */
  readonly forge?: (choices: Choices, seeds: readonly Uint8Array[]) => Uint8Array;
  readonly read: (bytes: Uint8Array, choices: Choices) => unknown;
}

/** The share of inputs that are nothing but noise, of the others that are forged, and of those that are mutated as well. */
const share = { noise: 0.02, forged: 0.6, mutatedAfter: 0.2 };

export function bytesFormat({ name, seeds, words = [], forge, read }: BytesFormat): Format {
  let made: readonly Uint8Array[] | undefined;
  return {
    name,
    attempt(choices) {
      made ??= seeds();
      return read(inputOf(choices, { seeds: made, words }, forge), choices);
    },
  };
}

function inputOf(choices: Choices, material: Material, forge: BytesFormat["forge"]): Uint8Array {
  if (choices.maybe(share.noise)) return choices.bytes(choices.below(300));
  if (forge === undefined || !choices.maybe(share.forged))
    return mutate(choices.pick(material.seeds), choices, material);
  const forged = forge(choices, material.seeds);
  return choices.maybe(share.mutatedAfter) ? mutate(forged, choices, material) : forged;
}
