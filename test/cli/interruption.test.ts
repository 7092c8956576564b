import { afterEach, describe, expect, it, vi } from "vitest";
import { listenForInterruption } from "../../src/cli/interruption.ts";

afterEach(() => vi.restoreAllMocks());

describe.each(["SIGINT", "SIGTERM"] as const)("listenForInterruption at %s", (signal) => {
  it("remembers the first, and ends the process with 130 at the second", () => {
    const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as () => never);
    const interruption = listenForInterruption();
    expect(interruption.asked).toBe(false);
    process.emit(signal);
    expect(interruption.asked).toBe(true);
    expect(exit).not.toHaveBeenCalled();
    process.emit(signal);
    expect(exit).toHaveBeenCalledExactlyOnceWith(130);
    interruption.end();
  });

  it("leaves signals alone once it has ended", () => {
    const before = process.listenerCount(signal);
    const interruption = listenForInterruption();
    expect(process.listenerCount(signal)).toBe(before + 1);
    interruption.end();
    expect(process.listenerCount(signal)).toBe(before);
  });
});
