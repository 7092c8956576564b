import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { DType } from "../../src/kernels/tensor.ts";

/** A tensor as JSON has it: lists in lists. */
export type Nested = number | readonly Nested[];

/** Reads what test/fixtures/pytorch/make.py wrote. */
export function readTorch<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/pytorch/${name}.json`), "utf8")) as T;
}

/** The numbers of a nested list in row-major order. */
export function flat(nested: Nested): number[] {
  return typeof nested === "number" ? [nested] : nested.flatMap(flat);
}

/** The shape of a nested list. */
export function shapeOf(nested: Nested): number[] {
  return typeof nested === "number" ? [] : [nested.length, ...shapeOf(nested[0])];
}

/** How closely we agree with PyTorch: relative to the number, or absolutely where it is below 1. */
export const tolerance: Readonly<Record<DType, number>> = { float32: 1e-5, float64: 1e-12 };

/** Expects PyTorch's numbers within a tolerance relative to each of them, or absolute below 1. */
export function expectTorch(received: ArrayLike<number>, expected: Nested, within: number, what: string): void {
  const wanted = flat(expected);
  expect(received.length, `${what}: how many`).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const error = Math.abs(received[i] - wanted[i]) / Math.max(1, Math.abs(wanted[i]));
    if (!(error <= within)) expect.fail(`${what} [${i}]: PyTorch has ${wanted[i]}, we have ${received[i]}`);
  }
}
