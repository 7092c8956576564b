import { expect, it } from "vitest";
import { roughly } from "../../src/cli/roughly.ts";

it.each([
  [0, "1 second"],
  [1.4, "1 second"],
  [9.4, "9 seconds"],
  [12, "10 seconds"],
  [13, "15 seconds"],
  [54, "55 seconds"],
  [55, "1 minute"],
  [89, "1 minute"],
  [91, "2 minutes"],
  [3540, "59 minutes"],
  [3600, "1 hour"],
  [3900, "1 hour 5 minutes"],
  [7260, "2 hours 1 minute"],
])("%d seconds are about %s", (seconds, words) => {
  expect(roughly(seconds)).toBe(words);
});
