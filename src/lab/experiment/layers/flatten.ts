import { flatten as build } from "../../../core/layers/flatten.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const flatten: LayerEntry = entry({
  name: "flatten",
  description: "Reads a picture as one row of numbers.",
  options: options({}),
  build: () => build(),
});
