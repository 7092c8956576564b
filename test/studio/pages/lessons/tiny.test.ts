import fc from "fast-check";
import { expect, it } from "vitest";
import { backward, difference, forward, step } from "../../../../src/studio/pages/lessons/equations/tiny.ts";

const number = fc.double({ min: -2, max: 2, noNaN: true });
const tiny = fc.record({ w1: number, b1: number, w2: number, b2: number });

it("every derivative is the one that trying gives", () => {
  fc.assert(
    fc.property(tiny, number, number, (network, x, t) => {
      const { gradient } = backward(network, x, t, forward(network, x, t));
      for (const name of ["w1", "b1", "w2", "b2"] as const) {
        expect(gradient[name]).toBeCloseTo(difference(network, name, x, t), 5);
      }
    }),
    { seed: 1 },
  );
});

it("steps do as the lesson says: they settle at a rate of 1, and explode at 1.5", () => {
  const losses = (rate: number): number[] => {
    let network = { w1: 0.8, b1: 0.1, w2: -1.2, b2: 0.3 };
    return Array.from({ length: 8 }, () => {
      const pass = forward(network, 1.5, 1);
      network = step(network, backward(network, 1.5, 1, pass).gradient, rate);
      return pass.loss;
    });
  };
  expect(losses(1).at(-1)).toBeLessThan(0.01);
  expect(losses(1.5).at(-1)).toBeGreaterThan(50);
});
