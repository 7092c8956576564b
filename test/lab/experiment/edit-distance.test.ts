import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../../../src/lab/experiment/edit-distance.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "", 3],
    ["lr", "lr", 0],
    ["relu", "rellu", 1],
    ["adam", "aadm", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["mnist", "mnits", 1],
  ])("of %j and %j is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is symmetric, and zero only of equals", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 6 },
    );
  });
});
