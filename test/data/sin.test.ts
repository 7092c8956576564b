import { describe, expect, it } from "vitest";
import { sinTable } from "../../src/data/sin.ts";

describe("sinTable", () => {
  it("has R1's 629 points by default", () => {
    const { length, input, inputs, targets } = sinTable();
    expect([length, input, inputs.length]).toEqual([629, [1], 629]);
    expect(inputs[0]).toBe(-Math.PI);
    expect(inputs[628]).toBe(-Math.PI + 628 * 0.01);
    expect(inputs[628]).toBeLessThan(Math.PI);
    if (targets.kind !== "values") throw new Error("not a regression");
    expect(targets.columns).toBe(1);
    for (const [i, x] of inputs.entries()) expect(Math.abs(targets.values[i] - Math.sin(x))).toBeLessThan(3e-16);
  });

  it.each([
    [1, 7],
    [0.5, 13],
    [0.1, 63],
  ])("with a step of %d has %i points, all below π", (step, points) => {
    const { length, inputs } = sinTable(step);
    expect(length).toBe(points);
    expect(inputs[length - 1]).toBeLessThan(Math.PI);
    expect(inputs[length - 1] + step).toBeGreaterThanOrEqual(Math.PI);
  });
});
