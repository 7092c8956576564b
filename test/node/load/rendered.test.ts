import { describe, expect, it } from "vitest";
import type { Table } from "../../../src/data/table.ts";
import type { DigitsData, HanziData } from "../../../src/lab/experiment/datasets/data-section.ts";
import { dataSchema } from "../../../src/lab/experiment/datasets/index.ts";
import { loadRendered, openEndless } from "../../../src/node/load/rendered.ts";

const load = (section: object) => loadRendered(dataSchema.parse(section) as DigitsData | HanziData);
const pictures = ({ inputs, length }: Table): string[] =>
  Array.from({ length }, (_, i) => inputs.subarray(i * 784, (i + 1) * 784).join());

describe("loadRendered", () => {
  it.each([{ name: "digits" }, { name: "hanzi", text: "思用" }])(
    "renders of $name a training and a test part that share no picture, the test part whatever the other's size",
    async (set) => {
      const [small, large, other] = await Promise.all([
        load({ ...set, count: 10, test_count: 10, seed: 3 }),
        load({ ...set, count: 30, test_count: 10, seed: 3 }),
        load({ ...set, count: 10, test_count: 10, seed: 4 }),
      ]);
      expect(large.table).toMatchObject({ length: 30, input: [1, 28, 28] });
      expect(large.table.renew).toBeUndefined();
      expect(large.test).toEqual(small.test);
      expect(large.table.inputs.subarray(0, 7840)).toEqual(small.table.inputs);
      expect(new Set([...pictures(large.table), ...pictures(large.test!)]).size).toBe(40);
      expect(other.test).not.toEqual(small.test);
    },
  );

  it("renews the training part alone, and only where it is asked to be fresh", async () => {
    const { table, test } = await load({ name: "digits", count: 10, test_count: 10, fresh: true });
    expect(table.renew!(3, 2)).not.toEqual(table.inputs.slice(3 * 784, 4 * 784));
    expect(test?.renew).toBeUndefined();
  });

  it("has the classes in the order of the text", async () => {
    const { table } = await load({ name: "hanzi", text: "用 思\n用", count: 4, test_count: 2 });
    expect(table.targets).toMatchObject({ classes: ["用", "思"] });
  });
});

describe("openEndless", () => {
  it("writes with the hand of the section", async () => {
    const thick = { name: "hanzi", text: "用", hand: { pen: 2, size_spread: 0 } };
    const ink = async (section: object): Promise<number> => {
      const set = await openEndless(dataSchema.parse(section) as HanziData);
      const random = { uniform: () => 0.5, normal: () => 0 };
      return set.render(0, random).filter((value) => value > 0).length;
    };
    expect(await ink(thick)).toBeGreaterThan(2 * (await ink({ name: "hanzi", text: "用" })));
  });
});
