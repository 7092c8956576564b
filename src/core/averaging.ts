import type { Network } from "./network.ts";

/** How slowly an average of the weights forgets. */
export interface Averaging {
  /** The share of the average that a step leaves as it is, once it has warmed up. */
  readonly decay: number;
}

/**
 * Moves the average towards the weights after step t = 0, 1, …: average = d·average + (1 − d)·θ, an exponential moving
 * average (Polyak and Juditsky 1992 for why an average is better than its last member). d is the decay, but at first no
 * more than (1 + t)/(10 + t), so that the weights one started from are soon forgotten (as in TensorFlow's
 * ExponentialMovingAverage). Running statistics are averaged like weights: they have to fit them.
 */
export function follow(average: Network, network: Network, { decay }: Averaging, t: number): void {
  const { kernels: k, theta, buffers } = network;
  const share = 1 - Math.min(decay, (1 + t) / (10 + t));
  k.moveTowards(average.theta, theta, share, 1);
  for (const [i, { value }] of buffers.entries()) k.moveTowards(average.buffers[i].value, value, share, 1);
}
