import { computed, type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Choice } from "../../../shell/choice.tsx";
import { say } from "../../../shell/language.ts";
import { Curve } from "../parts/curve.tsx";
import { Live } from "../parts/live.tsx";
import { V } from "../parts/math.tsx";
import { Signed } from "../parts/signed.tsx";
import { Slider } from "../parts/slider.tsx";
import { type Bend, bends } from "./bends.ts";

const texts = {
  title: { en: "One neuron, two inputs", zh: "一个神经元，两个输入" },
  bend: { en: "Activation", zh: "激活函数" },
  weights: { en: "Weights and bias", zh: "权重与偏置" },
  table: { en: "What it answers", zh: "它的回答" },
  task: {
    en: "Make it say yes, which is more than one half, only where both inputs are 1. Then only where at least one is.",
    zh: "调到只有两个输入都为 1 时它才说“是”（大于二分之一）；再调到至少一个为 1 时说“是”。",
  },
  and: { en: "This is “and”.", zh: "这就是“与”。" },
  or: { en: "This is “or”.", zh: "这就是“或”。" },
  other: { en: "Neither yet.", zh: "还都不是。" },
  curve: {
    en: "The activation and where the neuron is on it; the dashes show the slope there",
    zh: "激活函数曲线与神经元所在的位置；虚线为该点的斜率",
  },
  slope: { en: "slope", zh: "斜率" },
} as const;

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** Two weights and a bias to be pulled; what comes of them is written out, drawn, and asked about. */
export function OneNeuron(): JSX.Element {
  const [x1, x2, w1, w2, b] = [useSignal(1), useSignal(1), useSignal(1.5), useSignal(-1), useSignal(0.25)];
  const bend: Signal<Bend> = useSignal<Bend>("sigmoid");
  const { activation, slope } = bends[bend.value];
  const z = w1.value * x1.value + w2.value * x2.value + b.value;
  const a = activation(z);
  const answers = useMemo(
    () =>
      computed(() =>
        corners.map(([one, two]) => bends[bend.value].activation(w1.value * one + w2.value * two + b.value)),
      ),
    [bend, w1, w2, b],
  ).value;
  const yes = answers.map((answer) => (answer > 0.5 ? 1 : 0)).join("");
  const verdict = yes === "0001" ? texts.and : yes === "0111" ? texts.or : texts.other;
  return (
    <Live title={texts.title}>
      <div class="columns">
        <div>
          <Slider label={<Name of="x" sub="1" />} name="x1" value={x1} least={-2} most={2} step={0.05} />
          <Slider label={<Name of="x" sub="2" />} name="x2" value={x2} least={-2} most={2} step={0.05} />
          <Slider label={<Name of="w" sub="1" />} name="w1" value={w1} least={-5} most={5} step={0.05} />
          <Slider label={<Name of="w" sub="2" />} name="w2" value={w2} least={-5} most={5} step={0.05} />
          <Slider label={<Name of="b" />} name="b" value={b} least={-5} most={5} step={0.05} />
          <Choice
            label={say(texts.bend)}
            chosen={bend}
            options={[
              { value: "sigmoid", label: "sigmoid" },
              { value: "tanh", label: "tanh" },
              { value: "relu", label: "ReLU" },
            ]}
          />
        </div>
        <div>
          <p class="working">
            <i>z</i> = <Signed value={w1.value} /> · <Signed value={x1.value} /> + <Signed value={w2.value} /> ·{" "}
            <Signed value={x2.value} /> + <Signed value={b.value} /> = <Signed value={z} strong />
          </p>
          <p class="working">
            <i>a</i> = <i>σ</i>(<i>z</i>) = <Signed value={a} strong digits={3} />, {say(texts.slope)} <i>σ′</i>(
            <i>z</i>) = <Signed value={slope(z)} digits={3} />
          </p>
          <Curve label={say(texts.curve)} of={activation} slope={slope} at={z} from={-6} to={6} />
        </div>
      </div>
      <p class="task">{say(texts.task)}</p>
      <table>
        <caption class="unseen">{say(texts.table)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Name of="x" sub="1" />
            </th>
            <th scope="col">
              <Name of="x" sub="2" />
            </th>
            <th scope="col">
              <Name of="a" />
            </th>
          </tr>
        </thead>
        <tbody>
          {corners.map(([one, two], i) => (
            <tr key={`${one}${two}`} class={answers[i]! > 0.5 ? "yes" : undefined}>
              <td>{one}</td>
              <td>{two}</td>
              <td>{answers[i]!.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" class={verdict === texts.other ? "muted" : "solved"}>
        {say(verdict)}
      </p>
    </Live>
  );
}

function Name({ of, sub }: { readonly of: string; readonly sub?: string }): JSX.Element {
  return (
    <math>
      <V of={of} {...(sub !== undefined && { sub })} />
    </math>
  );
}
