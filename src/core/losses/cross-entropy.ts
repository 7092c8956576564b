import { misuse } from "../../kernels/errors.ts";
import { type Loss, type LossRule, type Reduction, reduced } from "../loss.ts";
import { classAims } from "./class-aims.ts";

/** What a training may aim at besides the true class alone; evaluations report the plain loss whatever stands here. */
export interface CrossEntropyOptions {
  /** The share of a target that is spread evenly over all classes (Szegedy et al. 2016, section 7). */
  readonly labelSmoothing?: number;
  /** How much each class counts. A mean divides by the weights of the rows' own classes, as PyTorch's does. */
  readonly weight?: readonly number[] | undefined;
}

/**
 * −Σ t·log softmax(y) from logits y, mean over the rows or sum. The rows of t are probabilities: one-hot or smoothed.
 * With smoothing s and weights w the classes of t, which has to be one-hot then, are aimed at as PyTorch's
 * CrossEntropyLoss does: −Σ w·((1 − s)·t + s/K)·log softmax(y).
 * @throws UsageError for a smoothing outside [0, 1), and weights that are no finite numbers above 0
 */
export function crossEntropy(reduction: Reduction = "mean", options: CrossEntropyOptions = {}): Loss {
  const rule: LossRule = {
    kind: "cross_entropy",
    meanOver: "rows",
    losses: (k, losses, y, t) => k.crossEntropy(losses, y, t),
    gradient: (k, dy, y, t, scale) => k.crossEntropyGradient(dy, y, t, scale), // BP1  δ = softmax(y) − t
    probabilities: (k, p, y) => k.softmax(p, y),
  };
  const { labelSmoothing = 0, weight } = options;
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
    throw misuse("build cross_entropy", "a label_smoothing of at least 0 and below 1", labelSmoothing);
  }
  const wrong = weight?.find((w) => !(w > 0 && Number.isFinite(w)));
  if (wrong !== undefined) throw misuse("build cross_entropy", "class weights above 0", wrong);
  if (labelSmoothing === 0 && weight === undefined) return reduced(rule, reduction);
  return reduced({ ...classAims(rule, labelSmoothing, weight), reported: reduced(rule, reduction) }, reduction);
}
