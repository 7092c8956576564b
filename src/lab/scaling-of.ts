import type { Numbers, Scaling } from "../data/table.ts";
import type { ModelMeta } from "./model-file.ts";

/**
 * How a network scales raw inputs: as its training data was scaled. Pixels may come as the other kind: bytes go from 0
 * to 255, and numbers from 0 to 1 unless one of them is larger. Numbers that are no pixels are what they are.
 */
export function scalingOf({ input, raw, scaling }: ModelMeta, inputs: Numbers): Scaling {
  const found = inputs instanceof Uint8Array ? "bytes" : "numbers";
  if (found === raw || input.length !== 3) return scaling;
  const change = found === "bytes" ? 1 / 255 : inputs.some((value) => value > 1) ? 1 : 255;
  return { factor: scaling.factor.map((factor) => factor * change), shift: scaling.shift };
}
