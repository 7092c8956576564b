import digitsCnn from "../../../../experiments/digits-cnn.yaml?raw";
import r1Sigmoid from "../../../../experiments/r1/sin-100-100-sigmoid.yaml?raw";
import digitsSteady from "../../../../experiments/studio/digits-steady.yaml?raw";
import normalTanh from "../../../../experiments/studio/normal-tanh.yaml?raw";
import overfit from "../../../../experiments/studio/overfit.yaml?raw";
import sin from "../../../../experiments/studio/sin.yaml?raw";
import vanishing from "../../../../experiments/studio/vanishing.yaml?raw";
import type { Text } from "../../shell/language.ts";
import type { Coding } from "../../shell/link.ts";

/** An experiment file that comes with Studio. */
export interface Preset {
  /** What a link calls it. */
  readonly id: string;
  readonly name: Text;
  /** Where it lies, for who wants to train it in a terminal. */
  readonly file: string;
  readonly yaml: string;
}

/** The first is what the page begins with. */
export const presets: readonly [Preset, ...Preset[]] = [
  {
    id: "digits",
    name: { en: "Digits, a steady hand: 784-64-10", zh: "工整的数字：784-64-10" },
    file: "experiments/studio/digits-steady.yaml",
    yaml: withoutEditorLine(digitsSteady),
  },
  {
    id: "digits-cnn",
    name: { en: "Digits as people write them, convolutional", zh: "日常书写的数字：卷积网络" },
    file: "experiments/digits-cnn.yaml",
    yaml: withoutEditorLine(digitsCnn),
  },
  {
    id: "sin",
    name: { en: "sin x with two layers of tanh", zh: "用两层 tanh 拟合 sin x" },
    file: "experiments/studio/sin.yaml",
    yaml: withoutEditorLine(sin),
  },
  {
    id: "sin-r1",
    name: { en: "sin x as in report 1: sigmoid, N(0, 1)", zh: "报告 1 的 sin x：sigmoid，N(0, 1)" },
    file: "experiments/r1/sin-100-100-sigmoid.yaml",
    yaml: withoutEditorLine(r1Sigmoid),
  },
  {
    id: "vanishing",
    name: { en: "Vanishing gradients: six layers of sigmoid", zh: "梯度消失：六层 sigmoid" },
    file: "experiments/studio/vanishing.yaml",
    yaml: withoutEditorLine(vanishing),
  },
  {
    id: "normal-tanh",
    name: { en: "Saturation: weights from N(0, 1) under tanh", zh: "饱和：tanh 配 N(0, 1) 初值" },
    file: "experiments/studio/normal-tanh.yaml",
    yaml: withoutEditorLine(normalTanh),
  },
  {
    id: "overfit",
    name: { en: "Overfitting: two hundred digits", zh: "过拟合：两百个数字" },
    file: "experiments/studio/overfit.yaml",
    yaml: withoutEditorLine(overfit),
  },
];

/** An experiment in a link: `@digits` for one that comes with Studio, else its text. */
export const experimentCoding: Coding<string> = {
  write: (yaml) => {
    const preset = presets.find((one) => one.yaml === yaml);
    return preset ? `@${preset.id}` : yaml;
  },
  read: (text) => {
    if (!text.startsWith("@")) return text;
    return presets.find(({ id }) => `@${id}` === text)?.yaml;
  },
};

/** The first line, from which editors know the schema, is of no use in a page. */
function withoutEditorLine(yaml: string): string {
  return yaml.replace(/^# yaml-language-server:.*\n/, "");
}
