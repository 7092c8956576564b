import { describe, expect, it } from "vitest";
import { bestBackend } from "../../../../src/kernels/wasm.ts";
import { measure } from "../../../../src/studio/pages/lessons/saturation/measure.ts";

const { backend } = bestBackend();

describe("a deep network at its birth does as the lesson says", () => {
  it("under N(0, 1) and tanh most of it is flat, and what error there is grows on its way back", () => {
    const layers = measure("normal", "tanh", backend);
    for (const { flat } of layers) expect(flat).toBeGreaterThan(0.7);
    expect(layers[0]!.error / layers.at(-1)!.error).toBeGreaterThan(10);
  });

  it("under N(0, 0.01²) the error vanishes", () => {
    const layers = measure("small", "tanh", backend);
    expect(layers.at(-1)!.error / layers[0]!.error).toBeGreaterThan(1e4);
  });

  it("the sigmoid lets it vanish even with Xavier’s weights", () => {
    const layers = measure("xavier", "sigmoid", backend);
    expect(layers.at(-1)!.error / layers[0]!.error).toBeGreaterThan(100);
  });

  it.each([
    ["xavier", "tanh"],
    ["he", "relu"],
  ] as const)("%s keeps its size under %s", (start, activation) => {
    const errors = measure(start, activation, backend).map(({ error }) => error);
    expect(Math.max(...errors) / Math.min(...errors)).toBeLessThan(2);
  });
});
