import { tanh as build } from "../../../core/layers/tanh.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const tanh: LayerEntry = entry({
  name: "tanh",
  description: "y = tanh x",
  options: options({}),
  build: () => build(),
});
