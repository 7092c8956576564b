export { bceWithLogits } from "./bce-with-logits.ts";
export { crossEntropy } from "./cross-entropy.ts";
export { mse } from "./mse.ts";
