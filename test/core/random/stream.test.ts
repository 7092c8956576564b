import { describe, expect, it } from "vitest";
import { type Stream, stream, streamKey } from "../../../src/core/random/stream.ts";
import { NablaError, UsageError } from "../../../src/kernels/errors.ts";
import { bitsAt } from "../../../src/kernels/threefry.ts";
import { numpyValues } from "./numpy-values.ts";

const N = 200_000;

describe("stream", () => {
  it.each(numpyValues().streams)("$seed $name agrees with a second implementation at every position", (expected) => {
    const { seed, name, key, positions, bits, uniforms } = expected;
    const random = stream(seed, name);
    expect(streamKey(seed, name)).toEqual(key);
    expect(random.key).toEqual(key);
    expect(positions.map((p) => at(random, p).bits())).toEqual(bits);
    expect(positions.map((p) => at(random, p).uniform())).toEqual(uniforms);
    expect(positions.map((p) => bitsAt(key[0]!, key[1]!, Math.floor(p / 2 ** 32), p % 2 ** 32))).toEqual(bits);
  });

  it("is a function of seed, name and position only", () => {
    const whole = Array.from(
      { length: 50 },
      (
        (random) => () =>
          random.uniform()
      )(stream(3, "a")),
    );
    expect(
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.uniform()
        )(at(stream(3, "a"), 30)),
      ),
    ).toEqual(whole.slice(30));
  });

  it("differs wherever seed or name do", () => {
    const names = [
      "",
      "a",
      "b",
      "aa",
      "ab",
      "ba",
      "a\0",
      "\0a",
      "initialisation",
      "shuffling",
      "dropout",
      "augmentation",
    ];
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
    const firsts = seeds.flatMap((seed) => names.map((name) => stream(seed, name).uniform()));
    expect(new Set(firsts).size).toBe(seeds.length * names.length);
  });

  it.each([-1, 1.5, 2 ** 53, Number.NaN, Number.NEGATIVE_INFINITY])("refuses the seed %d", (seed) => {
    expect(() => stream(seed, "a")).toThrow(UsageError);
    expect(() => stream(seed, "a")).toThrow(
      `Cannot seed a generator: expected a whole number from 0 to 9007199254740991, received ${seed}.`,
    );
    expect(() => streamKey(seed, "a")).toThrow(UsageError);
  });

  it.each([0, -3, 0.5, 2 ** 53, Number.NaN])("refuses below(%d)", (n) => {
    expect(() => stream(0, "a").below(n)).toThrow(
      `Cannot draw a whole number below n: expected n from 1 to 9007199254740991, received ${n}.`,
    );
  });

  it.each([-1, 1.5, 2 ** 32])("refuses permutation(%d)", (n) => {
    expect(() => stream(0, "a").permutation(n)).toThrow("Cannot permute 0 … n - 1");
  });
});

describe("what a stream draws", () => {
  it("uniform: moments, and sixty-four even cells", () => {
    const values = draw(stream(1, "uniform"), (random) => random.uniform());
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    expectMean(values, 1 / 2, 1 / 12);
    expectMean(
      values.map((u) => (u - 1 / 2) ** 2),
      1 / 12,
      1 / 180,
    );
    expectEven(
      values.map((u) => Math.floor(u * 64)),
      64,
    );
  });

  it("uniform(low, high) and normal(mean, deviation) are the plain ones, moved and stretched", () => {
    expect(stream(1, "a").uniform(-2, 6)).toBe(-2 + 8 * stream(1, "a").uniform());
    const [one, other] = [stream(1, "a"), stream(1, "a")];
    for (let i = 0; i < 3; i++) expect(one.normal(5, 0.5)).toBe(5 + 0.5 * other.normal());
  });

  it("bits: every bit is set half of the time", () => {
    const values = draw(stream(2, "bits"), (random) => random.bits());
    for (let bit = 0; bit < 32; bit++)
      expectMean(
        values.map((word) => (word >>> bit) & 1),
        1 / 2,
        1 / 4,
      );
  });

  it("normal: four moments", () => {
    const values = draw(stream(3, "normal"), (random) => random.normal());
    expectMean(values, 0, 1);
    expectMean(
      values.map((z) => z ** 2),
      1,
      2,
    );
    expectMean(
      values.map((z) => z ** 3),
      0,
      15,
    );
    expectMean(
      values.map((z) => z ** 4),
      3,
      96,
    );
    expectMean(
      values.map((z) => (Math.abs(z) < 1 ? 1 : 0)),
      0.6826894921370859,
      0.2166,
    );
  });

  it.each([1, 2, 3, 7, 10, 97, 1000])("below(%d) is even", (n) => {
    const values = draw(stream(4, "below"), (random) => random.below(n));
    expect(Math.max(...new Set(values))).toBe(n - 1);
    if (n > 1) expectEven(values, n);
  });

  it("below(n) is even where a remainder alone would favour the lower third by two to one", () => {
    // 2^53 = n + n / 3: without rejection the lower third of 0 … n - 1 would come up twice as often.
    const n = 3 * 2 ** 51;
    const values = draw(stream(5, "below"), (random) => Math.floor((3 * random.below(n)) / n));
    expectEven(values, 3);
  });

  it("permutation: every order of four is as likely as any", () => {
    const random = stream(6, "permutation");
    const orders = Array.from({ length: 48_000 }, () =>
      random.permutation(4).reduce((code, item) => 4 * code + item, 0),
    );
    const kinds = [...new Set(orders)].sort();
    expect(kinds.length).toBe(24);
    expectEven(
      orders.map((code) => kinds.indexOf(code)),
      24,
    );
  });

  it("permutation holds each number once, shuffle each item", () => {
    expect(Array.from(stream(7, "a").permutation(1000)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    );
    expect(stream(7, "a").permutation(0).length).toBe(0);
    const items = [..."gradient"];
    stream(7, "a").shuffle(items);
    expect(items.join("")).not.toBe("gradient");
    expect(items.sort().join("")).toBe("adeginrt");
  });

  it("streams of neighbouring names and seeds are uncorrelated", () => {
    for (const [one, other] of [
      [stream(0, "a"), stream(0, "b")],
      [stream(0, "a"), stream(1, "a")],
      [stream(0, "a"), stream(2 ** 32, "a")],
    ] as const) {
      const products = draw(one, (random) => (random.uniform() - 1 / 2) * (other.uniform() - 1 / 2));
      expectMean(products, 0, 1 / 144);
    }
  });
});

describe("a stream's position", () => {
  it("is the number of draws, and setting it forgets a kept deviate", () => {
    const random = stream(8, "a");
    expect(random.counter).toBe(0);
    random.bits();
    random.uniform();
    expect(random.counter).toBe(2);
    const first = at(random, 10).normal();
    expect(at(random, 10).normal()).toBe(first);
  });

  it("continues from a state that went through JSON, between the two deviates of a pair too", () => {
    for (const normals of [0, 1, 2]) {
      const random = stream(9, "a");
      for (let i = 0; i < normals; i++) random.normal();
      const saved = JSON.parse(JSON.stringify(random.state()));
      const expected = some(random);
      const resumed = stream(9, "a");
      resumed.restore(saved);
      expect(some(resumed)).toEqual(expected);
    }
  });

  it.each([
    [{ kind: "numpy" }, "expected a state of kind stream, received numpy"],
    [{ kind: { toString: 1, valueOf: 1 } }, "expected a state of kind stream, received an object"],
    [{ name: { toString: 1, valueOf: 1 } }, "expected seed 9, name a, received seed 9, name an object"],
    [{ seed: 10 }, "expected seed 9, name a, received seed 10, name a"],
    [{ name: "b" }, "expected seed 9, name a, received seed 9, name b"],
    [{ counter: -1 }, "expected a counter from 0 to 9007199254740991, received -1"],
    [{ counter: undefined }, "expected a counter from 0 to 9007199254740991, received undefined"],
    [{ counter: { toString: 1, valueOf: 1 } }, "expected a counter from 0 to 9007199254740991, received an object"],
    [{ spare: { toString: 1, valueOf: 1 } }, "expected no spare deviate or a finite one, received an object"],
    [{ spare: Number.NaN }, "expected no spare deviate or a finite one, received NaN"],
  ])("refuses a state with %j and stays as it was", (change, message) => {
    const random = stream(9, "a");
    random.normal();
    const before = random.state();
    expect(() => random.restore({ ...before, ...change } as never)).toThrow(message);
    expect(() => random.restore({ ...before, ...change } as never)).toThrow(NablaError);
    expect(random.state()).toEqual(before);
  });
});

function at(random: Stream, position: number): Stream {
  random.counter = position;
  return random;
}

function some(random: Stream): number[] {
  return [random.normal(), random.normal(), random.normal(), random.uniform(), random.bits(), ...random.permutation(9)];
}

function draw(random: Stream, one: (random: Stream) => number): number[] {
  return Array.from({ length: N }, () => one(random));
}

/** The mean lies within four standard errors; seeds are fixed, so this either always holds or never. */
function expectMean(values: readonly number[], mean: number, variance: number): void {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(average - mean) / Math.sqrt(variance / values.length)).toBeLessThan(4);
}

/** Pearson's chi-square over `cells` even cells lies within four standard deviations of its mean. */
function expectEven(values: readonly number[], cells: number): void {
  const counts = new Array<number>(cells).fill(0);
  for (const value of values) counts[value]! += 1;
  const even = values.length / cells;
  const chiSquare = counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
  expect(Math.abs(chiSquare - (cells - 1)) / Math.sqrt(2 * (cells - 1))).toBeLessThan(4);
}
