import { exp } from "./exp.ts";
import { log1p } from "./log1p.ts";

/**
 * log(1 + e^x), at most 3 ulp from the true value (1.9 measured), without overflow: max(x, 0) + log1p(e^-|x|). It is the primitive of the
 * sigmoid, and what binary cross-entropy with logits is made of. softplus(-Infinity) = 0, softplus(NaN) = NaN.
 */
export function softplus(x: number): number {
  const tail = log1p(exp(x < 0 ? x : -x));
  return x > 0 ? x + tail : tail;
}
