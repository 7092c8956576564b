import { decodeLatin1 } from "./text.ts";

const SIGNATURES: readonly (readonly [string, string])[] = [
  ["\x1f\x8b", "gzip"],
  ["\x89PNG", "a PNG image"],
  ["BM", "a BMP image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["\x93NUMPY", "a .npy array"],
  ["PK\x03\x04", "a zip archive (.npz is one)"],
  ["PK\x05\x06", "an empty zip archive"],
  ["%PDF", "a PDF document"],
  ["\x80\x02", "a Python pickle"],
  ["\x80\x03", "a Python pickle"],
  ["\x80\x04", "a Python pickle"],
  ["\x80\x05", "a Python pickle"],
  ["\x00\x00\x08", "an IDX file"],
];

/** What the first bytes of a file look like, for messages: `a PNG image`, `an HTML page`, or the bytes themselves. */
export function looksLike(bytes: Uint8Array): string {
  if (bytes.length === 0) return "an empty file";
  const head = decodeLatin1(bytes.subarray(0, 256));
  for (const [start, what] of SIGNATURES) if (head.startsWith(start)) return what;
  if (/^\s*(<!doctype html|<html|<head)/i.test(head)) return "an HTML page (an error page saved as the file?)";
  if (/^\s*<\?xml|^\s*<svg/i.test(head)) return "an XML document";
  if (/^version https:\/\/git-lfs/.test(head)) return "a Git LFS pointer (the file itself was not fetched)";
  if (/^[\t\n\r\x20-\x7e]+$/.test(head)) return `text that starts with ${JSON.stringify(head.slice(0, 16))}`;
  return `bytes ${hex(bytes.subarray(0, 4))}`;
}

/** Bytes in hexadecimal, `1f 8b 08`. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join(" ");
}
