import type { Text } from "../../report/language.ts";
import type { ReportId } from "../published.ts";

/** What a report set out to do, in our words. */
export interface Introduction {
  readonly title: Text;
  readonly paragraphs: readonly Text[];
}

export const introductions: Readonly<Record<ReportId, Introduction>> = {
  R1: {
    title: { en: "R1. Fitting a sine and reading characters", zh: "R1　拟合正弦函数与识别汉字" },
    paragraphs: [
      {
        en: "One class, with the layers’ widths, the activation and every rate an argument, serves two tasks: to fit sin x on [−π, π] from 629 points, nine parts of ten for training, and to tell twelve handwritten Chinese characters apart, 28×28 black and white pictures of which there are 620 each. Weights are drawn from N(0, 1), gradients are summed over a batch of 80, and the report tries activations, depths and outputs one after the other until the errors are small.",
        zh: "一个类以各层宽度、激活函数和各种比率为参数，完成两项任务：由 629 个点拟合 [−π, π] 上的 sin x，其中九成用于训练；以及识别十二个手写汉字，每字 620 张 28×28 的黑白图像。权重取自 N(0, 1)，梯度在 80 个样本的批次上求和。报告依次尝试不同的激活函数、层数和输出方式，直到误差足够小。",
      },
      {
        en: "Two details of its source decide its results and are repeated here. The derivative of tanh is taken from the activation as if it were the sum before it, 1 − tanh²(a) instead of 1 − a², which happens to help where N(0, 1) saturates every unit. And most of the character rows learn from a tenth of the pictures and are tested on the other nine.",
        zh: "其源代码中的两个细节决定了结果，本次一并照做。其一，tanh 的导数误把激活值当作加权和来计算，写成 1 − tanh²(a)，而正确的是 1 − a²；在 N(0, 1) 使各单元饱和时，这一错误反而有利。其二，汉字识别的大多数行只用十分之一的图像训练，其余九成用于测试。",
      },
    ],
  },
  R2: {
    title: { en: "R2. Optimisers, batch normalisation and dropout", zh: "R2　优化器、批量归一化与丢弃法" },
    paragraphs: [
      {
        en: "A network of one hidden layer, 784-100-10 with ReLU, reads the digits of MNIST. The report compares plain gradient descent with Adam, and the plain network with one that has batch normalisation, dropout of one half, or both. Training stops when three epochs bring no better validation accuracy. Its task also asks for a convolutional network to hold against the shallow one.",
        zh: "含一个隐藏层的网络 784-100-10，采用 ReLU，识别 MNIST 手写数字。报告先比较随机梯度下降与 Adam，再比较普通网络与加入批量归一化、丢弃率为一半的丢弃法或两者并用的网络。若连续三轮验证准确率没有提高，则停止训练。题目还要求以卷积神经网络与浅层模型对比。",
      },
      {
        en: "It concludes that Adam is better and faster, that either addition alone helps, and that the two together harm. One training of each cannot tell; several, over the same seeds, can be put to a test.",
        zh: "报告的结论是：Adam 更好也更快；两种方法单独使用均有帮助，同时使用反而变差。每种只训练一次不足以判断；用相同的多个种子重复训练后，便可作统计检验。",
      },
    ],
  },
  R3: {
    title: { en: "R3. The four equations on MNIST", zh: "R3　四个方程与手写数字" },
    paragraphs: [
      {
        en: "The report derives the four equations of back-propagation for softmax and cross-entropy with ReLU below: the error of the output, the error of a hidden layer from the one above, and the two gradients. It then trains 784-15-10 by mini-batches of ten, weights and biases from N(0, 1), and prints how many of 10,000 test pictures are right after each of ten epochs, at learning rates 0.1 and 0.5.",
        zh: "报告针对 softmax、交叉熵和 ReLU 推导反向传播的四个方程：输出层误差、由上一层求隐藏层误差，以及偏置与权重的梯度。随后以每批十个样本训练 784-15-10，权重与偏置取自 N(0, 1)，在学习率 0.1 和 0.5 下各训练十轮，并在每轮之后印出 10,000 张测试图像中判对的张数。",
      },
    ],
  },
  R4: {
    title: { en: "R4. A trace to the last digit", zh: "R4　逐位一致的训练记录" },
    paragraphs: [
      {
        en: "The same algorithm, derived with matrix differentials for any depth, is run on random numbers: 200 examples of 12,288 features and random labels, through 12288-20-7-5-1 with ReLU and a sigmoid output. There is nothing to learn but the examples by heart. What makes the report valuable is that it fixes numpy’s seeds and prints the cost every 100 iterations, the weights at the end and all predictions: whoever draws the same numbers and computes the same steps has to get the same digits.",
        zh: "同一算法以矩阵微分推导，适用于任意层数，并在随机数上运行：200 个样本，各有 12,288 个特征，标签随机，网络为 12288-20-7-5-1，采用 ReLU 和 sigmoid 输出。除了记住样本，别无可学。这份报告的价值在于固定了 numpy 的随机种子，并每隔 100 次迭代印出代价，最后印出权重和全部预测值：抽取相同的随机数、执行相同的步骤，就必须得到相同的数字。",
      },
    ],
  },
  R5: {
    title: { en: "R5. A small framework and its ablations", zh: "R5　小型框架与消融实验" },
    paragraphs: [
      {
        en: "A network with one hidden layer is built from a YAML file that lists its layers, and trained on MNIST by batches of 16 with a learning rate that is halved every 5,000 iterations and L2 regularisation. Three tables vary one setting each: the learning rate, the width of the hidden layer, and the strength of the decay.",
        zh: "由列出各层的 YAML 文件构建含一个隐藏层的网络，在 MNIST 上以每批 16 个样本训练，学习率每 5,000 次迭代减半，并采用 L2 正则化。三张表各改变一项设置：学习率、隐藏层宽度和正则化强度。",
      },
      {
        en: "At learning rate 0.01 the report is left with chance, and the decay takes far more than its number suggests. Both bear on whether its gradients are sums or means over a batch, which the report leaves open.",
        zh: "学习率为 0.01 时，准确率与随机猜测无异；正则化的作用也远大于其数值所示。二者都关系到梯度是按批次求和还是求平均，而报告没有说明。",
      },
    ],
  },
};
