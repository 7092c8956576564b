import type { JSX } from "preact";
import type { Lesson } from "../lesson.ts";
import { Equation, M, V } from "../parts/math.tsx";
import { H, P } from "../parts/say.tsx";
import { Try } from "../parts/try.tsx";
import { ThreeOutputs } from "./three-outputs.tsx";

/** From a picture to probabilities and to one number that says how wrong they are. */
export const forward: Lesson = {
  id: "forward",
  title: { en: "Forward", zh: "前向传播" },
  promise: {
    en: "A picture goes in, probabilities come out, and one number says how wrong they are.",
    zh: "输入一张图，输出一组概率，再用一个数说明错得多远。",
  },
  Body,
};

function Body(): JSX.Element {
  return (
    <>
      <H en="A layer" zh="一层" />
      <P
        en="A layer is many neurons that look at the same input. Each has its row of weights; write the rows one under the other and they are a matrix. All sums of the layer are then one product:"
        zh="一层就是许多看同一个输入的神经元。每个神经元有一行权重，逐行叠放便成为矩阵。整层的和就是一次矩阵乘法："
      />
      <Equation label="z of layer l = W of layer l times a of layer l minus 1, plus b of layer l; a of layer l = sigma of z of layer l">
        <V of="z" sup="l" />
        <mo>=</mo>
        <V of="W" sup="l" />
        <msup>
          <mi>a</mi>
          <mrow>
            <mi>l</mi>
            <mo>−</mo>
            <mn>1</mn>
          </mrow>
        </msup>
        <mo>+</mo>
        <V of="b" sup="l" />
        <mo>,</mo>
        <mspace width="1.5em" />
        <V of="a" sup="l" />
        <mo>=</mo>
        <mi>σ</mi>
        <mo>(</mo>
        <V of="z" sup="l" />
        <mo>)</mo>
      </Equation>
      <P
        en={
          <>
            What one layer gives, the next is given:{" "}
            <M>
              <V of="a" sup="0" />
            </M>{" "}
            is the picture,{" "}
            <M>
              <V of="a" sup="1" />
            </M>{" "}
            what the first layer made of it, and so on. That is the whole of forward: a chain of products and bends,
            from the first layer to the last.
          </>
        }
        zh={
          <>
            一层的输出就是下一层的输入：
            <M>
              <V of="a" sup="0" />
            </M>{" "}
            是图像，
            <M>
              <V of="a" sup="1" />
            </M>{" "}
            是第一层的结果，依此类推。前向传播不过如此：从第一层到最后一层，一串乘法和弯曲。
          </>
        }
      />
      <Try
        page="backprop"
        state={{ net: "digits-mlp", drawing: "sample~7", at: "start", lesson: "forward", fix: "network-backprop" }}
        what={{
          en: "Press Forward, layer by layer, on a network of 784-32-10. Click any cell to see its sum.",
          zh: "在 784-32-10 的网络上逐层按“前向”，点任意一格，看它的求和。",
        }}
      />
      <H en="From sums to probabilities" zh="从和到概率" />
      <P
        en="The last layer has a neuron for each class, ten for the digits. Its sums can be any numbers; probabilities must be positive and add up to 1. Softmax makes them so. It raises e to each, which makes all of them positive, and divides by their sum:"
        zh="最后一层每个类别一个神经元，数字有十个。它的和可以是任何数；而概率必须为正，且总和为 1。Softmax 正是做这件事：先取 e 的幂，使其为正，再除以总和："
      />
      <Equation label="p k = e to the z k, over the sum over j of e to the z j">
        <V of="p" sub="k" />
        <mo>=</mo>
        <mfrac>
          <msup>
            <mi>e</mi>
            <V of="z" sub="k" />
          </msup>
          <mrow>
            <munder>
              <mo>∑</mo>
              <mi>j</mi>
            </munder>
            <msup>
              <mi>e</mi>
              <V of="z" sub="j" />
            </msup>
          </mrow>
        </mfrac>
      </Equation>
      <P
        en="Only differences count: add the same number to every sum and the probabilities stay. That is why a softmax is never in doubt about a scribble as such. It compares classes with one another, and one of them is always ahead."
        zh="起作用的只有差：所有的和同加一个数，概率不变。因此面对一团乱涂，softmax 也不会“存疑”：它只在类别之间比较，总有一个领先。"
      />
      <H en="One number for how wrong" zh="用一个数表示错误" />
      <P
        en="Training needs a single number to make smaller. Take the probability that was given to the truth; the loss is its negative logarithm:"
        zh="训练需要一个可以减小的数。取网络给真实类别 t 的概率，其负对数就是损失："
      />
      <Equation label="L = minus the natural logarithm of p t">
        <mi>L</mi>
        <mo>=</mo>
        <mo>−</mo>
        <mi>ln</mi>
        <V of="p" sub="t" />
      </Equation>
      <P
        en="Certain and right costs nothing. A guess among ten costs ln 10, about 2.30, and that is where an untrained network begins. Certain and wrong costs without bound."
        zh="确信且正确，损失为零。十类中瞎猜，损失为 ln 10，约 2.30，未经训练的网络就从这里起步。确信却错误，损失没有上限。"
      />
      <ThreeOutputs />
      <P
        en={
          <>
            The last column is the derivative of the loss by each sum, and it could not be simpler: what was given minus
            what was due,{" "}
            <M>
              <mi>p</mi>
              <mo>−</mo>
              <mi>t</mi>
            </M>
            . It is negative for the truth, which should rise, and positive for the rest, which should fall. With it the
            way back begins.
          </>
        }
        zh={
          <>
            最后一列是损失对每个和的导数，简单得不能再简单：给出的减去应得的，
            <M>
              <mi>p</mi>
              <mo>−</mo>
              <mi>t</mi>
            </M>
            。真实类别处为负，应当增大；其余为正，应当减小。回程就从这里开始。
          </>
        }
      />
      <Try
        page="backprop"
        state={{ net: "digits-mlp", drawing: "sample~7", at: "loss", lesson: "forward", fix: "network-backprop" }}
        what={{
          en: "See the loss of a drawn digit, and choose another truth to see it rise.",
          zh: "看一个数字的损失；换一个“真实类别”，看损失上升。",
        }}
      />
    </>
  );
}
