import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../scripts/bundle.mjs";
import { isolation, type OpenPage, openPage } from "../../scripts/chromium.mjs";
import { startThreads } from "../../src/node/threads.ts";
import { experimentFile } from "../cli/experiments.ts";
import { train } from "../cli/nabla.ts";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { type Bits, computeBits } from "./bits.ts";
import { describeInChromium } from "./chromium.ts";

/** Exports of page.ts, as the page sees them. */
type Exports = typeof import("./page.ts");

/** Calls an export of page.ts in the page. */
function call<N extends keyof Exports>(
  { page }: OpenPage,
  name: N,
  ...args: Parameters<Exports[N]>
): Promise<Awaited<ReturnType<Exports[N]>>> {
  return page.evaluate(([name, args]) => Reflect.get(globalThis, "script")[name](...args), [name, args] as const);
}

/** Every kind of layer, and steps that are long enough to be shared out. */
const yaml = `version: 1
data: {name: digits, count: 400, test_count: 50, batch_size: 64}
model:
  - conv2d: {out_channels: 6, kernel_size: 5}
  - batch_norm
  - relu
  - max_pool2d: 2
  - flatten
  - linear: 64
  - tanh
  - dropout: 0.3
  - linear: 10
optimizer: {adam: {lr: 2e-3}}
trainer: {epochs: 2}
`;

describeInChromium("in Chromium", () => {
  let script: string;
  beforeAll(async () => {
    script = await bundle(join(import.meta.dirname, "page.ts"));
  });

  describe("on an isolated page", () => {
    let open: OpenPage;
    let node: Bits;
    beforeAll(async () => {
      open = await openPage(script);
      node = await onNode(1);
    });
    afterAll(() => open.close());

    it("every kernel computes the bits that it computes in Node, on one thread and on two", async () => {
      const [one, two, nodeTwo] = [await call(open, "bits", 1), await call(open, "bits", 2), await onNode(2)];
      expect(Object.keys(node.hashes).length).toBeGreaterThan(90);
      for (const other of [one, two, nodeTwo]) expect(other.hashes).toEqual(node.hashes);
      // And not because nobody shared anything.
      expect([node.shared, one.shared]).toEqual([0, 0]);
      expect(two.shared).toBeGreaterThan(0);
      expect(nodeTwo.shared).toBeGreaterThan(0);
    });

    it("trains to the weights that nabla train leaves, on one thread and on two", async () => {
      const folder = temporaryFolder();
      const file = experimentFile(folder, yaml);
      const onNode = async (threads: string) =>
        (await train(file, "--threads", threads, "--out", `${folder}/${threads}`))["weights_sha256"];
      const expected = await onNode("1");
      expect(expected).toMatch(/^[0-9a-f]{64}$/);
      expect(await onNode("2")).toBe(expected);
      expect(await call(open, "train", yaml, 1)).toEqual({ weights: expected, threads: 1 });
      expect(await call(open, "train", yaml, 2)).toEqual({ weights: expected, threads: 2 });
    });

    it("has nothing to say of threads, and refuses what is no number of them", async () => {
      expect(await call(open, "computing", 2)).toEqual({ threads: 2, kernels: "wasm-threads", isReference: false });
      expect(await call(open, "computing", 1)).toEqual({ threads: 1, kernels: "wasm", isReference: false });
      expect(await call(open, "demandThreads", 0)).toBe(
        "UsageError: Cannot start threads: expected a positive integer, received 0.",
      );
    });
  });

  it("computes alone what its threads may not begin under a content security policy", async () => {
    const open = await openPage(script, { headers: { ...isolation, "Content-Security-Policy": "worker-src 'none'" } });
    try {
      const [alone, forbidden] = [await call(open, "train", yaml, 1), await call(open, "train", yaml, 2)];
      expect(forbidden).toEqual({ weights: alone.weights, threads: 2 });
    } finally {
      await open.close();
    }
  });

  it("computes on one thread where the page is not isolated, and says so", async () => {
    const open = await openPage(script, { headers: {} });
    try {
      const why = "none (the page is not cross-origin isolated)";
      expect(await call(open, "computing", 2)).toEqual({
        threads: 1,
        kernels: "wasm",
        isReference: false,
        notice: `Computing on one thread. Shared memory for 2: ${why}.`,
        whyNotThreads: why,
      });
      expect(await call(open, "demandThreads", 2)).toBe(
        `NablaError: Cannot start threads: expected shared memory, received ${why}. Use one thread.`,
      );
      expect((await call(open, "train", yaml, 2)).threads).toBe(1);
    } finally {
      await open.close();
    }
  });

  // Only there does an instruction set decide whether there is SIMD, and can be left out.
  it.skipIf(process.arch !== "x64")("computes in plain JavaScript where there is no SIMD, and says so", async () => {
    const open = await openPage(script, { flags: ["--js-flags=--no-enable-sse4-1"] });
    try {
      expect(await call(open, "computing", 2)).toEqual({
        threads: 1,
        kernels: "reference",
        isReference: true,
        notice:
          "Computing in plain JavaScript, some thirty times slower: this engine has WebAssembly without 128-bit SIMD.",
      });
      expect(await call(open, "demandThreads", 2)).toBe(
        "NablaError: Cannot compile the wasm kernels: expected WebAssembly with SIMD, received WebAssembly without 128-bit SIMD. Use the reference kernels.",
      );
    } finally {
      await open.close();
    }
  });
});

async function onNode(threads: number): Promise<Bits> {
  const backend = startThreads(threads, { patience: 0 });
  const computed = await computeBits(backend);
  backend.close();
  return computed;
}
