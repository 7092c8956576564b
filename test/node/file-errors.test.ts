import { describe, expect, it } from "vitest";
import { NablaError, UsageError } from "../../src/kernels/errors.ts";
import { errorCode, fileError } from "../../src/node/file-errors.ts";

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says it`), { code });
}

describe("fileError", () => {
  it.each([
    ["ENOSPC", "Cannot write a: expected free space on the disk, received a full disk (ENOSPC). Free some space,"],
    ["EDQUOT", "received a quota used up (EDQUOT)."],
    ["EROFS", "Cannot write a: expected a disk that can be written to, received a read-only one (EROFS)."],
    ["EACCES", "Cannot write a: expected permission, received a refusal by the operating system (EACCES)."],
    ["EPERM", "received a refusal by the operating system (EPERM)."],
    ["ENAMETOOLONG", "expected a shorter name"],
    ["EWHATEVER", "Cannot write a: expected the operating system to do it, received EWHATEVER."],
  ])("explains %s", (code, message) => {
    const error = fileError("write a", failure(code));
    expect(error).toBeInstanceOf(NablaError);
    expect(error.message).toContain(message);
  });

  it("tells what the user can mend by another name from what the machine refuses", () => {
    expect(fileError("read a", failure("ENOENT"))).toBeInstanceOf(UsageError);
    expect(fileError("write a", failure("ENOSPC"))).not.toBeInstanceOf(UsageError);
  });

  it("leaves other errors alone", () => {
    const error = new UsageError("as it is");
    expect(fileError("write a", error)).toBe(error);
    expect(errorCode(error)).toBeUndefined();
    expect(errorCode(failure("EIO"))).toBe("EIO");
  });
});
