import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** An empty folder that is removed when the last test of the file ends. */
export function keptFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "nabla-test-")));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
