import { expect, it } from "vitest";
import { isSampled } from "../../../../../src/studio/pages/train/training/samples.ts";

it("keeps every step at first, and of each doubling no more than before", () => {
  const kept = Array.from({ length: 100_000 }, (_, step) => step).filter(isSampled);
  expect(kept.slice(0, 131)).toEqual([...Array.from({ length: 128 }, (_, step) => step), 128, 130, 132]);
  expect(kept.filter((step) => step >= 32_768 && step < 65_536)).toHaveLength(64);
  expect(kept.length).toBeLessThan(800);
});
