import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeEnvironment } from "../../src/node/environment.ts";

describe("describeEnvironment", () => {
  it("adds the engine and the version to what the training knows", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const startedAt = new Date("2024-05-06T07:08:09Z");
    const environment = describeEnvironment({
      kernels: "reference",
      exact: true,
      threads: 1,
      seed: 7,
      dtype: "float32",
      dataHash: "abc",
      startedAt,
    });
    expect(environment).toMatchObject({
      nabla: version,
      engine: { node: process.versions.node, v8: process.versions.v8, platform: process.platform, arch: process.arch },
      kernels: "reference",
      bits: "the same on every machine",
      threads: 1,
      seed: 7,
      dtype: "float32",
      data_sha256: "abc",
      started_at: "2024-05-06T07:08:09.000Z",
    });
    const elsewhere = describeEnvironment({
      kernels: "wasm+blas",
      exact: false,
      threads: 1,
      seed: 7,
      dtype: "float32",
      dataHash: "abc",
      startedAt,
    });
    expect(elsewhere.bits).toBe("may differ from machine to machine");
    expect(environment.engine.cores).toBeGreaterThanOrEqual(1);
    expect(environment.engine.cpu).not.toBe("");
  });
});
