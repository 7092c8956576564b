import { cannot, misuse, type NablaError } from "../kernels/errors.ts";

interface Cause {
  readonly expected: string;
  readonly received: string;
  readonly fix?: string;
  /** Whether the user named the wrong thing, as against the machine failing. */
  readonly misuse?: boolean;
}

const DENIED: Cause = {
  expected: "permission",
  received: "a refusal by the operating system",
  fix: "Change the file's or folder's permissions, or name another.",
};

const CAUSES: Readonly<Record<string, Cause>> = {
  ENOENT: { expected: "an existing file", received: "nothing there", misuse: true },
  EISDIR: { expected: "a file", received: "a folder", misuse: true },
  ENOTDIR: { expected: "folders all along the path", received: "a file as one of them", misuse: true },
  ELOOP: { expected: "a link that leads to a file", received: "links in a circle", misuse: true },
  ENAMETOOLONG: { expected: "a shorter name", received: "one too long for this disk", misuse: true },
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: {
    expected: "a disk that can be written to",
    received: "a read-only one",
    fix: "Name a folder on another disk.",
  },
  ENOSPC: {
    expected: "free space on the disk",
    received: "a full disk",
    fix: "Free some space, or name a folder on another disk.",
  },
  EDQUOT: {
    expected: "free space within your quota",
    received: "a quota used up",
    fix: "Delete something, or name another folder.",
  },
  EFBIG: {
    expected: "a file no larger than this disk allows",
    received: "a larger one",
    fix: "Name a folder on another disk.",
  },
  EIO: { expected: "a working disk", received: "an input/output error", fix: "Check the disk or the network drive." },
  EMFILE: { expected: "fewer open files", received: "the limit of this process", fix: "Raise it with ulimit -n." },
  ENFILE: { expected: "fewer open files", received: "the limit of this machine" },
  EBUSY: {
    expected: "a file that no other program holds",
    received: "one in use",
    fix: "Close the program that holds it.",
  },
};

/** The code that Node gives an error of the operating system, `ENOENT` say; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/**
 * What the operating system refused, as an error to show: `Cannot write runs/a/last.npz: expected free space on the disk, received a full disk.`
 * `action` names the verb and the path. Errors that do not come from the operating system are returned as they are.
 */
export function fileError(action: string, error: unknown): Error {
  const code = errorCode(error);
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  const cause = CAUSES[code];
  if (cause === undefined) return cannot(action, "the operating system to do it", code);
  const report: (action: string, expected: string, received: string, fix?: string) => NablaError = cause.misuse
    ? misuse
    : cannot;
  return report(action, cause.expected, `${cause.received} (${code})`, cause.fix);
}
