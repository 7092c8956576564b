import digitsCnnYaml from "../../../experiments/digits-cnn.yaml?raw";
import hanziYaml from "../../../experiments/hanzi-rendered.yaml?raw";
import digitsMlpYaml from "../../../experiments/studio/digits-mlp.yaml?raw";
import type { Preparation } from "../drawing/prepare.ts";
import type { Text } from "../shell/language.ts";
import { facts } from "./facts.generated.ts";
import digitsCnn from "./weights/digits-cnn.npz";
import digitsMlp from "./weights/digits-mlp.npz";
import hanziCnn from "./weights/hanzi-cnn.npz";

/** A network that comes with Studio. Made by scripts/studio/networks.mjs. */
interface Shipped {
  readonly name: Text;
  readonly about: Text;
  readonly hand: Preparation;
  /** The experiment that trained it, and where it lies. */
  readonly file: string;
  readonly yaml: string;
  /** Where its weights can be fetched. */
  readonly weights: string;
}

export type ShippedId = keyof typeof facts;

/** The network to begin with. */
export const usual: ShippedId = "digits-cnn";

export const shipped: Readonly<Record<ShippedId, Shipped>> = {
  "digits-cnn": {
    name: { en: "Digits, convolutional", zh: "数字 · 卷积网络" },
    about: readsDigits("digits-cnn", "experiments/digits-cnn.yaml"),
    hand: "digits",
    file: "experiments/digits-cnn.yaml",
    yaml: digitsCnnYaml,
    weights: digitsCnn,
  },
  "digits-mlp": {
    name: { en: "Digits, 784-32-10", zh: "数字 · 784-32-10" },
    about: readsDigits("digits-mlp", "experiments/studio/digits-mlp.yaml"),
    hand: "digits",
    file: "experiments/studio/digits-mlp.yaml",
    yaml: digitsMlpYaml,
    weights: digitsMlp,
  },
  "hanzi-cnn": {
    name: { en: "Twelve characters", zh: "十二个汉字" },
    about: readsCharacters(),
    hand: "characters",
    file: "experiments/hanzi-rendered.yaml",
    yaml: hanziYaml,
    weights: hanziCnn,
  },
};

function readsDigits(id: "digits-cnn" | "digits-mlp", file: string): Text {
  const { people, parameters } = facts[id];
  const numbers = parameters.toLocaleString("en");
  return {
    en: `${numbers} parameters, trained on rendered digits alone (nabla train ${file}). Of MNIST’s ${people.n.toLocaleString("en")} test digits, of which it saw none, it reads ${percent(people.acc)}.`,
    zh: `${numbers} 个参数，只用渲染的数字训练（nabla train ${file}）。它从未见过 MNIST，却能认出其 ${people.n.toLocaleString("en")} 个测试数字中的 ${percent(people.acc)}。`,
  };
}

function readsCharacters(): Text {
  const { people, parameters } = facts["hanzi-cnn"];
  const numbers = parameters.toLocaleString("en");
  return {
    en: `${numbers} parameters, trained on rendered characters alone (nabla train experiments/hanzi-rendered.yaml). Of ${people.n.toLocaleString("en")} that people drew with a mouse, of which it saw none, it reads ${percent(people.acc)}.`,
    zh: `${numbers} 个参数，只用渲染的汉字训练（nabla train experiments/hanzi-rendered.yaml）。它从未见过真人用鼠标写的字，却能认出其中 ${people.n.toLocaleString("en")} 个里的 ${percent(people.acc)}。`,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
