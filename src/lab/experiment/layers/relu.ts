import { relu as build } from "../../../core/layers/relu.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const relu: LayerEntry = entry({
  name: "relu",
  description: "y = max(0, x)",
  options: options({}),
  build: () => build(),
});
