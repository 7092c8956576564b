import { describe, expect, it } from "vitest";
import { slide, slidePool, type WindowOptions } from "../../src/core/window.ts";
import { UsageError } from "../../src/kernels/errors.ts";
import type { Shape } from "../../src/kernels/tensor.ts";

describe("a window slides over a picture", () => {
  const over = (input: Shape, options: Partial<WindowOptions>): string =>
    slide("conv2d", input, { kernelSize: 3, stride: 1, padding: 0, ...options }).output.join("x");

  it.each<[string, Shape, Partial<WindowOptions>]>([
    ["26x26", [1, 28, 28], {}],
    ["24x26", [1, 28, 28], { kernelSize: [5, 3] }],
    ["28x28", [1, 28, 28], { padding: "same" }],
    ["6x9", [2, 6, 9], { padding: "same", kernelSize: [4, 2] }],
    ["1x1", [7, 3, 3], {}],
    ["13x13", [1, 28, 28], { stride: 2 }],
    ["14x5", [1, 28, 28], { stride: [2, 6], padding: [1, 0] }],
    ["1x1", [1, 1, 1], { padding: 1, stride: 9 }],
  ])("and gives %s over %j with %j", (wanted, input, options) => {
    expect(over(input, options)).toBe(wanted);
  });

  it.each<[Shape, Partial<WindowOptions>, string]>([
    [[784], {}, "an input of channels x height x width, received 784."],
    [[2, 28], {}, "an input of channels x height x width, received 2x28."],
    [[1, 4, 9], { kernelSize: 5 }, "a kernel of at most 4x9, received 5x5."],
    [[1, 4, 9], { kernelSize: [4, 12], padding: [0, 1] }, "a kernel of at most 4x11, received 4x12."],
    [[1, 4, 9], { kernelSize: 0 }, "a kernel_size of positive whole numbers, received 0,0."],
    [[1, 4, 9], { kernelSize: [1, 2.5] }, "a kernel_size of positive whole numbers, received 1,2.5."],
    [[1, 4, 9], { stride: [1, 0] }, "a stride of positive whole numbers, received 1,0."],
    [[1, 4, 9], { stride: Number.NaN }, "a stride of positive whole numbers, received NaN,NaN."],
    [[1, 4, 9], { padding: -1 }, "a padding of whole numbers, received -1,-1."],
    [[1, 4, 9], { padding: "same", stride: 2 }, "a stride of 1 with padding same, received 2x2."],
  ])("or refuses %j with %j", (input, options, says) => {
    expect(() => over(input, options)).toThrow(new UsageError(`Cannot build conv2d: expected ${says}`));
  });

  it("and pooling refuses to stand beside it", () => {
    const pool = (padding: number): unknown =>
      slidePool("max_pool2d", [1, 8, 8], { kernelSize: 3, stride: 1, padding }).output;
    expect(pool(1)).toEqual([8, 8]);
    expect(() => pool(2)).toThrow(
      new UsageError("Cannot build max_pool2d: expected a padding of at most 1x1, half the kernel, received 2x2."),
    );
  });
});
