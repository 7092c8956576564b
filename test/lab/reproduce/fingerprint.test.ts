import { expect, it } from "vitest";
import { fingerprint } from "../../../src/lab/reproduce/fingerprint.ts";

it("changes with the experiment, the version and the data, and with what is which", () => {
  const one = { config: "a", version: "1", dataHash: "b" };
  const all = [one, { ...one, config: "c" }, { ...one, version: "2" }, { ...one, dataHash: "d" }];
  const others = [
    { config: "1", version: "a", dataHash: "b" },
    { config: "a1", version: "", dataHash: "b" },
  ];
  const hashes = [...all, ...others].map(fingerprint);
  expect(new Set(hashes).size).toBe(6);
  expect(fingerprint({ ...one })).toBe(hashes[0]);
  // printf '["a","1","b"]' | sha256sum
  expect(hashes[0]).toBe("6996460d845ca91664c8a8756b0241602ff71890a840a1d454de17128e60010f");
});
