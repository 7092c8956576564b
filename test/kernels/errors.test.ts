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

it("a message is one line that obeys nobody: names come from files", () => {
  expect(cannot("read a\u001b[2J\n/b.png", "\u202egpj.exe", "\ud800\r\u0085", "\u{1f600} é 字").message).toBe(
    "Cannot read a\\u001b[2J\\u000a/b.png: expected \\u202egpj.exe, received \\ud800\\u000d\\u0085. \u{1f600} é 字",
  );
});
