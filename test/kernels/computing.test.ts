import { afterEach, expect, it, vi } from "vitest";
import { bestComputing } from "../../src/kernels/computing.ts";
import type { Launch } from "../../src/kernels/helper.ts";
import { reference } from "../../src/kernels/reference/index.ts";

const deaf: Launch = () => ({ send: () => undefined, terminate: () => undefined });

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("is wasm on as many threads as are asked for", () => {
  expect(bestComputing(1, deaf)).toMatchObject({ backend: { name: "wasm" }, threads: 1 });
  expect(bestComputing(3, deaf)).toMatchObject({ backend: { name: "wasm-threads", threads: 3 }, threads: 3 });
  expect(bestComputing(3, deaf).notice).toBeUndefined();
  expect(() => bestComputing(0, deaf)).toThrow("Cannot start threads: expected a positive integer, received 0.");
});

it("is one thread where memory cannot be shared, and says so", () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  expect(bestComputing(2, deaf)).toMatchObject({
    backend: { name: "wasm" },
    threads: 1,
    notice: "Computing on one thread. Shared memory for 2: none (the page is not cross-origin isolated).",
  });
  expect(bestComputing(1, deaf).notice).toBeUndefined();
});

it("is the reference where there is no SIMD, and says so", () => {
  vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  expect(bestComputing(2, deaf)).toEqual({
    backend: reference,
    threads: 1,
    notice:
      "Computing in plain JavaScript, some thirty times slower: this engine has WebAssembly without 128-bit SIMD.",
  });
});
