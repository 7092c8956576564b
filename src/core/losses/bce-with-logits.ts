import { type Loss, type Reduction, reduced } from "../loss.ts";

/** −t·log σ(y) − (1 − t)·log(1 − σ(y)) from logits y, mean over all elements or sum. t may lie anywhere in [0, 1]. */
export function bceWithLogits(reduction: Reduction = "mean"): Loss {
  return reduced(
    {
      kind: "bce_with_logits",
      meanOver: "elements",
      losses: (k, losses, y, t) => k.bceWithLogits(losses, y, t),
      gradient: (k, dy, y, t, scale) => k.bceWithLogitsGradient(dy, y, t, scale), // BP1  δ = σ(y) − t
      probabilities: (k, p, y) => k.sigmoid(p, y),
    },
    reduction,
  );
}
