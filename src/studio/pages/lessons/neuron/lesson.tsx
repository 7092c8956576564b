import type { JSX } from "preact";
import type { Lesson } from "../lesson.ts";
import { Equation, M, V } from "../parts/math.tsx";
import { H, P } from "../parts/say.tsx";
import { Try } from "../parts/try.tsx";
import { OneNeuron } from "./one-neuron.tsx";
import { PictureNeuron } from "./picture-neuron.tsx";

/** A weighted sum, a bend, and what both are for. */
export const neuron: Lesson = {
  id: "neuron",
  title: { en: "What is a neuron?", zh: "什么是神经元？" },
  promise: {
    en: "It multiplies, adds up and bends. That is all, and it is enough.",
    zh: "相乘、相加、再弯一下。仅此而已，却已足够。",
  },
  Body,
};

function Body(): JSX.Element {
  return (
    <>
      <P
        en={
          <>
            A neuron is given numbers <Inputs />. It multiplies each by a weight of its own, adds everything up, and
            adds one number more, its bias:
          </>
        }
        zh={
          <>
            神经元收到若干个数 <Inputs />
            。它把每个数乘以各自的权重，全部相加，再加上一个数——偏置：
          </>
        }
      />
      <Equation label="z = w 1 x 1 + w 2 x 2 + … + w n x n + b">
        <mi>z</mi>
        <mo>=</mo>
        <V of="w" sub="1" />
        <V of="x" sub="1" />
        <mo>+</mo>
        <V of="w" sub="2" />
        <V of="x" sub="2" />
        <mo>+</mo>
        <mo>⋯</mo>
        <mo>+</mo>
        <V of="w" sub="n" />
        <V of="x" sub="n" />
        <mo>+</mo>
        <mi>b</mi>
      </Equation>
      <P
        en="The sum z says how well the input agrees with the weights. A large input under a positive weight speaks for it, under a negative weight against it. The bias says how easily the neuron is convinced."
        zh="和 z 表示输入与权重有多一致。输入大而权重为正，是赞成；权重为负，是反对。偏置决定它有多容易被说服。"
      />
      <P
        en="Then it bends the sum with a function that is not a straight line:"
        zh="然后用一个不是直线的函数把这个和“弯”一下："
      />
      <Equation label="a = sigma of z">
        <mi>a</mi>
        <mo>=</mo>
        <mi>σ</mi>
        <mo>(</mo>
        <mi>z</mi>
        <mo>)</mo>
      </Equation>
      <P
        en="Without the bend nothing would be gained by many neurons. A sum of sums is a sum, so a hundred layers would do no more than one."
        zh="没有这一弯，神经元再多也无益：和的和仍是和，一百层与一层没有区别。"
      />
      <OneNeuron />
      <P
        en="You have just done by hand what training does: you pulled the weights until the answers were right. You could, because you saw which way to pull. The slope is what shows the way, and the third lesson is about finding it for every weight at once."
        zh="刚才你亲手做了训练所做的事：调权重，直到回答正确。你之所以做得到，是因为看得出该往哪边调。指路的正是斜率；第三课要讲的，就是怎样一次求出所有权重的斜率。"
      />
      <H en="A neuron that looks" zh="会看图的神经元" />
      <P
        en={
          <>
            A picture of 28 × 28 pixels is 784 numbers, 0 where there is paper and 1 where there is ink. A neuron that
            looks at it has 784 weights, one a pixel. Put each where its pixel is, and you see what the neuron looks
            for: blue wants ink, orange wants none.
          </>
        }
        zh={
          <>
            28 × 28 像素的图像就是 784 个数，纸为 0，墨为 1。看图的神经元有 784
            个权重，每个像素一个。把权重放回像素所在的位置，就能看出它在找什么：蓝色处希望有墨，橙色处希望没有。
          </>
        }
      />
      <PictureNeuron />
      <P
        en={
          <>
            Nobody told these neurons what to look for. They are 32 of a network that was shown rendered digits, and its
            training found these weights. Where the products are mostly blue the sum is large, and the neuron speaks up;
            where{" "}
            <M>
              <mi>z</mi>
            </M>{" "}
            is below 0 it stays silent, because its bend is max(0,{" "}
            <M>
              <mi>z</mi>
            </M>
            ), a ReLU.
          </>
        }
        zh={
          <>
            没有人告诉这些神经元该找什么。它们是一个网络的 32
            个神经元；网络看了许多渲染出来的数字，训练自己找到了这些权重。乘积以蓝色为主时，和就大，神经元便“发声”；
            <M>
              <mi>z</mi>
            </M>{" "}
            小于 0 时它保持沉默，因为它的激活是 max(0,{" "}
            <M>
              <mi>z</mi>
            </M>
            )，即 ReLU。
          </>
        }
      />
      <Try
        page="draw"
        state={{ net: "digits-mlp", lesson: "neuron", hide: "samples,about", fix: "net" }}
        what={{
          en: "Draw a digit. These 32 neurons read it, and ten more decide.",
          zh: "写一个数字：由这 32 个神经元来看，再由另外十个决定。",
        }}
      />
    </>
  );
}

function Inputs(): JSX.Element {
  return (
    <M>
      <V of="x" sub="1" />
      <mo>,</mo>
      <mo>…</mo>
      <mo>,</mo>
      <V of="x" sub="n" />
    </M>
  );
}
