import { describe, expect, it } from "vitest";
import { reportChecks } from "../../src/cli/gradcheck.ts";
import type { TensorCheck } from "../../src/core/gradient-check.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { experimentFile } from "./experiments.ts";
import { capturedTerminal, nabla, nablaJson } from "./nabla.ts";

const text = `version: 1
data: {name: sin}
model: [linear: 4, relu, batch_norm, linear: 3, tanh, dropout: 0.5, linear: 1]
`;

describe("nabla gradcheck", () => {
  it("checks every number of every tensor", async () => {
    const results = await nablaJson("gradcheck", experimentFile(temporaryFolder(), text));
    expect(results.map(({ name }) => name)).toEqual([
      "0.weight",
      "0.bias",
      "2.weight",
      "2.bias",
      "3.weight",
      "3.bias",
      "6.weight",
      "6.bias",
      "input",
    ]);
    for (const { ok, relativeError, checked, skipped, shape } of results) {
      expect(ok).toBe(true);
      expect(relativeError as number).toBeLessThan(1e-6);
      const size = (shape as number[]).reduce((a, b) => a * b, 1);
      expect((checked as number) + (skipped as number)).toBe(size);
    }
  });

  it("prints a line a tensor and the verdict", async () => {
    const { code, out } = await nabla(
      "gradcheck",
      experimentFile(temporaryFolder()),
      "--rows",
      "2",
      "--per-tensor",
      "20",
    );
    expect(code).toBe(0);
    expect(out.length).toBe(6);
    expect(out[0]).toMatch(
      /^ok {4}1\.weight {10}12x784 {7}relative error \d\.\d\de-\d+ \(\d+ checked(, \d+ at a kink skipped)?\)$/,
    );
    expect(out.at(-1)).toBe("all within 1e-6");
  });

  it("takes other inputs for another seed", async () => {
    const file = experimentFile(temporaryFolder(), text);
    const [a, b, c] = [
      await nablaJson("gradcheck", file),
      await nablaJson("gradcheck", file),
      await nablaJson("gradcheck", file, "--seed", "1"),
    ];
    expect(b).toEqual(a);
    expect(c).not.toEqual(a);
  });

  it.each(["0", "1.5", "x", "-1", ""])("refuses --rows %s", async (rows) => {
    const { code, err } = await nabla("gradcheck", experimentFile(temporaryFolder()), "--rows", rows);
    expect([code, err]).toEqual([2, [`Cannot read --rows: expected a whole number of at least 1, received ${rows}.`]]);
  });
});

describe("reportChecks", () => {
  const right: TensorCheck = {
    name: "0.weight",
    shape: [2, 3],
    checked: 5,
    skipped: 1,
    relativeError: 3e-9,
    worst: undefined,
  };
  const wrong: TensorCheck = {
    ...right,
    name: "0.bias",
    relativeError: 0.5,
    worst: { index: 2, analytic: 1.5, numeric: 3 },
  };

  it("names a wrong gradient with its worst number, and returns 1", () => {
    const { terminal, out } = capturedTerminal();
    expect(reportChecks([right, wrong], terminal)).toBe(1);
    expect(out).toEqual([
      "ok    0.weight          2x3          relative error 3.00e-9 (5 checked, 1 at a kink skipped)",
      "WRONG 0.bias            2x3          relative error 0.5 (5 checked, 1 at a kink skipped); at 2 analytic 1.5, difference 3",
      "1 of 2 tensors are wrong",
    ]);
  });

  it("takes an error that is no number for wrong", () => {
    const { terminal, out } = capturedTerminal({ json: true });
    expect(reportChecks([{ ...right, relativeError: Number.NaN }], terminal)).toBe(1);
    expect(JSON.parse(out[0])).toMatchObject({ ok: false });
  });

  it("returns 0 where all is right", () => {
    const { terminal, out } = capturedTerminal();
    expect(reportChecks([right], terminal)).toBe(0);
    expect(out.at(-1)).toBe("all within 1e-6");
  });
});
