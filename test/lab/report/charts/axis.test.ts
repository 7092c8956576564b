import fc from "fast-check";
import { expect, test } from "vitest";
import {
  epochAxis,
  linearAxis,
  logAxis,
  shareAxis,
  spreads,
  tickText,
} from "../../../../src/lab/report/charts/axis.ts";

const names = ({ ticks, text }: ReturnType<typeof linearAxis>): string[] => ticks.map(text);

test("even steps of 1, 2 or 5, from 0 where values come near it", () => {
  expect(names(linearAxis([0.1, 0.97]))).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  expect(names(linearAxis([-0.9, 1]))).toEqual(["−1", "−0.5", "0", "0.5", "1"]);
  expect(names(linearAxis([97, 103]))).toEqual(["96", "98", "100", "102", "104"]);
});

test("factors, with 2 and 5 between where there are few", () => {
  expect(names(logAxis([0.008, 0.3]))).toEqual(["0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "0.5"]);
  expect(names(logAxis([2e-5, 3]))).toEqual(["1e-5", "0.0001", "0.001", "0.01", "0.1", "1", "10"]);
  expect(logAxis([1, 1000]).position(100)).toBe(2);
  expect(logAxis([1, 1000]).position(0)).toBeNaN();
});

test("a share ends at 100%", () => {
  expect(names(shareAxis([0.925, 0.999]))).toEqual(["92%", "94%", "96%", "98%", "100%"]);
  expect(shareAxis([1, 1]).max).toBe(1);
});

test("epochs are whole, with the first and without crowding it", () => {
  expect(names(epochAxis(1, 20))).toEqual(["1", "5", "10", "15", "20"]);
  expect(names(epochAxis(1, 2))).toEqual(["1", "2"]);
  expect(names(epochAxis(1, 10000))).toEqual(["1", "2,000", "4,000", "6,000", "8,000", "10,000"]);
  expect(names(epochAxis(7, 7))).toEqual(["7"]);
});

test("a log scale where positive values span a factor of ten", () => {
  expect(spreads([0.1, 1])).toBe(true);
  expect(spreads([0.2, 1])).toBe(false);
  expect(spreads([0, 1])).toBe(false);
  expect(spreads([-1, 10])).toBe(false);
  expect(spreads([Number.NaN, 0.01, Number.POSITIVE_INFINITY, 1])).toBe(true);
});

test("ticks are written short", () => {
  expect([0, 0.30000000000000004, 1e-5, 2e6, 1e18, 20000].map(tickText)).toEqual([
    "0",
    "0.3",
    "1e-5",
    "2e6",
    "1e18",
    "20,000",
  ]);
});

test("any numbers make a finite axis of few ticks that holds what it can place", () => {
  const anything = fc.array(fc.double());
  const axes = [linearAxis, (values: number[]) => (spreads(values) ? logAxis(values) : linearAxis(values))];
  fc.assert(
    fc.property(anything, fc.constantFrom(...axes), (values, axisOf) => {
      const { min, max, ticks, position } = axisOf(values);
      expect(Number.isFinite(min) && min < max).toBe(true);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(16);
      const room = 1e-9 * (max - min);
      for (const at of values.map(position))
        if (!Number.isNaN(at)) expect(at >= min - room && at <= max + room).toBe(true);
    }),
    { seed: 1 },
  );
});
