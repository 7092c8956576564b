import { expect, it } from "vitest";
import * as layers from "../../../src/core/layers/index.ts";
import { crossEntropy } from "../../../src/core/losses/index.ts";
import { backward, forward } from "../../../src/core/network.ts";
import { zeros } from "../../../src/kernels/tensor.ts";
import { draw, openPass, training } from "../pass.ts";

it.each(["mean", "sum"] as const)(
  "fused with softmax it is the unfused pair to 1e-12: value and gradient (%s)",
  (reduction) => {
    const [rows, columns] = [6, 5];
    const x = draw("logits", rows * columns, -3, 3);
    const t = draw("shares", rows * columns, 0.05, 1);
    for (let i = 0; i < rows; i++) {
      const row = t.subarray(i * columns, (i + 1) * columns);
      row.set(row.map((share) => share / row.reduce((a, b) => a + b)));
    }
    const target = { shape: [rows, columns], data: t };

    // The pair: a softmax layer, then −Σ t·log p with its gradient −t/p.
    const { network, trace } = openPass([layers.softmax()], [columns], rows);
    trace[0].x.data.set(x);
    const p = forward(network, trace, training);
    const share = reduction === "mean" ? 1 / rows : 1;
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      value -= share * t[i] * Math.log(p.data[i]);
      trace[0].dy.data[i] = (-share * t[i]) / p.data[i];
    }
    backward(network, trace, training);

    const loss = crossEntropy(reduction);
    const [losses, dy] = [zeros([rows], "float64"), zeros([rows, columns], "float64")];
    const logits = { shape: [rows, columns], data: x };
    expect(Math.abs(loss.value(network.kernels, losses, logits, target) - value)).toBeLessThan(1e-12);
    loss.gradient(network.kernels, dy, logits, target);
    for (let i = 0; i < x.length; i++)
      expect(Math.abs(dy.data[i] - (trace[0].dx?.data[i] ?? Number.NaN))).toBeLessThan(1e-12);
  },
);
