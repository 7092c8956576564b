import type { Text } from "../../shell/language.ts";

/** Rules of src/lab/explain that say something in words, in Chinese. */
const chinese: Readonly<Record<string, string>> = {
  "y = eˣ / Σ eˣ, shifted by the row's maximum": "y = eˣ / Σ eˣ，先减去该行的最大值",
  "y = the largest x of the window": "y = 窗口中最大的 x",
  "y = the mean of the window": "y = 窗口的平均值",
  "∂C/∂x = Σ δ of the windows that x has won": "∂C/∂x = x 胜出的各窗口的 δ 之和",
  "∂C/∂x = Σ δ / area of the windows with x": "∂C/∂x = 含 x 的各窗口的 δ / 面积之和",
  "∂C/∂W = δ ∗ x, a sum of sums, one a sample": "∂C/∂W = δ ∗ x，每个样本一项",
  "∂C/∂x = δ ∗ flipped W, a sum of sums, one a place of the kernel": "∂C/∂x = δ ∗ 翻转的 W，核的每个位置一项",
  "y = x where x > 0, else slope·x": "x > 0 时 y = x，否则 y = slope·x",
  "∂C/∂x = δ where x > 0, else slope·δ": "x > 0 时 ∂C/∂x = δ，否则 slope·δ",
  "1/(1 − rate) with probability 1 − rate, else 0": "以 1 − rate 的概率为 1/(1 − rate)，否则为 0",
  "y = x ⊙ mask, and backward ∂C/∂x = δ ⊙ mask": "y = x ⊙ mask，反向 ∂C/∂x = δ ⊙ mask",
  "C = Σ losses · 1/N, or their sum": "C = Σ losses · 1/N，或其总和",
};

/** A rule of src/lab/explain as the page shows it: the cost, which the library calls C, is L here. */
export function ruleText(rule: string): Text {
  const lost = (text: string): string => text.replaceAll("∂C", "∂L").replace(/^C =/, "L =");
  return { en: lost(rule), zh: lost(chinese[rule] ?? rule) };
}
