import { describe, expect, it } from "vitest";
import { rotation } from "../../../src/data/render/distort.ts";

describe("rotation", () => {
  it("is cosine and sine to the accuracy it states, and never leaves the unit circle", () => {
    for (let angle = -0.8; angle <= 0.8; angle += 0.01) {
      const [cos, sin] = rotation(angle);
      const error = Math.abs(Math.atan2(sin, cos) - angle);
      expect(error).toBeLessThan(Math.abs(angle) <= 0.5 ? 1e-6 : 2e-5);
      expect(Math.abs(cos * cos + sin * sin - 1)).toBeLessThan(1e-15);
    }
  });
});
