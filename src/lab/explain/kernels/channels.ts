import { channelsOf } from "../../../kernels/reference/channels.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts } from "../account.ts";
import { sum } from "../expression.ts";

export const sumChannels: Accounts["sumChannels"] = {
  writes: [0],
  rule: "∂C/∂b = Σ δ",
  equation: "BP3",
  explain: (write, [, a], c) => write.stored(sum(placesOf(a, c).map((p) => write.at(a, p)))),
};

/** The channel in which a flat index lies. */
export function channelAt(x: Tensor, index: number): number {
  const { channels, span } = channelsOf(x);
  return Math.floor(index / span) % channels;
}

/** The flat indices of a channel, ascending. */
export function placesOf(x: Tensor, c: number): number[] {
  const { samples, channels, span } = channelsOf(x);
  return Array.from({ length: samples * span }, (_, p) => (Math.floor(p / span) * channels + c) * span + (p % span));
}
