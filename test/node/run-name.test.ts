import { describe, expect, it } from "vitest";
import { runFolderName } from "../../src/node/run-name.ts";

const time = new Date(2024, 4, 6, 7, 8, 9);

describe("runFolderName", () => {
  it.each([
    ["digits", "2024-05-06_07-08-09-digits"],
    ["../../etc/passwd", "2024-05-06_07-08-09-etc-passwd"],
    ["手写 汉字: 9/1?", "2024-05-06_07-08-09-手写-汉字-9-1"],
    ["..", "2024-05-06_07-08-09-run"],
    ["", "2024-05-06_07-08-09-run"],
    ["r1.5_lr-0.1", "2024-05-06_07-08-09-r1.5_lr-0.1"],
    ["x".repeat(300), `2024-05-06_07-08-09-${"x".repeat(50)}`],
    ["𠀀".repeat(300), `2024-05-06_07-08-09-${"𠀀".repeat(50)}`],
  ])("makes %j fit for any disk", (name, expected) => {
    expect(runFolderName(name, time)).toBe(expected);
  });
});
