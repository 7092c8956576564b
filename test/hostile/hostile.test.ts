import { beforeAll, describe, expect, it } from "vitest";
import { cannot, NablaError } from "../../src/kernels/errors.ts";
import { formats } from "./formats.ts";
import { fuzz, type Outcome } from "./fuzz.ts";
import { objection } from "./law.ts";

const cases = 500;

describe("hostile input", () => {
  let outcomes: ReadonlyMap<string, Outcome>;

  beforeAll(async () => {
    outcomes = await fuzz(formats.map(({ name }) => ({ format: name, seed: 2026, from: 0, to: cases })));
  }, 600_000);

  it.each(formats.map(({ name }) => name))(
    "as %s is read or refused with an explanation, in bounded time and memory",
    (name) => {
      const { failures, accepted, refused } = outcomes.get(name)!;
      expect(failures).toEqual([]);
      expect(accepted + refused).toBe(cases);
      // Whatever is always refused at the door is no test of the house.
      expect(Math.min(accepted, refused)).toBeGreaterThan(cases / 50);
    },
  );
});

describe("the law", () => {
  it("passes errors in our grammar", () => {
    expect(objection(cannot("read a", "b", "c", "Do d."))).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ["a fault of the program", new RangeError("Invalid array length"), /RangeError: Invalid array length/],
    ["another grammar", new NablaError("Bad file."), /against the grammar: "Bad file\."/],
    ["a message without end", cannot("read a", "b", "c".repeat(1000)), /against the grammar/],
    [
      "a message that a terminal obeys",
      new NablaError("Cannot read \u001b: expected b, received c."),
      /against the grammar/,
    ],
  ])("objects to %s", (_, error, why) => {
    expect(objection(error)).toMatch(why);
  });
});

describe("a reader that breaks the law", () => {
  const reasons = [
    ["hangs", "nothing for 8 seconds"],
    ["dies", "the process ended with SIGABRT"],
    ["throws", "TypeError: undefined is not a function"],
    ["swells", "MiB of memory"],
    ["litters", "litter left beside its folder"],
  ] as const;
  let outcomes: ReadonlyMap<string, Outcome>;

  beforeAll(async () => {
    const jobs = reasons.map(([name]) => ({ format: name, seed: 1, from: 0, to: 3 }));
    outcomes = await fuzz(jobs, { list: "sick.ts", patience: 8000 });
  }, 600_000);

  it.each(reasons)("is found where it %s, and the cases after it are tried", (name, why) => {
    const { failures, accepted, refused } = outcomes.get(name)!;
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(`node scripts/fuzz.mjs "${name}" 1 1: `);
    expect(failures[0]).toContain(why);
    // What an ended worker had counted is lost with it.
    expect(accepted + refused).toBe(name === "hangs" || name === "dies" ? 1 : 3);
  });
});
