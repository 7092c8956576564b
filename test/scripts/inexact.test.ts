import { describe, expect, it } from "vitest";
import { inexact } from "../../scripts/inexact.mjs";

const found = (source: string): string[] => inexact("a.ts", source).map(({ line, what }) => `${line} ${what}`);

describe("what may give other bits elsewhere", () => {
  it.each([
    ["const y = Math.exp(x);", "1 Math"],
    ["const y = Math\n  .hypot(1, 2);", "1 Math"],
    ["const y = Math.cbrt(x) + 1;", "1 Math"],
    ["const y = Math.sumPrecise([x]);", "1 Math"],
    ["const { exp } = Math;", "1 Math"],
    ['const y = Math["exp"](1);', "1 Math"],
    ["const M = Math;", "1 Math"],
    ["[1, 2].map(Math.log10);", "1 Math"],
    [`const s = \`\${Math.random()}\`;`, "1 Math"],
    ["const y = x ** 2;", "1 **"],
    ["const y = 10 ** -0.5;", "1 **"],
    ["let y = 2;\ny **= x;", "2 **="],
    ["const now = Date.now();", "1 Date"],
    ["const at = (time: number = performance.now()): number => time;", "1 performance"],
    ["const now = globalThis.Date.now();", "1 globalThis"],
    ["const key = crypto.getRandomValues(new Uint8Array(1));", "1 crypto"],
    ["const form = new Intl.NumberFormat();", "1 Intl"],
    ["const n = process.hrtime();", "1 process"],
    ["const given = { Date };", "1 Date"],
    ["names.sort((a, b) => a.localeCompare(b));", "1 localeCompare"],
    ["const text = x.toLocaleString();", "1 toLocaleString"],
    ["const y = f32x4.relaxed_madd(a, b, c);", "1 relaxed_madd"],
    ["@inline\nfunction f(x: f64): f64 { return NativeMath.exp(x); }", "2 NativeMath"],
  ])("%s", (source, place) => {
    expect(found(source)).toEqual([place]);
  });

  it.each([
    ["const y = Math.sqrt(x) + Math.floor(Math.PI) * Math.fround(x) + Math.imul(3, 4);"],
    ["const most = 2 ** 31 - 1;"],
    ["// Math.exp would differ\nconst text = 'Math.exp and Date.now() and x ** 2';"],
    ["/** x ** 2 at a Date */\nexport const exp = (x: number): number => x;"],
    ["const { exp, Date: time } = elementary; recipe.Math.exp(1);"],
    ["@inline\nexport function f<T>(x: v128): v128 { return v128.mul<T>(x, x); }"],
    ["numbers.sort((a, b) => a - b);"],
  ])("is not in %s", (source) => {
    expect(found(source)).toEqual([]);
  });

  it("says where the source cannot be read", () => {
    expect(() => found("const = 3;")).toThrow("Cannot parse a.ts: ");
  });
});
