import { describe, expect, it } from "vitest";
import { median, timeSteps, warmUp } from "../../../src/lab/bench/time-steps.ts";

/** A clock that only steps move: each takes as many milliseconds as `costs` says of it. */
function simulated(costs: (step: number) => number) {
  let [time, steps] = [0, 0];
  return {
    now: () => time,
    step: () => {
      time += costs(steps++);
    },
    steps: () => steps,
  };
}

describe("timeSteps", () => {
  it("gives microseconds a step", () => {
    const { step, now } = simulated(() => 0.25);
    expect(timeSteps(step, 0.1, now)).toBeCloseTo(250, 9);
  });

  it("does not count what interrupts a few of them", () => {
    const { step, now } = simulated((i) => (i % 100 === 7 ? 30 : 0.5));
    expect(timeSteps(step, 1, now)).toBeCloseTo(500, 9);
  });

  it("times a step at least once, however long it takes", () => {
    const { step, now, steps } = simulated(() => 5000);
    expect(timeSteps(step, 0.1, now)).toBe(5_000_000);
    expect(steps()).toBe(2);
  });

  it("times together what is too short for the clock", () => {
    const { step, now } = simulated(() => 0.003);
    // A clock of a page that is not isolated: it moves by tenths of a millisecond.
    const coarse = (): number => Math.floor(now() * 10) / 10;
    expect(timeSteps(step, 0.1, coarse)).toBeGreaterThan(2.7);
    expect(timeSteps(step, 0.1, coarse)).toBeLessThan(3.3);
  });
});

it("warmUp goes on until its time is over", () => {
  const { step, now, steps } = simulated(() => 3);
  expect(warmUp(step, 0.01, now)).toBe(3);
  expect(steps()).toBe(4);
});

it("median is the middle, or the mean of both middles, and leaves its input as it is", () => {
  const numbers = [9, 1, 5, 2];
  expect([median([3]), median([3, 1, 2]), median(numbers)]).toEqual([3, 2, 3.5]);
  expect(numbers).toEqual([9, 1, 5, 2]);
});
