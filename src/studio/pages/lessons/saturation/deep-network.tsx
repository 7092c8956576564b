import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { openComputing } from "../../../../web/threads.ts";
import { Choice } from "../../../shell/choice.tsx";
import { say, type Text } from "../../../shell/language.ts";
import { Live } from "../parts/live.tsx";
import { Histogram } from "./histogram.tsx";
import { type ActivationName, measure, type Start } from "./measure.ts";

const texts = {
  title: { en: "Five layers before any training", zh: "训练之前的五层网络" },
  weights: { en: "Weights drawn from", zh: "权重的初始分布" },
  activation: { en: "Activation", zh: "激活函数" },
  table: { en: "What each layer does with a hundred digits", zh: "各层处理一百个数字的情形" },
  layer: { en: "layer", zh: "层" },
  a: { en: "activations a", zh: "激活 a" },
  flat: { en: "where it is flat", zh: "处于平坦处" },
  error: { en: "size of δ", zh: "δ 的大小" },
  histogram: (layer: string): Text => ({
    en: `How often layer ${layer} gives which activation`,
    zh: `第 ${layer} 层各激活值出现的频率`,
  }),
} as const;

/** A deep network at its birth: what its layers say, how much of that is flat, and how much error comes back. */
export function DeepNetwork(): JSX.Element {
  const start: Signal<Start> = useSignal<Start>("normal");
  const activation: Signal<ActivationName> = useSignal<ActivationName>("tanh");
  const backend = useMemo(() => openComputing(1).backend, []);
  const layers = useMemo(
    () => measure(start.value, activation.value, backend),
    [start.value, activation.value, backend],
  );
  const largest = Math.max(...layers.map(({ error }) => error));
  return (
    <Live title={texts.title}>
      <div class="choices">
        <Choice
          label={say(texts.weights)}
          chosen={start}
          options={[
            { value: "normal", label: "N(0, 1)" },
            { value: "small", label: "N(0, 0.01²)" },
            { value: "xavier", label: "Xavier" },
            { value: "he", label: "He" },
          ]}
        />
        <Choice
          label={say(texts.activation)}
          chosen={activation}
          options={[
            { value: "tanh", label: "tanh" },
            { value: "sigmoid", label: "sigmoid" },
            { value: "relu", label: "ReLU" },
          ]}
        />
      </div>
      <div class="scroll">
        <table class="wide-table">
          <caption class="unseen">{say(texts.table)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(texts.layer)}</th>
              <th scope="col">{say(texts.a)}</th>
              <th scope="col">{say(texts.flat)}</th>
              <th scope="col">{say(texts.error)}</th>
              <th scope="col">
                <span class="unseen">{say(texts.error)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map(({ a, flat, error }, i) => (
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                <td>
                  <Histogram values={a} label={say(texts.histogram(String(i + 1)))} />
                </td>
                <td>{(100 * flat).toFixed(0)}%</td>
                <td>{error.toExponential(1).replace("-", "−")}</td>
                <td class="bar-cell" aria-hidden="true">
                  <span style={{ transform: `scaleX(${error / largest})` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Live>
  );
}
