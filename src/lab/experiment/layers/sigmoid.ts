import { sigmoid as build } from "../../../core/layers/sigmoid.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const sigmoid: LayerEntry = entry({
  name: "sigmoid",
  description: "y = 1 / (1 + e⁻ˣ)",
  options: options({}),
  build: () => build(),
});
