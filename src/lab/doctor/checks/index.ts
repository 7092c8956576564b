import type { Check } from "../check.ts";
import { batchNormOfOne } from "./batch-norm-of-one.ts";
import { constantFeature } from "./constant-feature.ts";
import { deadRelu } from "./dead-relu.ts";
import { doubledSoftmax } from "./doubled-softmax.ts";
import { duplicates } from "./duplicates.ts";
import { exploding } from "./exploding.ts";
import { firstLoss } from "./first-loss.ts";
import { labels } from "./labels.ts";
import { leak } from "./leak.ts";
import { nothingToLearn } from "./nothing-to-learn.ts";
import { oneClass } from "./one-class.ts";
import { plateau } from "./plateau.ts";
import { saturated } from "./saturated.ts";
import { scaledInputs } from "./scaled-inputs.ts";
import { scaledTargets } from "./scaled-targets.ts";
import { symmetricWeights } from "./symmetric-weights.ts";
import { updateRatio } from "./update-ratio.ts";
import { vanishing } from "./vanishing.ts";

/** Every check, causes before what they cause: a check is silent where an earlier one has said why. */
export const checks: readonly Check[] = [
  scaledInputs,
  scaledTargets,
  constantFeature,
  oneClass,
  duplicates,
  leak,
  batchNormOfOne,
  nothingToLearn,
  symmetricWeights,
  doubledSoftmax,
  exploding,
  firstLoss,
  updateRatio,
  saturated,
  deadRelu,
  vanishing,
  labels,
  plateau,
];
