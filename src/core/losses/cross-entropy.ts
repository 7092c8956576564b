import { type Loss, type Reduction, reduced } from "../loss.ts";

/** −Σ t·log softmax(y) from logits y, mean over the rows or sum. The rows of t are probabilities: one-hot or smoothed. */
export function crossEntropy(reduction: Reduction = "mean"): Loss {
  return reduced(
    {
      kind: "cross_entropy",
      meanOver: "rows",
      losses: (k, losses, y, t) => k.crossEntropy(losses, y, t),
      gradient: (k, dy, y, t, scale) => k.crossEntropyGradient(dy, y, t, scale), // BP1  δ = softmax(y) − t
      probabilities: (k, p, y) => k.softmax(p, y),
    },
    reduction,
  );
}
