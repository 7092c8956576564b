import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { stateDict } from "../core/checkpoint.ts";
import type { Network } from "../core/network.ts";
import { formatShape } from "../kernels/tensor.ts";

/**
 * The fingerprint of what a network has learnt: SHA-256 over its parameters and buffers in order, each as its name, its
 * shape and its numbers (little-endian). Two runs that agree here agree in every bit.
 */
export function weightsHash(network: Network): string {
  const hash = sha256.create();
  for (const [name, { shape, data }] of Object.entries(stateDict(network))) {
    hash.update(Uint8Array.from(`${name} ${formatShape(shape)}\n`, (letter) => letter.charCodeAt(0)));
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return bytesToHex(hash.digest());
}
