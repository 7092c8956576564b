import type { JSX } from "preact";
import type { Lesson } from "../lesson.ts";
import { Equation, M, V } from "../parts/math.tsx";
import { H, P } from "../parts/say.tsx";
import { Try } from "../parts/try.tsx";
import { DeepNetwork } from "./deep-network.tsx";
import { xavierTanh } from "./experiments.ts";

/** What the size of the first weights decides, from the variance of a sum to what of the error comes back. */
export const saturation: Lesson = {
  id: "saturation",
  title: { en: "Why N(0, 1) and tanh fail", zh: "为什么 N(0, 1) 配 tanh 会失败" },
  promise: {
    en: "A network can be lost before its first step. One line about variances tells why, and what to do.",
    zh: "网络可能在迈出第一步之前就已经失败。一行方差公式说明原因，也给出办法。",
  },
  Body,
};

function Body(): JSX.Element {
  return (
    <>
      <P
        en="Weights have to begin somewhere. All equal will not do, as all neurons of a layer would then learn the same. So one draws them at random, and the standard normal distribution, N(0, 1), seems harmless. It is not."
        zh="权重总要有个起点。全部相等不行，那样一层的神经元会学成一个样。于是随机抽取；标准正态分布 N(0, 1) 看上去无害，其实不然。"
      />
      <H en="How large a sum becomes" zh="和有多大" />
      <P
        en="The weights are independent of one another and of the input, and their mean is 0. Then the variances of the products add up:"
        zh="权重彼此独立，也与输入独立，且均值为 0。于是各乘积的方差相加："
      />
      <Equation label="variance of z = n times variance of w times the mean of x squared">
        <mi>Var</mi>
        <mo>(</mo>
        <mi>z</mi>
        <mo>)</mo>
        <mo>=</mo>
        <mi>n</mi>
        <mo>·</mo>
        <mi>Var</mi>
        <mo>(</mo>
        <mi>w</mi>
        <mo>)</mo>
        <mo>·</mo>
        <mover>
          <msup>
            <mi>x</mi>
            <mn>2</mn>
          </msup>
          <mo>¯</mo>
        </mover>
      </Equation>
      <P
        en="A digit has about a hundred pixels of ink among its 784. With Var(w) = 1 the sum of such a neuron has a variance of about 100, and strays by about 10 from 0. A later layer of 64 inputs, each near 1 or −1, strays by 8."
        zh="一个数字的 784 个像素中约有一百个有墨。Var(w) = 1 时，这样一个神经元的和方差约为 100，偏离 0 约 10。后面的层有 64 个输入，各接近 1 或 −1，偏离约 8。"
      />
      <H en="What tanh makes of it" zh="tanh 会怎样" />
      <P
        en="At 3 the tanh is 0.995, and its slope is one hundredth. At 8 the slope is less than one millionth. Most neurons of such a layer sit far out, where the curve is flat: they are saturated. They all say 1 or −1, whatever digit is shown. And BP2 multiplies every error by that slope:"
        zh="在 3 处 tanh 为 0.995，斜率只有百分之一；在 8 处斜率不到百万分之一。这样的层里，多数神经元都处在曲线平坦的远端：它们饱和了，不论看到什么数字，都回答 1 或 −1。而 BP2 要把每个误差乘以这个斜率："
      />
      <Equation label="delta of layer l = what comes from above, times elementwise 1 minus a squared">
        <V of="δ" sup="l" />
        <mo>=</mo>
        <mo>(</mo>
        <msup>
          <mi>W</mi>
          <mi mathvariant="normal">T</mi>
        </msup>
        <mi>δ</mi>
        <mo>)</mo>
        <mo>⊙</mo>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <msup>
          <mi>a</mi>
          <mn>2</mn>
        </msup>
        <mo>)</mo>
      </Equation>
      <P
        en="For the saturated the product is nearly 0, so they do not learn. For the few that are not, it is the other way round: their errors come through large weights, and grow from layer to layer. A gradient that is nothing for most and too much for some is of no use to either."
        zh="对饱和的神经元，乘积几乎为 0，学不到东西。对少数未饱和的则相反：误差经过很大的权重传来，逐层增大。多数几乎为零、少数又过大的梯度，对谁都没有用。"
      />
      <DeepNetwork />
      <P
        en="Too small is no better. Choose N(0, 0.01²): nothing is flat, but each layer shrinks what it is given, and each shrinks the error that comes back. In the first layer next to nothing arrives. That is the vanishing gradient. The sigmoid has it even with good weights, for its slope is never more than a quarter."
        zh="太小也不行。选 N(0, 0.01²)：没有哪里是平的，但每一层都把信号缩小，也把传回的误差缩小，到第一层几乎什么都不剩，这就是梯度消失。sigmoid 即便权重合适也会如此，因为它的斜率最大只有四分之一。"
      />
      <H en="The cure is one division" zh="办法：做一次除法" />
      <P
        en="Read the line about variances the other way round. The sum keeps the size of its inputs if n · Var(w) = 1. For the errors on their way back the same holds with the number of outputs. Xavier Glorot took the mean of both; Kaiming He doubled it for the ReLU, which cuts half of everything away:"
        zh="把方差公式反过来读：若 n · Var(w) = 1，和的大小就与输入相当。误差回传时同理，只是 n 换成输出的个数。Xavier Glorot 取两者的平均；何恺明为 ReLU 把它加倍，因为 ReLU 会砍掉一半："
      />
      <Equation label="Xavier: variance of w = 2 over n in plus n out; He: variance of w = 2 over n in">
        <V of="Var" sub="Xavier" />
        <mo>(</mo>
        <mi>w</mi>
        <mo>)</mo>
        <mo>=</mo>
        <mfrac>
          <mn>2</mn>
          <mrow>
            <V of="n" sub="in" />
            <mo>+</mo>
            <V of="n" sub="out" />
          </mrow>
        </mfrac>
        <mo>,</mo>
        <mspace width="1.5em" />
        <V of="Var" sub="He" />
        <mo>(</mo>
        <mi>w</mi>
        <mo>)</mo>
        <mo>=</mo>
        <mfrac>
          <mn>2</mn>
          <V of="n" sub="in" />
        </mfrac>
      </Equation>
      <P
        en={
          <>
            Choose Xavier above, with tanh: no layer is flat, and{" "}
            <M>
              <mi>δ</mi>
            </M>{" "}
            is about as large in the first layer as in the last. Then He with ReLU. This is what Nabla does unless it is
            told otherwise.
          </>
        }
        zh={
          <>
            在上面选 Xavier 配 tanh：没有一层是平的，
            <M>
              <mi>δ</mi>
            </M>{" "}
            在第一层与最后一层大小相近。再选 He 配 ReLU。若不另行指定，Nabla 就是这样初始化的。
          </>
        }
      />
      <Try
        page="train"
        state={{
          experiment: "@normal-tanh",
          beside: xavierTanh,
          lesson: "saturation",
          fix: "train-preset,train-experiment",
        }}
        what={{
          en: "Train both, side by side: the same network, N(0, 1) on the left, Xavier on the right.",
          zh: "并排训练同一个网络：左边 N(0, 1)，右边 Xavier。",
        }}
      />
      <Try
        page="train"
        state={{ experiment: "@vanishing", lesson: "saturation", fix: "train-preset" }}
        what={{
          en: "Five layers of sigmoid: watch the gradient of each layer through time.",
          zh: "多层 sigmoid：观察各层梯度随时间的变化。",
        }}
      />
    </>
  );
}
