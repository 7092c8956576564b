import { describe, expect, it } from "vitest";
import { numpyChance, streamChance } from "../../src/core/chance.ts";
import { numpyRandom } from "../../src/core/random/index.ts";

describe("chance from named streams", () => {
  it("has an order for every epoch, whatever was asked before", () => {
    const [one, other] = [streamChance(1), streamChance(1)];
    const orders = [1, 2, 3].map((epoch) => Array.from(one.permutation(epoch, 20)));
    expect(Array.from(other.permutation(3, 20))).toEqual(orders[2]);
    expect(new Set(orders.map(String)).size).toBe(3);
    expect(Array.from(streamChance(2).permutation(1, 20))).not.toEqual(orders[0]);
  });

  it("draws the same weights for every network of one recipe", () => {
    const chance = streamChance(1);
    const first = chance.initial.normal();
    expect(chance.initial.normal()).toBe(first);
    const { initial } = chance;
    expect([initial.normal(), initial.normal()][1]).not.toBe(first);
  });

  it("gives every name a key of its own", () => {
    const chance = streamChance(0);
    const keys = ["dropout:0", "dropout:1", "initialisation"].map((name) => String(chance.key(name)));
    expect(new Set(keys).size).toBe(3);
    expect(String(streamChance(0).key("dropout:0"))).toBe(keys[0]);
  });
});

describe("numpy's chance", () => {
  it("is one generator: the weights first, then each epoch's order", () => {
    const chance = numpyChance(3);
    const numpy = numpyRandom(3);
    expect([chance.initial.normal(), chance.initial.uniform()]).toEqual([numpy.normal(), numpy.uniform()]);
    for (const epoch of [1, 2, 3]) expect(chance.permutation(epoch, 9)).toEqual(numpy.permutation(9));
  });

  it("asked again for an epoch draws the same order, and goes on as if it had been asked once", () => {
    const [once, twice] = [numpyChance(3), numpyChance(3)];
    const order = once.permutation(1, 9);
    expect([twice.permutation(1, 9), twice.permutation(1, 9)]).toEqual([order, order]);
    expect(twice.permutation(2, 9)).toEqual(once.permutation(2, 9));
  });

  it("restores any of its states, through JSON", () => {
    for (const drawn of [0, 1, 2]) {
      const chance = numpyChance(3);
      chance.initial.normal();
      for (let epoch = 1; epoch <= drawn; epoch++) chance.permutation(epoch, 9);
      const state = JSON.parse(JSON.stringify(chance.state()));
      const expected = [drawn + 1, drawn + 2].map((epoch) => chance.permutation(epoch, 9));
      for (const other of [chance, numpyChance(99)]) {
        other.restore(state);
        expect([drawn + 1, drawn + 2].map((epoch) => other.permutation(epoch, 9))).toEqual(expected);
      }
    }
  });

  it("refuses what is no state of it, and goes on as it was", () => {
    const chance = numpyChance(3);
    const state = chance.state() as { before: { key: number[] } };
    const restoring = (wrong: unknown) => () => chance.restore(wrong);
    const noEpoch = "Cannot restore a generator: expected an epoch from 0 to 9007199254740991, received undefined.";
    for (const wrong of [undefined, null, 7, {}]) expect(restoring(wrong)).toThrow(noEpoch);
    expect(restoring({ ...state, before: undefined })).toThrow(
      "Cannot restore numpy's generator: expected a state of kind numpy, received undefined.",
    );
    expect(restoring({ ...state, after: { ...state.before, key: [1] } })).toThrow(
      "Cannot restore a generator: expected 624 words, received 1.",
    );
    expect(chance.permutation(1, 9)).toEqual(numpyChance(3).permutation(1, 9));
  });
});
