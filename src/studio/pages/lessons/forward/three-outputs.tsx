import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Choice } from "../../../shell/choice.tsx";
import { say, type Text } from "../../../shell/language.ts";
import { Live } from "../parts/live.tsx";
import { V } from "../parts/math.tsx";
import { Signed } from "../parts/signed.tsx";
import { Slider } from "../parts/slider.tsx";
import { softmax } from "./softmax.ts";

const texts = {
  title: { en: "Three outputs, three probabilities", zh: "三个输出，三个概率" },
  truth: { en: "The truth", zh: "真实类别" },
  loss: { en: "loss", zh: "损失" },
  error: { en: "error", zh: "误差" },
  table: { en: "Outputs, probabilities and errors", zh: "输出、概率与误差" },
  hint: {
    en: "Raise all three by the same amount: nothing changes. Then make the right one larger until the loss is below 0.01, and see what is left of the errors.",
    zh: "把三个输出同时加上同一个数：概率不变。再加大正确的那个，直到损失小于 0.01，看误差还剩多少。",
  },
  named: (name: string): Text => ({ en: `class ${name}`, zh: `类别 ${name}` }),
} as const;

const names = ["1", "2", "3"] as const;

/** Three logits to be pulled: the probabilities that softmax makes of them, the loss, and the error p − t. */
export function ThreeOutputs(): JSX.Element {
  const z = [useSignal(1), useSignal(2), useSignal(-0.5)] as const;
  const truth: Signal<(typeof names)[number]> = useSignal<(typeof names)[number]>("1");
  const p = softmax(z.map((each) => each.value));
  const t = names.map((name) => (name === truth.value ? 1 : 0));
  return (
    <Live title={texts.title}>
      <div class="columns">
        <div>
          {z.map((each, i) => (
            <Slider
              key={names[i]}
              name={`z ${names[i]}`}
              label={
                <math>
                  <V of="z" sub={names[i]!} />
                </math>
              }
              value={each}
              least={-6}
              most={6}
              step={0.05}
            />
          ))}
          <Choice
            label={say(texts.truth)}
            chosen={truth}
            options={names.map((name) => ({ value: name, label: say(texts.named(name)) }))}
          />
        </div>
        <table class="wide-table">
          <caption class="unseen">{say(texts.table)}</caption>
          <thead>
            <tr>
              <th scope="col">k</th>
              <th scope="col">
                <math>
                  <V of="p" sub="k" />
                </math>
              </th>
              <th scope="col">
                <span class="unseen">{say(texts.title)}</span>
              </th>
              <th scope="col">
                <math>
                  <V of="t" sub="k" />
                </math>
              </th>
              <th scope="col">
                <math>
                  <V of="p" sub="k" />
                  <mo>−</mo>
                  <V of="t" sub="k" />
                </math>
              </th>
            </tr>
          </thead>
          <tbody>
            {p.map((share, i) => (
              <tr key={names[i]}>
                <th scope="row">{names[i]}</th>
                <td>{share.toFixed(3)}</td>
                <td class="bar-cell" aria-hidden="true">
                  <span style={{ transform: `scaleX(${share})` }} />
                </td>
                <td>{t[i]}</td>
                <td>
                  <Signed value={share - t[i]!} digits={3} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="working">
        {say(texts.loss)} <i>L</i> = −ln {p[names.indexOf(truth.value)]!.toFixed(3)} ={" "}
        <strong>{(-Math.log(p[names.indexOf(truth.value)]!)).toFixed(3)}</strong>
      </p>
      <p class="task">{say(texts.hint)}</p>
    </Live>
  );
}
