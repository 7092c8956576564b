import type { Data } from "../kernels/tensor.ts";
import type { Network } from "./network.ts";

/** A copy of everything that a network has learnt. */
export interface Snapshot {
  readonly theta: Data;
  readonly buffers: readonly Data[];
}

/** Copies parameters and buffers. */
export function snapshot({ theta, buffers }: Network): Snapshot {
  return { theta: theta.data.slice(), buffers: buffers.map(({ value }) => value.data.slice()) };
}

/** Puts a copy back. */
export function restore({ theta, buffers }: Network, saved: Snapshot): void {
  theta.data.set(saved.theta);
  for (const [i, { value }] of buffers.entries()) value.data.set(saved.buffers[i]);
}
