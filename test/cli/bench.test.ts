import { describe, expect, it, vi } from "vitest";
import { nabla, nablaJson } from "./nabla.ts";

const quick = ["bench", "--data", "/nowhere", "--rounds", "1", "--seconds", "0.001"];

describe("nabla bench", () => {
  it("prints what each kind of kernels reaches on a workload", async () => {
    const { code, out, err } = await nabla(
      ...quick,
      "--workloads",
      "w2,W9-mlp-1",
      "--kernels",
      "reference,wasm-threads",
    );
    expect([code, err]).toEqual([0, []]);
    const figures = String.raw` +[\d,]+ samples/s +\d+\.\d\d GFLOP/s +\d+% of \d+\.\d`;
    const kernels = [
      expect.stringMatching(new RegExp(`^  reference${figures}$`)),
      expect.stringMatching(new RegExp(`^  wasm, 2 threads${figures}$`)),
    ];
    expect(out).toEqual([
      expect.stringMatching(/^Nabla .*, Node .* cores; on rendered digits; medians of 1 turns of 0.001 s$/),
      "The peak is that of 128-bit SIMD, one core's for each thread, and for a BLAS what its product of 512x512 matrices",
      "reaches, measured in the same turns. GFLOP/s counts all products, also those with a zero that kernels leave out.",
      "",
      "W2  784-15-10 ReLU, SGD; batch 10, float32",
      ...kernels,
      "",
      "W9-mlp-1  predict one sample, 784-100-10; batch 1, float32",
      ...kernels,
      "",
      "W9-mlp-1000  predict 1,000 samples, 784-100-10; batch 1000, float32",
      ...kernels,
    ]);
  });

  it("prints objects whose figures agree with one another", async () => {
    const [machine, result, ...others] = await nablaJson(...quick, "--workloads", "W5-f64", "--kernels", "wasm");
    expect(others).toEqual([]);
    expect(machine).toMatchObject({ event: "machine", digits: "rendered digits", rounds: 1, seconds: 0.001 });
    expect(result).toMatchObject({
      event: "result",
      workload: "W5-f64",
      batch: 80,
      dtype: "float64",
      kernels: "wasm",
      threads: 1,
    });
    const { us_per_step: us, samples_per_s: speed, gflops, rounds } = result as Record<string, number>;
    expect(rounds).toEqual([us]);
    expect(speed).toBeCloseTo(80e6 / us, 3);
    expect(gflops).toBeCloseTo((80 * 2 * (2 * 100 + 3 * (100 * 100 + 100))) / (us * 1000), 6);
  });

  it("leaves out what does not run here and says why, unless it was asked for", async () => {
    vi.stubEnv("NABLA_BLAS", "");
    const platform = Object.getOwnPropertyDescriptor(process, "platform")!;
    // A system for which no library is known.
    Object.defineProperty(process, "platform", { value: "aix" });
    try {
      const all = await nabla(...quick, "--workloads", "W2");
      expect(all.code).toBe(0);
      expect(all.err).toEqual(
        ["blas", "blas-threads"].map((name) =>
          expect.stringMatching(new RegExp(`^Without ${name}\\. Cannot use the BLAS of this machine: `)),
        ),
      );
      expect(all.out.filter((line) => line.startsWith("  "))).toHaveLength(3);
      const asked = await nabla(...quick, "--workloads", "W2", "--kernels", "blas");
      expect(asked).toMatchObject({ code: 1, out: [], err: [expect.stringMatching(/^Cannot use the BLAS/)] });
    } finally {
      Object.defineProperty(process, "platform", platform);
      vi.unstubAllEnvs();
    }
  });

  it.each([
    [
      ["--workloads", "W1,X"],
      "Cannot measure workloads: expected some of W1-sgd, W1-adam, W2, W3, W4, W5-f32, W5-f64, W6-f32, W6-f64, W7, W8, W9-mlp-1, W9-mlp-1000, W9-cnn-1, W9-cnn-1000, received X.",
    ],
    [
      ["--kernels", "wasm,gpu"],
      "Cannot measure kernels: expected some of reference, wasm, wasm-threads, blas, blas-threads, received gpu.",
    ],
    [["--seconds", "0"], "Cannot read --seconds: expected a number above 0, at most 60, received 0."],
    [["--seconds", "soon"], "Cannot read --seconds: expected a number above 0, at most 60, received soon."],
    [["--rounds", "0"], "Cannot read --rounds: expected a whole number of at least 1, received 0."],
    [["--threads", "1"], "Cannot read --threads: expected a whole number of at least 2, received 1."],
  ])("refuses %j", async (options, message) => {
    expect(await nabla("bench", "--data", "/nowhere", ...options)).toEqual({ code: 2, out: [], err: [message] });
  });
});
