import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { classifier, halves, prepared, trained } from "./prepared.ts";

it("weightsHash is SHA-256 over names, shapes and numbers", () => {
  const { network } = trained(prepared(halves, "model: [linear: {units: 2, weight_init: {constant: 0.5}}]\n"), 0);
  const expected = createHash("sha256").update("0.weight 2x4\n");
  expected.update(Buffer.from(new Float32Array(8).fill(0.5).buffer));
  expected.update("0.bias 2\n").update(Buffer.alloc(8));
  expect(weightsHash(network)).toBe(expected.digest("hex"));
});

it("weightsHash sees every bit, and the running statistics too", () => {
  const { network } = trained(prepared(halves, "model: [linear: 3, batch_norm, linear: 2]\n"), 0);
  const seen = new Set([weightsHash(network)]);
  for (const { value } of [...network.parameters, ...network.buffers]) {
    value.data[value.data.length - 1] += 1e-3;
    seen.add(weightsHash(network));
  }
  expect(seen.size).toBe(1 + network.parameters.length + network.buffers.length);
});

it("weightsHash is the same for the same training", () => {
  const hash = (): string => weightsHash(trained(prepared(halves, classifier)).network);
  expect(hash()).toBe(hash());
});
