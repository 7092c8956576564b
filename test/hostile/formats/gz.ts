import { deflateRawSync, gzipSync } from "node:zlib";
import { crc32 } from "../../../src/data/crc32.ts";
import { gunzip } from "../../../src/data/gzip.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";

/** What a reader of the fuzzer may unpack. */
export const limit = 2 ** 22;

/** Bytes packed with right checksums: as one member, several, with the header's optional fields, or as a bomb of many members. */
export function packed(bytes: Uint8Array, choices: Choices): Uint8Array {
  if (choices.maybe(0.7)) return gzipSync(bytes, { level: choices.pick([0, 1, 9]) });
  const one = member(bytes, choices);
  return Buffer.concat(Array.from({ length: choices.pick([1, 2, 300]) }, () => one));
}

/** RFC 1952, section 2.3, field by field. */
function member(bytes: Uint8Array, choices: Choices): Uint8Array {
  const flags = choices.maybe(0.8) ? choices.below(32) : choices.below(256);
  const parts: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, choices.maybe(0.95) ? 8 : 9, flags, 0, 0, 0, 0, 0, 255)];
  const extra = choices.bytes(choices.below(40));
  if (flags & 4) parts.push(Uint8Array.of(choices.maybe(0.9) ? extra.length : 255, 0), extra);
  for (const field of [8, 16]) if (flags & field) parts.push(Buffer.from(`${choices.name()}\0`));
  if (flags & 2) parts.push(Uint8Array.of(0, 0));
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes));
  trailer.writeUInt32LE(choices.maybe(0.8) ? bytes.length : choices.integer() >>> 0, 4);
  return Buffer.concat([...parts, deflateRawSync(bytes), trailer]);
}

const plain = [new Uint8Array(0), Buffer.from("text that repeats, text that repeats, text"), new Uint8Array(3 * limit)];

export const gz = bytesFormat({
  name: "gz",
  seeds: () => plain.map((bytes) => gzipSync(bytes)),
  words: [gzipSync("word"), Uint8Array.of(0x1f, 0x8b, 8), new Uint8Array(2000)],
  forge: (choices) => packed(choices.maybe(0.1) ? plain[2] : choices.bytes(choices.below(300)), choices),
  read: (bytes) => gunzip(bytes, { limit }),
});
