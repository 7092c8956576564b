import { tanhWithWrongDerivative as build } from "../../../core/layers/tanh-with-wrong-derivative.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const tanhWithWrongDerivative: LayerEntry = entry({
  name: "tanh_with_wrong_derivative",
  description: "y = tanh x, learning by 1 − tanh²(y) instead of 1 − y²: wrong as in report R1, to reproduce it.",
  unlisted: true,
  options: options({}),
  build: () => build(),
});
