import type { JSX } from "preact";
import type { Lesson } from "../lesson.ts";
import { Equation, V } from "../parts/math.tsx";
import { H, P } from "../parts/say.tsx";
import { Try } from "../parts/try.tsx";
import { CurveFit } from "./curve-fit.tsx";
import { cures } from "./experiments.ts";

/** Why learning by heart is no learning, how one sees it, and what helps. */
export const overfitting: Lesson = {
  id: "overfitting",
  title: { en: "Overfitting and its cures", zh: "过拟合与对策" },
  promise: {
    en: "A network that knows all its examples may know nothing else. How to see it, and four things that help.",
    zh: "把例子全记住的网络，可能别的一无所知。怎样发现，以及四种有用的办法。",
  },
  Body,
};

function besides(beside: string): Readonly<Record<string, string>> {
  return { experiment: "@overfit", beside, lesson: "overfitting", fix: "train-preset,train-experiment" };
}

function Body(): JSX.Element {
  return (
    <>
      <P
        en="Training makes the loss small on the examples that it is given. That is not what is wanted. What is wanted is a small loss on pictures that nobody has shown it. The two are different numbers, and a network with enough weights can make the first as small as it likes without the second."
        zh="训练让网络在所给的例子上损失变小。但这并不是目的；目的是在从未见过的图像上损失也小。这是两个不同的数：只要权重够多，网络可以把前者降到任意小，而后者不降。"
      />
      <CurveFit />
      <P
        en="With degree 15 and sixteen points the curve passes through every point, noise and all, and between them it does as it pleases. It has learnt the noise by heart. That is overfitting."
        zh="十六个点、十五次多项式：曲线穿过每一个点，连噪声也不放过，而在点与点之间任意摆动。它把噪声背了下来，这就是过拟合。"
      />
      <H en="How to see it" zh="怎样发现" />
      <P
        en="Put some examples aside and never train on them: the validation set. Draw both losses through time. They fall together at first. Where the loss of training goes on falling and that of validation turns and rises, the network has begun to learn by heart."
        zh="留出一部分例子，绝不用来训练：这就是验证集。把两条损失曲线画在一起：起初同时下降；若训练损失继续下降，而验证损失转头上升，网络就开始死记硬背了。"
      />
      <Try
        page="train"
        state={{ experiment: "@overfit", lesson: "overfitting", fix: "train-preset" }}
        what={{
          en: "Two hundred digits and 101,770 weights: the training accuracy reaches 100%, the other does not.",
          zh: "两百个数字，101,770 个参数：训练准确率到 100%，验证准确率却到不了。",
        }}
      />
      <H en="More examples" zh="更多的例子" />
      <P
        en="The best cure. Noise that differs from example to example cannot be learnt by heart. Where there are no more examples one makes some, by turning, shifting and bending those that there are. Rendered digits have no end: with fresh: true each epoch sees new ones."
        zh="最好的办法。每个例子的噪声都不同，就背不下来。例子不够，可以自己造：把已有的旋转、平移、扭曲。渲染的数字没有尽头：设 fresh: true，每一轮都是新的。"
      />
      <Try
        page="train"
        state={besides(cures.fresh)}
        what={{
          en: "The same beside digits that are new in every epoch: both accuracies meet, well above.",
          zh: "与每轮都换新数字的训练并排比较：两条准确率曲线靠拢，且明显更高。",
        }}
      />
      <H en="Weight decay" zh="权重衰减" />
      <P
        en="A curve that turns sharply has large weights. Make large weights cost something:"
        zh="急转弯的曲线要靠大的权重。那就让大的权重付出代价："
      />
      <Equation label="L plus lambda over 2 times the sum of the squares of the weights">
        <mi>L</mi>
        <mo>+</mo>
        <mfrac>
          <mi>λ</mi>
          <mn>2</mn>
        </mfrac>
        <mo>∑</mo>
        <msup>
          <mi>w</mi>
          <mn>2</mn>
        </msup>
      </Equation>
      <P
        en="The derivative of the new term is λw. So each step first shrinks every weight a little, and then does what it did before:"
        zh="新增一项的导数是 λw。于是每一步先把权重缩小一点，再照旧更新："
      />
      <Equation label="w becomes 1 minus eta lambda, times w, minus eta times d L by d w">
        <mi>w</mi>
        <mo>←</mo>
        <mo>(</mo>
        <mn>1</mn>
        <mo>−</mo>
        <mi>η</mi>
        <mi>λ</mi>
        <mo>)</mo>
        <mi>w</mi>
        <mo>−</mo>
        <mi>η</mi>
        <mfrac>
          <mrow>
            <mo>∂</mo>
            <mi>L</mi>
          </mrow>
          <mrow>
            <mo>∂</mo>
            <mi>w</mi>
          </mrow>
        </mfrac>
      </Equation>
      <P
        en="A weight that the loss does not need goes to 0. Biases are left alone: they bend nothing."
        zh="损失不需要的权重会趋于 0。偏置不受影响：它们不会使曲线弯曲。"
      />
      <Try
        page="train"
        state={besides(cures.decay)}
        what={{
          en: "The same beside AdamW with weight decay: the validation loss is lower, the accuracy hardly another. It cures false certainty, not ignorance.",
          zh: "与带权重衰减的 AdamW 并排比较：验证损失更低，准确率几乎不变。它治的是盲目自信，不是无知。",
        }}
      />
      <H en="Dropout" zh="Dropout" />
      <P
        en="In every step of training each neuron is silenced with probability p, and the others speak louder to make up for it:"
        zh="训练的每一步，以概率 p 让神经元沉默，其余的放大以作补偿："
      />
      <Equation label="y = x times elementwise m over 1 minus p; m is 0 with probability p, else 1">
        <mi>y</mi>
        <mo>=</mo>
        <mi>x</mi>
        <mo>⊙</mo>
        <mfrac>
          <mi>m</mi>
          <mrow>
            <mn>1</mn>
            <mo>−</mo>
            <mi>p</mi>
          </mrow>
        </mfrac>
        <mo>,</mo>
        <mspace width="1em" />
        <V of="m" sub="i" />
        <mo>∈</mo>
        <mo>{"{"}</mo>
        <mn>0</mn>
        <mo>,</mo>
        <mn>1</mn>
        <mo>{"}"}</mo>
      </Equation>
      <P
        en="No neuron can count on a particular other, so a pattern that only two of them together have learnt by heart is of no use. When the network is asked, nobody is silenced."
        zh="没有哪个神经元能指望另一个特定的神经元，靠少数几个合伙记下的花样便没有用处。真正使用时，谁也不沉默。"
      />
      <Try
        page="train"
        state={besides(cures.dropout)}
        what={{
          en: "The same beside a dropout of one half. Two hundred examples are few, whatever is done with them.",
          zh: "与一半 dropout 并排比较。无论怎样做，两百个例子终究太少。",
        }}
      />
      <H en="Early stopping" zh="提前停止" />
      <P
        en="The cheapest: keep the weights of the epoch in which validation was best, and stop once it has not improved for a while. In an experiment file: trainer: {early_stopping: {patience: 5}}. But choose by validation only. Who chooses by the test set has trained on it, and has nothing left to measure with."
        zh="最省事的办法：保留验证最好的那一轮的权重，一段时间没有改善就停。在实验文件里写 trainer: {early_stopping: {patience: 5}}。但只能按验证集来选；谁按测试集来选，就等于用它训练，再也没有可供衡量的东西了。"
      />
    </>
  );
}
