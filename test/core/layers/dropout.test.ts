import { expect, it } from "vitest";
import { dropout } from "../../../src/core/layers/index.ts";
import { backward, forward, inference } from "../../../src/core/network.ts";
import { UsageError } from "../../../src/kernels/errors.ts";
import { openPass } from "../pass.ts";

const rows = 2000;

it("keeps the expected value while it trains, and its backward drops what its forward dropped", () => {
  const { network, trace } = openPass([dropout(0.3)], [10], rows);
  trace[0].x.data.fill(1);
  trace[0].dy.data.fill(2);
  const y = forward(network, trace, { training: true, step: 5 }).data;
  backward(network, trace, { training: true, step: 5 });
  expect(Array.from(y).reduce((a, b) => a + b) / y.length).toBeCloseTo(1, 1.5);
  expect(new Set(y)).toEqual(new Set([0, 1 / 0.7]));
  expect(trace[0].dx?.data).toEqual(y.map((value) => 2 * value));
});

it("is the identity when it predicts", () => {
  const { network, trace } = openPass([dropout(0.9)], [10], 3);
  trace[0].x.data.forEach((_, i, x) => {
    x[i] = i - 7;
  });
  expect(forward(network, trace, inference).data).toEqual(trace[0].x.data);
});

it("draws from a stream of its own in every layer", () => {
  const { network, trace } = openPass([dropout(0.5), dropout(0.5)], [10], rows);
  trace[0].x.data.fill(1);
  const y = forward(network, trace, { training: true, step: 0 }).data;
  const kept = y.filter((value: number) => value > 0).length / y.length;
  expect(kept, "two independent coins").toBeCloseTo(0.25, 1.5);
});

it.each([1, -0.1, 1.5, Number.NaN])("refuses a rate of %f", (rate) => {
  expect(() => dropout(rate)).toThrow(UsageError);
  expect(() => dropout(rate)).toThrow(`expected a rate of at least 0 and below 1, received ${rate}`);
});
