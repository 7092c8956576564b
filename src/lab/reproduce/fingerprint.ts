import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** All that decides what a task gives. */
export interface Ingredients {
  /** The resolved experiment, YAML. */
  readonly config: string;
  /** Nabla's. */
  readonly version: string;
  /** SHA-256 of the data. */
  readonly dataHash: string;
}

/** SHA-256 of all that decides what a task gives: an outcome with another one is not of this task any more. */
export function fingerprint({ config, version, dataHash }: Ingredients): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([config, version, dataHash]))));
}
