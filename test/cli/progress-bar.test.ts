import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { bar, clock } from "../../src/cli/progress-bar.ts";

const state = { label: "epoch 3/20", done: 50, total: 200, elapsed: 10, figures: ["1,234 samples/s", "loss 0.08"] };

function plain(changed: Partial<typeof state> & { before?: number } = {}, columns = 120): string {
  return stripVTControlCharacters(bar({ ...state, ...changed }, columns));
}

describe("bar", () => {
  it("shows the share, a bar, the time gone and left, and the figures", () => {
    expect(plain()).toBe(`epoch 3/20  25%|${"█".repeat(7)}▌${" ".repeat(22)}| 00:10<00:30, 1,234 samples/s, loss 0.08`);
    expect(plain({ done: 200 })).toBe(`epoch 3/20 100%|${"█".repeat(30)}| 00:10<00:00, 1,234 samples/s, loss 0.08`);
  });

  it("knows nothing of the time left before anything is done", () => {
    expect(plain({ done: 0 })).toContain("|                              | 00:10<?, ");
    expect(plain({ done: 0, total: 0 })).toContain("  0%|");
  });

  it("takes the pace of what was done since the start alone", () => {
    expect(plain({ done: 150, before: 140 })).toContain(" 75%|");
    expect(plain({ done: 150, before: 140 })).toContain("| 00:10<00:50, ");
    expect(plain({ done: 140, before: 140 })).toContain("| 00:10<?, ");
  });

  it.each([200, 80, 60, 40, 30, 20, 10])("never fills a line of %i characters", (columns) => {
    expect(plain({}, columns).length).toBeLessThan(columns);
    const line = bar(state, columns);
    // Whatever colour begins also ends.
    expect(line.split("\u001b[34m").length).toBe(line.split("\u001b[39m").length);
  });
});

describe("clock", () => {
  it.each([
    [0, "00:00"],
    [59.6, "01:00"],
    [3599, "59:59"],
    [3600, "1:00:00"],
    [100_000, "27:46:40"],
    [Number.NaN, "?"],
    [Number.POSITIVE_INFINITY, "?"],
  ])("shows %d seconds as %s", (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});
