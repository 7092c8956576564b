import { expect, it } from "vitest";
import { batchNorm } from "../../../src/core/layers/index.ts";
import { forward } from "../../../src/core/network.ts";
import { openPass, training } from "../pass.ts";

it("learns no variance from a single number, and a mean still", () => {
  const { network, trace } = openPass([batchNorm()], [2], 1);
  trace[0].x.data.set([3, -5]);
  const y = forward(network, trace, training).data;
  const state = Object.fromEntries(network.buffers.map(({ name, value }) => [name, Array.from(value.data)]));
  expect(state["0.running_var"]).toEqual([1, 1]);
  expect(state["0.running_mean"][0]).toBeCloseTo(0.3, 12);
  expect(Array.from(y)).toEqual([0, 0]);
});
