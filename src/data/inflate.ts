import type { FlateStreamHandler } from "fflate";
import { cannot, NablaError } from "../kernels/errors.ts";
import { formatBytes } from "./read-options.ts";

/** Compressed bytes handed over at a time: DEFLATE grows at most 1032-fold, so a bomb is noticed within 17 MB of output. */
const STEP = 16_384;
/** A valid stream cannot swallow this much and yield nothing; what follows its end would be gathered in quadratic time. */
const SILENCE = 2 ** 20;

/** Unpacked bytes that gather at the start of one block. */
export interface Unpacked {
  bytes: Uint8Array;
  length: number;
}

/** What fflate's `Inflate`, `Gunzip` and `Unzlib` have in common. */
export interface InflateStream {
  ondata: FlateStreamHandler;
  push(chunk: Uint8Array, final: boolean): void;
}

/** The verb and name for messages (`gunzip x.gz`), the most bytes that may come out, and how many are promised. */
export interface InflateOptions {
  readonly action: string;
  readonly limit: number;
  readonly expected: number;
}

/** An empty block as large as `packed` bytes promise to need, but never more than DEFLATE could reach from so few. */
export function reserve(packed: number, { limit, expected }: InflateOptions): Unpacked {
  return { bytes: new Uint8Array(Math.min(expected, limit, packed * 1032)), length: 0 };
}

/**
 * Drives one of fflate's streams over `bytes` and gathers its output in `out`, stopping as soon as it passes `limit`.
 *
 * @throws NablaError for a stream that is cut short, damaged or larger than `limit`
 */
export function inflate(stream: InflateStream, bytes: Uint8Array, out: Unpacked, options: InflateOptions): void {
  const { action } = options;
  stream.ondata = (chunk) => {
    append(out, chunk, options);
  };
  let silentSince = 0;
  try {
    for (let at = 0; at === 0 || at < bytes.length; at += STEP) {
      const before = out.length;
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (out.length > before) silentSince = at;
      else if (at - silentSince > SILENCE) throw damaged(action, "bytes that unpack to nothing");
    }
  } catch (error) {
    if (error instanceof NablaError) throw error;
    throw (error as { code?: number }).code === 0
      ? cannot(action, "complete compressed data", `data that ends early, after ${bytes.length} bytes`, AGAIN)
      : damaged(action, "data that does not unpack");
  }
}

const AGAIN = "The file is cut short: copy or download it again.";

/** The error for compressed bytes that contradict themselves. */
export function damaged(action: string, received: string): NablaError {
  return cannot(
    action,
    "intact compressed data",
    received,
    "The file is damaged or cut short: copy or download it again.",
  );
}

function append(out: Unpacked, chunk: Uint8Array, { action, limit }: InflateOptions): void {
  const length = out.length + chunk.length;
  if (length > limit) {
    throw cannot(
      action,
      `at most ${formatBytes(limit)} unpacked`,
      "more",
      "A small file that unpacks to so much is usually damaged or hostile; if you trust it, raise the limit.",
    );
  }
  if (length > out.bytes.length) {
    const grown = new Uint8Array(Math.min(limit, Math.max(length, 2 * out.bytes.length)));
    grown.set(out.bytes.subarray(0, out.length));
    out.bytes = grown;
  }
  out.bytes.set(chunk, out.length);
  out.length = length;
}
