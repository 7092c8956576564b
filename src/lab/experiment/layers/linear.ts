import { linear as build, type LinearOptions } from "../../../core/layers/linear.ts";
import { size } from "../../../kernels/tensor.ts";
import { entry } from "../entry.ts";
import { flag, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { buildInitializer, initializerSchema } from "../initializers.ts";
import type { LayerEntry } from "./layer-entry.ts";

/** More outputs than any layer has; it keeps a slip of the finger from asking for a terabyte. */
const mostFeatures = 10_000_000;

export const linear: LayerEntry = {
  ...entry({
    name: "linear",
    aliases: ["dense", "fc", "affine"],
    description: "y = x·Wᵀ + b: every output sees every input.",
    main: "out_features",
    options: options(
      {
        out_features: wholeNumber({ atLeast: 1, atMost: mostFeatures }).describe("How many outputs."),
        in_features: wholeNumber({ atLeast: 1 }).optional().describe("How many inputs; inferred where absent."),
        bias: flag().default(true).describe("Whether a bias is added."),
        weight_init: initializerSchema
          .optional()
          .describe("What the weight starts from; by default He before a ReLU, Xavier otherwise."),
        bias_init: initializerSchema.prefault({ zeros: {} }).describe("What the bias starts from."),
        requires_grad: flag().default(true).describe("false freezes weight and bias."),
        decays: flag().optional().describe("false spares the weight from weight_decay; true where absent."),
      },
      { aliases: { out_features: ["units"] } },
    ),
    build: ({ out_features, in_features, bias, weight_init, bias_init, requires_grad, decays = true }) => {
      const rest: LinearOptions = { bias, biasInit: buildInitializer(bias_init), requiresGrad: requires_grad, decays };
      return build(out_features, {
        ...rest,
        ...(in_features === undefined ? {} : { inFeatures: in_features }),
        ...(weight_init === undefined ? {} : { weightInit: buildInitializer(weight_init) }),
      });
    },
  }),
  mismatch({ in_features: given }, input, from) {
    if (given === undefined || given === size(input)) return undefined;
    return `in_features ${given} given, but ${from}. Delete in_features (it is inferred) or use ${size(input)}.`;
  },
};
