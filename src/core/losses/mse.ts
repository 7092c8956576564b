import { type Loss, type Reduction, reduced } from "../loss.ts";

/**
 * Mean over all elements, or sum, of (y − t)². Its gradient is 2(y − t): a report that steps along (y − t) has half
 * the learning rate here.
 */
export function mse(reduction: Reduction = "mean"): Loss {
  return reduced(
    {
      kind: "mse",
      meanOver: "elements",
      losses: (k, losses, y, t) => k.squaredError(losses, y, t),
      gradient: (k, dy, y, t, scale) => k.squaredErrorGradient(dy, y, t, scale), // BP1  δ = 2(y − t)
      probabilities: (_, p, y) => p.data.set(y.data),
    },
    reduction,
  );
}
