import { expect, it } from "vitest";
import { cannot, misuse, NablaError, UsageError } from "../../src/kernels/errors.ts";

it("an error says what could not be done, what was expected, what came, and the fix", () => {
  expect(cannot("read a.npy", "6 numbers", 4).message).toBe("Cannot read a.npy: expected 6 numbers, received 4.");
  expect(misuse("train", "a rate", undefined, "Set lr.").message).toBe(
    "Cannot train: expected a rate, received undefined. Set lr.",
  );
});

it("what the user got wrong is told apart by its class", () => {
  expect(misuse("a", "b", "c")).toBeInstanceOf(UsageError);
  expect(misuse("a", "b", "c")).toBeInstanceOf(NablaError);
  expect(cannot("a", "b", "c")).not.toBeInstanceOf(UsageError);
  expect([cannot("a", "b", "c").name, misuse("a", "b", "c").name]).toEqual(["NablaError", "UsageError"]);
});
