import { Gunzip, gzipSync } from "fflate";
import { cannot } from "../kernels/errors.ts";
import { truncated } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { damaged, inflate, reserve } from "./inflate.ts";
import type { ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";

/** Unless told otherwise a gzip file may unpack to 512 MiB: `mnist.pkl.gz`, the largest that is usual here, needs 190 MB. */
export const GUNZIP_LIMIT: number = 2 ** 29;

/** gzip files may be concatenated; more parts than this is not how data sets are written. */
const MEMBER_LIMIT = 65_536;

/** Whether the bytes start as every gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file (RFC 1952), one member or several. The stored CRC-32 and length of every member are checked, which the inflating library does
 * not do: a file that was cut short or altered never passes.
 *
 * @throws NablaError for what is not gzip, is cut short, damaged, or unpacks to more than `limit` bytes ({@link GUNZIP_LIMIT})
 */
export function gunzip(bytes: Uint8Array, options: ReadOptions = {}): Uint8Array {
  const { name = "gzip data", limit = GUNZIP_LIMIT } = options;
  const action = `gunzip ${name}`;
  if (!isGzip(bytes)) throw cannot(action, "gzip, which starts with 1f 8b", looksLike(bytes));
  if (bytes.length < 18) throw truncated(name, "at least the 18 bytes of gzip's header and trailer", bytes.length);
  if (bytes[2] !== 8) throw cannot(action, "compression method 8 (deflate)", `method ${bytes[2]}`);

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: { readonly trailer: number; readonly length: number }[] = [];
  const settings = { action, limit, expected: view.getUint32(bytes.length - 4, true) };
  const out = reserve(bytes.length, settings);
  const stream = new Gunzip();
  stream.onmember = (next) => {
    if (ends.length === MEMBER_LIMIT) throw damaged(action, `more than ${MEMBER_LIMIT} gzip members`);
    ends.push({ trailer: next - 8, length: out.length });
  };
  inflate(stream, bytes, out, settings);
  ends.push({ trailer: bytes.length - 8, length: out.length });

  let start = 0;
  for (const end of ends) {
    const member = out.bytes.subarray(start, end.length);
    if (view.getUint32(end.trailer + 4, true) !== member.length % 2 ** 32)
      throw damaged(action, "a length that differs from the stored one");
    if (view.getUint32(end.trailer, true) !== crc32(member))
      throw damaged(action, "a checksum that differs from the stored one");
    start = end.length;
  }
  return out.bytes.subarray(0, out.length);
}

/** Packs bytes as a gzip file that names no time: the same bytes give the same file. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}
