import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/**
 * Root mean squares of an input that a network still learns from as it starts. Inputs should have a mean near 0 and a
 * variance near 1 (LeCun et al. 1998, "Efficient BackProp", 4.3); pixels on [0, 1] and angles on [-π, π] are well inside.
 */
const healthy = { least: 0.01, most: 10 };

/** Inputs that are far larger or smaller than 1: bytes that nobody divided, pixels that were divided twice. */
export const scaledInputs: Check = {
  code: "inputs_not_scaled",
  before({ survey: { features } }) {
    const largest = Math.max(...features.rms);
    if (largest === 0 || !Number.isFinite(largest)) return undefined;
    if (largest >= healthy.least && largest <= healthy.most) return undefined;
    const size = figure(largest, 3);
    const large = largest > healthy.most;
    return {
      where: "training data",
      words: {
        en: `The largest inputs have a root mean square of ${size}; near 1 is healthy.`,
        zh: `输入中最大的均方根为 ${size}，1 左右为宜。`,
      },
      cause: large
        ? { en: "Raw bytes or raw measurements reach the network.", zh: "未缩放的字节或原始测量值直接进入了网络。" }
        : { en: "They may have been scaled twice.", zh: "输入可能被缩放了两次。" },
      fix: { en: "Set data.normalize to standard.", zh: "将 data.normalize 设为 standard。" },
    };
  },
};
