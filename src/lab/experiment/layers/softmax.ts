import { softmax as build } from "../../../core/layers/softmax.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const softmax: LayerEntry = entry({
  name: "softmax",
  description: "Scores become probabilities. Leave it out with cross_entropy, which takes logits.",
  options: options({}),
  build: () => build(),
});
