import type { JSX } from "preact";
import type { Lesson } from "../lesson.ts";
import { D, Equation, M, V } from "../parts/math.tsx";
import { H, P } from "../parts/say.tsx";
import { Try } from "../parts/try.tsx";
import { TinyNetwork } from "./tiny-network.tsx";

/** How the derivative of the loss by every weight is found in one pass back. */
export const equations: Lesson = {
  id: "equations",
  title: { en: "The four equations", zh: "四个方程" },
  promise: {
    en: "One pass back tells every weight which way to go. Four lines say how.",
    zh: "一次反向传播告诉每个权重该往哪边走。只需四行。",
  },
  Body,
};

/** A page of a step on the shipped network, which the links of this lesson open at different places. */
function at(place: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { net: "digits-mlp", drawing: "sample~7", at: place, lesson: "equations", fix: "network-backprop", ...more };
}

function Body(): JSX.Element {
  return (
    <>
      <P
        en={
          <>
            Of every weight one thing has to be known: if it were a little larger, how much larger would the loss be?
            That is{" "}
            <M>
              <D of={<mi>L</mi>} by={<mi>w</mi>} />
            </M>
            . One could try: nudge a weight, run forward again, look at the loss. For the small network of these pages
            that is 25,450 runs for a single step. Back-propagation gives all of them in one pass, and exactly.
          </>
        }
        zh={
          <>
            对每个权重只需知道一件事：它若大一点点，损失会大多少？这就是{" "}
            <M>
              <D of={<mi>L</mi>} by={<mi>w</mi>} />
            </M>
            。可以逐个试：把一个权重微调一下，重新前向，看损失怎样变。对本页的小网络，走一步就要前向 25,450
            次。反向传播只需一遍就得到全部导数，而且是精确的。
          </>
        }
      />
      <H en="The error of a sum" zh="和的误差" />
      <P
        en="The trick is to ask not the weights first but the sums. Call the derivative of the loss by a sum z its error, δ:"
        zh="窍门在于先不问权重，而问每个和。把损失对和 z 的导数称为它的误差 δ："
      />
      <Equation label="delta of layer l = d L by d z of layer l">
        <V of="δ" sup="l" />
        <mo>=</mo>
        <D of={<mi>L</mi>} by={<V of="z" sup="l" />} />
      </Equation>
      <P
        en="Whoever knows δ of a layer knows everything about it. And the δ of a layer follows from the δ of the layer above. So begin at the end."
        zh="知道了一层的 δ，就知道了这一层的一切；而一层的 δ 又可由上一层的 δ 求出。所以，从末端开始。"
      />
      <H en="BP1: the error at the output" zh="BP1：输出端的误差" />
      <Equation
        name="BP1"
        label="delta of the last layer = d L by d a, times elementwise sigma prime of z of the last layer"
      >
        <V of="δ" sup="L" />
        <mo>=</mo>
        <D of={<mi>L</mi>} by={<mi>a</mi>} />
        <mo>⊙</mo>
        <mi>σ′</mi>
        <mo>(</mo>
        <V of="z" sup="L" />
        <mo>)</mo>
      </Equation>
      <P
        en="How much the loss changes with the output, times how much the output changes with its sum: the chain rule, once. For softmax and cross-entropy the two factors collapse into p − t, as the second lesson showed."
        zh="损失随输出变化多少，乘以输出随其和变化多少：链式法则，用一次。对 softmax 与交叉熵，两个因子合并为 p − t，第二课已经见过。"
      />
      <Try
        page="backprop"
        state={at("backward.3")}
        what={{ en: "BP1 on a digit: ten errors, one negative.", zh: "在一个数字上看 BP1：十个误差，只有一个为负。" }}
      />
      <H en="BP2: from layer to layer" zh="BP2：逐层回传" />
      <Equation
        name="BP2"
        label="delta of layer l = W of layer l plus 1 transposed times delta of layer l plus 1, times elementwise sigma prime of z of layer l"
      >
        <V of="δ" sup="l" />
        <mo>=</mo>
        <mo>(</mo>
        <msup>
          <mrow>
            <mo>(</mo>
            <msup>
              <mi>W</mi>
              <mrow>
                <mi>l</mi>
                <mo>+</mo>
                <mn>1</mn>
              </mrow>
            </msup>
            <mo>)</mo>
          </mrow>
          <mi mathvariant="normal">T</mi>
        </msup>
        <msup>
          <mi>δ</mi>
          <mrow>
            <mi>l</mi>
            <mo>+</mo>
            <mn>1</mn>
          </mrow>
        </msup>
        <mo>)</mo>
        <mo>⊙</mo>
        <mi>σ′</mi>
        <mo>(</mo>
        <V of="z" sup="l" />
        <mo>)</mo>
      </Equation>
      <P
        en="A neuron is to blame for what it did to each neuron above it, in proportion to the weight between them. The same weights that carried the activations up carry the errors down, transposed. Then the error passes the bend, and is multiplied by its slope. Where the slope is 0 the error ends."
        zh="一个神经元要为它对上层每个神经元的影响负责，责任与两者之间的权重成正比。把激活送上去的那些权重，转置之后又把误差送下来。误差随后经过激活函数，乘以该处的斜率；斜率为 0，误差便到此为止。"
      />
      <Try
        page="backprop"
        state={at("backward.1")}
        what={{
          en: "The error passes the ReLU: neurons that were silent stop it.",
          zh: "误差经过 ReLU：沉默的神经元把它挡住。",
        }}
      />
      <H en="BP3 and BP4: the gradients" zh="BP3 与 BP4：梯度" />
      <Equation name="BP3" label="d L by d b of layer l = delta of layer l">
        <D of={<mi>L</mi>} by={<V of="b" sup="l" />} />
        <mo>=</mo>
        <V of="δ" sup="l" />
      </Equation>
      <Equation name="BP4" label="d L by d W of layer l = delta of layer l times a of layer l minus 1 transposed">
        <D of={<mi>L</mi>} by={<V of="W" sup="l" />} />
        <mo>=</mo>
        <V of="δ" sup="l" />
        <msup>
          <mrow>
            <mo>(</mo>
            <msup>
              <mi>a</mi>
              <mrow>
                <mi>l</mi>
                <mo>−</mo>
                <mn>1</mn>
              </mrow>
            </msup>
            <mo>)</mo>
          </mrow>
          <mi mathvariant="normal">T</mi>
        </msup>
      </Equation>
      <P
        en="A bias enters its sum as it is, so its derivative is the error itself. A weight enters multiplied by an input, so its derivative is the error times that input. An input of 0 teaches its weights nothing: that is why the pixels at the rim, where no digit has ink, keep the weights they were born with."
        zh="偏置原样加入和中，所以它的导数就是误差本身。权重与一个输入相乘后加入，所以它的导数是误差乘以该输入。输入为 0 的权重学不到任何东西：图像边缘从来没有墨，那里的权重就一直保持初始值。"
      />
      <Try
        page="backprop"
        state={at("backward.0", { cell: "0.weight[5,400]", check: "1" })}
        what={{
          en: "A weight, its BP4, and the check by a finite difference.",
          zh: "一个权重、它的 BP4，以及有限差分的核对。",
        }}
      />
      <H en="All of it, with numbers" zh="全部写成数字" />
      <P
        en="Two layers of one neuron each, a tanh between them, half the squared error as the loss. Every number of a step is here. The last column nudges the parameter and looks at the loss; it agrees with the equations."
        zh="两层，每层一个神经元，中间是 tanh，损失为平方误差的一半。一步训练的每个数都在这里。最后一列把参数微调后看损失，与方程的结果一致。"
      />
      <TinyNetwork />
      <P
        en={
          <>
            A step goes against the derivative:{" "}
            <M>
              <mi>w</mi>
              <mo>←</mo>
              <mi>w</mi>
              <mo>−</mo>
              <mi>η</mi>
              <mspace width="0.2em" />
              <D of={<mi>L</mi>} by={<mi>w</mi>} />
            </M>
            . With η at 1 the steps go past the bottom, to and fro, and still settle. Start again with 1.5: now each
            comes out higher on the other side, and the loss explodes.
          </>
        }
        zh={
          <>
            更新沿导数的反方向：
            <M>
              <mi>w</mi>
              <mo>←</mo>
              <mi>w</mi>
              <mo>−</mo>
              <mi>η</mi>
              <mspace width="0.2em" />
              <D of={<mi>L</mi>} by={<mi>w</mi>} />
            </M>
            。η 为 1 时，每一步都越过谷底，来回摆动，但终能停下。调到 1.5 再从头走：每一步都落到对面更高处，损失爆炸。
          </>
        }
      />
    </>
  );
}
