import { describe, expect, it } from "vitest";
import { digitSet, renderedData } from "../../../src/data/render/index.ts";

describe("renderedData", () => {
  it("has a training part, fresh where asked, and a test part that its size does not change", () => {
    const small = renderedData(digitSet(3), { count: 10, testCount: 5, fresh: false });
    const large = renderedData(digitSet(3), { count: 20, testCount: 5, fresh: true });
    expect(small).toMatchObject({ name: "digits", table: { length: 10 }, test: { length: 5 } });
    expect(large.test).toEqual(small.test);
    expect(large.table.inputs.subarray(0, 10 * 784)).toEqual(small.table.inputs);
    expect([small.table.renew, small.test?.renew, large.test?.renew]).toEqual([undefined, undefined, undefined]);
    expect(large.table.renew?.(4, 2)).not.toEqual(large.table.inputs.subarray(4 * 784, 5 * 784));
  });
});
