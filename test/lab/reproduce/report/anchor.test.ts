import fc from "fast-check";
import { expect, test } from "vitest";
import { anchor } from "../../../../src/lab/reproduce/report/anchor.ts";

test("ordinary names stay readable", () => {
  expect(anchor("row", "r3-epochs", "lr-0.1")).toBe("row_r3-epochs_lr-0.1");
});

test("any names give an id that markup, a reference and a drawing can carry, and no two the same", () => {
  const names = fc.array(fc.oneof(fc.string(), fc.constantFrom("a", "_", ":5f:", "a_b", " ", ")")), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(names, names, (a, b) => {
      const [left, right] = [anchor("x", ...a), anchor("x", ...b)];
      expect(left).toMatch(/^x_[\w.:-]*$/);
      expect(left === right).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { seed: 1 },
  );
});
