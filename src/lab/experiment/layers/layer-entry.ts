import type { LayerSpec } from "../../../core/layer.ts";
import type { Shape } from "../../../kernels/tensor.ts";
import type { Entry, Options } from "../entry.ts";

/** A layer of the experiment file. */
export interface LayerEntry extends Entry<LayerSpec> {
  /**
   * What is wrong with the options where an input of this shape arrives, as the end of `model[5] linear: …`; undefined
   * where they fit. `from` says who sends it: `model[4] flatten gives 8x12x12 = 1152`.
   */
  mismatch?(options: Options, input: Shape, from: string): string | undefined;
}
