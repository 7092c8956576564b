import { describe, expect, it } from "vitest";
import { timeLeft, type Underway, type Work } from "../../../src/lab/reproduce/time-left.ts";

const nothing: Work = { ended: [], running: [], waiting: [], jobs: 2 };
const underway = (known: Partial<Underway>): Underway => ({
  ...{ expected: 10, elapsed: 4, left: undefined, mayStop: false, resumed: false },
  ...known,
});

describe("timeLeft", () => {
  it("believes what was expected while nothing is known, and hands tasks out to whoever is free first", () => {
    expect(timeLeft(nothing)).toBe(0);
    expect(timeLeft({ ...nothing, waiting: [10, 6, 3, 2] })).toBe(11);
    expect(timeLeft({ ...nothing, waiting: [10, 6, 3, 2], jobs: 1 })).toBe(21);
    expect(timeLeft({ ...nothing, waiting: [10], jobs: 8 })).toBe(10);
  });

  it("scales it by how long the tasks took that have ended, not task by task but in all", () => {
    const ended = [
      { expected: 10, taken: 30 },
      { expected: 90, taken: 170 },
    ];
    expect(timeLeft({ ...nothing, ended, waiting: [10] })).toBe(20);
  });

  it("takes a running task at its own pace, and learns from it for those that wait", () => {
    const running = [underway({ left: 16 })];
    expect(timeLeft({ ...nothing, running, jobs: 1 })).toBe(16);
    // Expected 10, it will have taken 20.
    expect(timeLeft({ ...nothing, running, waiting: [5], jobs: 1 })).toBe(26);
  });

  it("takes one that has not said anything as it was expected, less what has gone by", () => {
    expect(timeLeft({ ...nothing, running: [underway({})] })).toBe(6);
    expect(timeLeft({ ...nothing, running: [underway({ elapsed: 12 })] })).toBe(0);
  });

  it("expects one that may stop early to do so, though never later than at its last epoch", () => {
    expect(timeLeft({ ...nothing, running: [underway({ left: 100, mayStop: true })] })).toBe(6);
    expect(timeLeft({ ...nothing, running: [underway({ left: 2, mayStop: true })] })).toBe(2);
    // Nor does its pace say anything of the others.
    expect(timeLeft({ ...nothing, running: [underway({ left: 96, mayStop: true })], waiting: [10], jobs: 2 })).toBe(10);
  });

  it("learns nothing from what one takes that goes on from a checkpoint", () => {
    const running = [underway({ left: 1, resumed: true })];
    expect(timeLeft({ ...nothing, running, waiting: [10] })).toBe(10);
  });
});
