import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

it("ten minutes of training with everything on hold their memory flat", () => {
  const script = join(import.meta.dirname, "../../bench/soak.mjs");
  const out = execFileSync(process.execPath, ["--expose-gc", script, "--minutes", "10"], { encoding: "utf8" });
  console.log(out);
  expect(out.match(/: flat$/gm)).toHaveLength(3);
});
