import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/data/crc32.ts";
import { gunzip, gzip, isGzip } from "../../src/data/gzip.ts";
import { ascii, concat } from "./fixtures.ts";

const text = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i) % 251);
const packed = new Uint8Array(gzipSync(text));

describe("gunzip", () => {
  it("unpacks what zlib packed, at every level and of every small length", () => {
    for (const level of [0, 1, 6, 9]) expect(Buffer.from(gunzip(gzipSync(text, { level }))).equals(text)).toBe(true);
    for (let n = 0; n < 20; n++) expect(gunzip(gzipSync(text.subarray(0, n)))).toEqual(text.subarray(0, n));
  });

  it("unpacks members that follow each other, across the steps in which they are fed", () => {
    const parts = Array.from({ length: 40 }, (_, i) => text.subarray(i * 1000, i * 5000));
    expect(
      Buffer.from(gunzip(concat(...parts.map((p) => gzipSync(p, { level: 0 }))))).equals(Buffer.concat(parts)),
    ).toBe(true);
    expect(gunzip(concat(...Array.from({ length: 3000 }, () => gzipSync(""))))).toEqual(new Uint8Array(0));
  });

  it("refuses every truncation", () => {
    const small = new Uint8Array(gzipSync(ascii("a file that was cut short somewhere, nobody knows where")));
    for (let n = 0; n < small.length; n++)
      expect(() => gunzip(small.subarray(0, n)), `${n} bytes`).toThrow(/^Cannot (gunzip|read) gzip data/);
    for (let n = packed.length - 1; n > packed.length - 12; n--)
      expect(() => gunzip(packed.subarray(0, n))).toThrow(/cut short/);
  });

  it("never gives other bytes for a flipped bit of the data or trailer", () => {
    const original = ascii("one bit is enough");
    const small = new Uint8Array(gzipSync(original));
    let harmless = 0;
    for (let bit = 80; bit < small.length * 8; bit++) {
      const copy = small.slice();
      copy[bit >> 3]! ^= 1 << (bit & 7);
      try {
        expect(gunzip(copy)).toEqual(original);
        harmless += 1;
      } catch (error) {
        expect((error as Error).message).toMatch(
          /^Cannot gunzip gzip data: expected (intact|complete) compressed data/,
        );
      }
    }
    // The bits that pad the data's last byte mean nothing.
    expect(harmless).toBeLessThan(8);
  });

  it("refuses an altered member that is not the last", () => {
    const first = new Uint8Array(gzipSync("first", { level: 0 }));
    first[16]! ^= 1;
    expect(() => gunzip(concat(first, gzipSync("second")))).toThrow("a checksum that differs");
  });

  it("stops a bomb at its limit, and takes what fits exactly", () => {
    const bomb = gzipSync(new Uint8Array(1 << 24));
    expect(() => gunzip(bomb, { limit: (1 << 24) - 1 })).toThrow("at most 16 MiB unpacked, received more");
    expect(gunzip(bomb, { limit: 1 << 24 }).length).toBe(1 << 24);
  });

  it("gives up on megabytes that yield nothing instead of gathering them", () => {
    const named = concat([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3], new Uint8Array(3_000_000).fill(65));
    expect(() => gunzip(named)).toThrow("bytes that unpack to nothing");
  });

  it("knows gzip by its first bytes", () => {
    expect([isGzip(packed), isGzip(ascii("PK")), isGzip(new Uint8Array(0))]).toEqual([true, false, false]);
  });
});

describe("crc32", () => {
  it("is the check value of the standard, and the same at every length", () => {
    expect(crc32(ascii("123456789"))).toBe(0xcbf43926);
    for (let n = 0; n < 40; n++) {
      const stored = new Uint8Array(gzipSync(text.subarray(0, n)));
      expect(crc32(text.subarray(0, n))).toBe(new DataView(stored.buffer).getUint32(stored.length - 8, true));
    }
  });
});

describe("gzip", () => {
  it("packs what any unpacks, the same bytes to the same file whenever", () => {
    const small = gzip(text);
    expect(Buffer.from(gunzipSync(small)).equals(text)).toBe(true);
    expect(small.length).toBeLessThan(text.length / 10);
    // Bytes 4 to 7 are the time: none.
    expect(small.subarray(4, 8)).toEqual(new Uint8Array(4));
  });
});
