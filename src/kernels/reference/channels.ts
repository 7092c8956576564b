import type { Tensor } from "../tensor.ts";

/** How a tensor [n, channels, …] lies in memory: `span` numbers of one channel stand together in each sample. */
export function channelsOf({ shape, data }: Tensor): { samples: number; channels: number; span: number } {
  const [samples = 1, channels = 1] = shape;
  return { samples, channels, span: samples * channels === 0 ? 0 : data.length / (samples * channels) };
}

/** out[c] = Σ a[n,c,…] */
export function sumChannels(out: Tensor, a: Tensor): void {
  const { samples, channels, span } = channelsOf(a);
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = 0; i < samples; i++) {
      const start = (i * channels + c) * span;
      for (let p = start; p < start + span; p++) sum += a.data[p];
    }
    out.data[c] = sum;
  }
}
