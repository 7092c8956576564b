import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { say } from "../../../shell/language.ts";
import { Live } from "../parts/live.tsx";
import { D, V } from "../parts/math.tsx";
import { Signed, written } from "../parts/signed.tsx";
import { Slider } from "../parts/slider.tsx";
import { backward, difference, forward, step, type Tiny } from "./tiny.ts";

const texts = {
  title: { en: "The smallest network that has everything", zh: "最小而完整的网络" },
  forwards: { en: "Forward", zh: "前向" },
  backwards: { en: "Backward", zh: "反向" },
  table: {
    en: "Each parameter with its derivative, by the equations and by trying",
    zh: "各参数的导数：由方程求得，以及实测",
  },
  parameter: { en: "parameter", zh: "参数" },
  value: { en: "value", zh: "值" },
  equation: { en: "by the equations", zh: "由方程" },
  tried: { en: "by trying", zh: "由差分" },
  rate: { en: "learning rate η", zh: "学习率 η" },
  stepOnce: { en: "Take a step", zh: "走一步" },
  reset: { en: "Start again", zh: "重来" },
  steps: { en: "steps", zh: "步" },
  loss: { en: "loss", zh: "损失" },
} as const;

const start: Tiny = { w1: 0.8, b1: 0.1, w2: -1.2, b2: 0.3 };
const rows = [
  { name: "w1", of: "w", sub: "1", rule: "BP4" },
  { name: "b1", of: "b", sub: "1", rule: "BP3" },
  { name: "w2", of: "w", sub: "2", rule: "BP4" },
  { name: "b2", of: "b", sub: "2", rule: "BP3" },
] as const;

/** Two layers of one neuron: every number of a step, each derivative beside the one that trying gives. */
export function TinyNetwork(): JSX.Element {
  const [x, t, rate] = [useSignal(1.5), useSignal(1), useSignal(0.2)];
  const tiny: Signal<Tiny> = useSignal(start);
  const taken = useSignal(0);
  const pass = forward(tiny.value, x.value, t.value);
  const back = backward(tiny.value, x.value, t.value, pass);
  const { w1, b1, w2, b2 } = tiny.value;
  return (
    <Live title={texts.title}>
      <div class="columns">
        <div>
          <Slider label={<i>x</i>} value={x} least={-2} most={2} step={0.05} />
          <Slider label={<i>t</i>} value={t} least={-2} most={2} step={0.05} />
          <Slider label={say(texts.rate)} value={rate} least={0.01} most={1.5} step={0.01} />
        </div>
        <div class="steps-taken">
          <button
            type="button"
            class="main"
            onClick={() => {
              tiny.value = step(tiny.value, back.gradient, rate.value);
              taken.value += 1;
            }}
          >
            {say(texts.stepOnce)}
          </button>
          <button
            type="button"
            onClick={() => {
              tiny.value = start;
              taken.value = 0;
            }}
          >
            {say(texts.reset)}
          </button>
          <p role="status">
            {taken.value} {say(texts.steps)}, {say(texts.loss)} <strong>{pass.loss.toFixed(4)}</strong>
          </p>
        </div>
      </div>
      <h4>{say(texts.forwards)}</h4>
      <p class="working">
        <V1 of="z" sub="1" /> = <Signed value={w1} /> · <Signed value={x.value} /> + <Signed value={b1} /> ={" "}
        <Signed value={pass.z1} digits={3} strong />
        <br />
        <V1 of="a" sub="1" /> = tanh <Signed value={pass.z1} digits={3} /> ={" "}
        <Signed value={pass.a1} digits={3} strong />
        <br />
        <V1 of="z" sub="2" /> = <Signed value={w2} /> · <Signed value={pass.a1} digits={3} /> + <Signed value={b2} /> ={" "}
        <Signed value={pass.z2} digits={3} strong />
        <br />
        <i>L</i> = ½ (<Signed value={pass.z2} digits={3} /> − <Signed value={t.value} />
        )² = <strong>{pass.loss.toFixed(4)}</strong>
      </p>
      <h4>{say(texts.backwards)}</h4>
      <p class="working">
        <V1 of="δ" sub="2" /> = <V1 of="z" sub="2" /> − <i>t</i> = <Signed value={back.delta2} digits={3} strong />{" "}
        <span class="rule">BP1</span>
        <br />
        <V1 of="δ" sub="1" /> = <V1 of="w" sub="2" />
        <V1 of="δ" sub="2" /> · (1 − <V1 of="a" sub="1" />
        ²) = <Signed value={w2 * back.delta2} digits={3} /> · <Signed value={back.slope} digits={3} /> ={" "}
        <Signed value={back.delta1} digits={3} strong /> <span class="rule">BP2</span>
      </p>
      <div class="scroll">
        <table class="wide-table">
          <caption class="unseen">{say(texts.table)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(texts.parameter)}</th>
              <th scope="col">{say(texts.value)}</th>
              <th scope="col">{say(texts.equation)}</th>
              <th scope="col">{say(texts.tried)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, of, sub, rule }) => (
              <tr key={name}>
                <th scope="row">
                  <math>
                    <D of={<mi>L</mi>} by={<V of={of} sub={sub} />} />
                  </math>
                </th>
                <td>{written(tiny.value[name], 3)}</td>
                <td>
                  <Signed value={back.gradient[name]} digits={5} /> <span class="rule">{rule}</span>
                </td>
                <td>
                  <Signed value={difference(tiny.value, name, x.value, t.value)} digits={5} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Live>
  );
}

function V1({ of, sub }: { readonly of: string; readonly sub: string }): JSX.Element {
  return (
    <math>
      <V of={of} sub={sub} />
    </math>
  );
}
