import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { imageSize } from "../../../../data/render/prepare.ts";
import { predict } from "../../../../lab/predict.ts";
import { sampleOf } from "../../../drawing/prepare.ts";
import { openNetwork, type StudioNetwork } from "../../../network/network.ts";
import { useShipped } from "../../../network/use-shipped.ts";
import { say, type Text } from "../../../shell/language.ts";
import { Pixels } from "../../../shell/pixels.tsx";
import { Live } from "../parts/live.tsx";
import { Signed } from "../parts/signed.tsx";
import { SignedPixels } from "../parts/signed-pixels.tsx";

const texts = {
  title: { en: "Neurons that look at a picture", zh: "看图像的神经元" },
  choose: { en: "Neuron", zh: "神经元" },
  digit: { en: "Another digit", zh: "换一个数字" },
  input: { en: "the input x", zh: "输入 x" },
  weights: { en: "its weights w", zh: "它的权重 w" },
  products: { en: "the products w · x", zh: "乘积 w · x" },
  neuron: (number: string): Text => ({ en: `Neuron ${number}`, zh: `神经元 ${number}` }),
  sum: { en: "all 784 products added up", zh: "784 个乘积之和" },
} as const;

/** The 32 neurons of the shipped network's first layer: their weights as pictures, and one of them worked out on a digit. */
export function PictureNeuron(): JSX.Element | null {
  const network = useShipped("digits-mlp");
  return network ? <Neurons network={network} /> : null;
}

function Neurons({ network }: { readonly network: StudioNetwork }): JSX.Element {
  const chosen = useSignal(5);
  const number = useSignal(3);
  const evaluator = useMemo(() => openNetwork(network), [network]);
  const { image, label } = sampleOf(number.value);
  predict(evaluator, network.model.meta, image);
  const [first, ,] = evaluator.trace;
  const { weight, bias } = firstLayer(network);
  const pixels = image.length;
  const tile = (i: number): Float32Array => weight.subarray(i * pixels, (i + 1) * pixels);
  const w = tile(chosen.value);
  const x = Float32Array.from(first!.x.data.subarray(0, pixels));
  const products = w.map((each, i) => each * x[i]!);
  const z = first!.y.data[chosen.value]!;
  const b = bias[chosen.value]!;
  return (
    <Live title={texts.title}>
      <fieldset class="tiles" aria-label={say(texts.choose)}>
        {Array.from(bias, (_, i) => (
          <button
            key={i}
            type="button"
            aria-label={say(texts.neuron(String(i)))}
            aria-pressed={chosen.value === i}
            onClick={() => {
              chosen.value = i;
            }}
          >
            <SignedPixels values={tile(i)} side={imageSize} />
          </button>
        ))}
      </fieldset>
      <div class="triptych">
        <figure>
          <Pixels grey={image} width={imageSize} height={imageSize} label={String(label)} />
          <figcaption>{say(texts.input)}</figcaption>
        </figure>
        <span class="times" aria-hidden="true">
          ·
        </span>
        <figure>
          <SignedPixels values={w} side={imageSize} />
          <figcaption>{say(texts.weights)}</figcaption>
        </figure>
        <span class="times" aria-hidden="true">
          =
        </span>
        <figure>
          <SignedPixels values={products} side={imageSize} />
          <figcaption>{say(texts.products)}</figcaption>
        </figure>
      </div>
      <p class="working">
        <i>z</i> = <Signed value={z - b} digits={3} /> + <Signed value={b} digits={3} /> ={" "}
        <Signed value={z} digits={3} strong />, <i>a</i> = max(0, <i>z</i>) ={" "}
        <Signed value={Math.max(0, z)} digits={3} strong /> <span class="muted small">({say(texts.sum)} + b)</span>
      </p>
      <button
        type="button"
        onClick={() => {
          number.value += 1;
        }}
      >
        {say(texts.digit)}
      </button>
    </Live>
  );
}

function firstLayer({ model }: StudioNetwork): { readonly weight: Float32Array; readonly bias: Float32Array } {
  const [weight, bias] = ["0.weight", "0.bias"].map((name) => model.tensors[name]!.data as Float32Array);
  return { weight: weight!, bias: bias! };
}
