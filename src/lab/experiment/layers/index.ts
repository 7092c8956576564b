import type { z } from "zod";
import { choiceSchema } from "../choice.ts";
import type { Choice, Chosen } from "../entry.ts";
import { avgPool2d } from "./avg-pool2d.ts";
import { batchNorm } from "./batch-norm.ts";
import { conv2d } from "./conv2d.ts";
import { dropout } from "./dropout.ts";
import { flatten } from "./flatten.ts";
import type { LayerEntry } from "./layer-entry.ts";
import { leakyRelu } from "./leaky-relu.ts";
import { linear } from "./linear.ts";
import { maxPool2d } from "./max-pool2d.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";
import { softmax } from "./softmax.ts";
import { tanh } from "./tanh.ts";
import { tanhWithWrongDerivative } from "./tanh-with-wrong-derivative.ts";

/** Every layer that a model can have. */
export interface LayerChoice extends Choice<ReturnType<LayerEntry["build"]>> {
  readonly entries: readonly LayerEntry[];
}

export const layers: LayerChoice = {
  thing: "layer",
  entries: [
    ...[linear, conv2d, maxPool2d, avgPool2d, relu, leakyRelu, sigmoid, tanh, softmax, dropout, batchNorm, flatten],
    tanhWithWrongDerivative,
  ],
};

/** A layer in its full form. */
export const layerSchema: z.ZodType<Chosen> = choiceSchema(layers);
