/** Eight tables of 256 for eight bytes a step (slicing-by-8): row 0 is the classic table of the reflected polynomial 0xedb88320. */
const TABLE: Int32Array = makeTable();

function makeTable(): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    table[n] = c;
  }
  for (let n = 256; n < 8 * 256; n++) {
    const c = table[n - 256]!;
    table[n] = (c >>> 8) ^ table[c & 255]!;
  }
  return table;
}

/** CRC-32 as gzip, zip and PNG define it (ISO 3309; RFC 1952, section 8), as an unsigned 32-bit number. */
export function crc32(bytes: Uint8Array): number {
  const t = TABLE;
  const whole = bytes.length - (bytes.length % 8);
  let c = -1;
  let i = 0;
  for (; i < whole; i += 8) {
    const low = c ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
    c =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + bytes[i + 4]!]! ^
      t[512 + bytes[i + 5]!]! ^
      t[256 + bytes[i + 6]!]! ^
      t[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) c = (c >>> 8) ^ t[(c ^ bytes[i]!) & 255]!;
  return ~c >>> 0;
}
