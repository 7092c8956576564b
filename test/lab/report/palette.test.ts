import { expect, test } from "vitest";
import { contrast, heatLevel, heatLevels, palettes, variables } from "../../../src/lab/report/palette.ts";

test("contrast of black, white and one known gray", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  // The darkest gray that fails on white, as every WCAG checker says.
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test.each(["light", "dark"] as const)("text reads in the %s theme", (theme) => {
  const { paper, raised, ink, muted, blue, orange, alarm, line } = palettes[theme];
  for (const text of [ink, muted]) expect(contrast(text, raised)).toBeGreaterThan(4.5);
  for (const text of [ink, muted, blue, orange, alarm]) expect(contrast(text, paper)).toBeGreaterThan(4.5);
  expect(contrast(line, paper)).toBeGreaterThan(1.5);
});

test.each(["light", "dark"] as const)("counts read on every heat level of the %s theme", (theme) => {
  const all = variables(theme);
  for (const hue of ["blue", "orange"]) {
    for (let level = 1; level <= heatLevels; level++) {
      expect(contrast(all[`${hue}-${level}`], all[`on-${hue}-${level}`])).toBeGreaterThan(4.5);
    }
    expect(all[`${hue}-${heatLevels}`]).toBe(all[hue]);
  }
});

test("both themes name the same colours", () => {
  expect(Object.keys(variables("dark"))).toEqual(Object.keys(variables("light")));
});

test.each([
  [0, 0],
  [1e-9, 1],
  [0.25, 4],
  [1, 8],
  [2, 8],
  [Number.NaN, 0],
])("a share of %s has level %s", (share, level) => {
  expect(heatLevel(share)).toBe(level);
});
