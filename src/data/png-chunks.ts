import { Unzlib } from "fflate";
import { cannot } from "../kernels/errors.ts";
import { ByteReader } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { checkExtent } from "./gray-image.ts";
import { damaged, inflate, reserve } from "./inflate.ts";
import { decodeLatin1, quote } from "./text.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";

/** What the first chunk says. `colour` is PNG's code: 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGBA. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Numbers a pixel takes, for each colour code, and the depths it may have. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** A PNG that is safe to hand to a decoder, and its header. */
export interface CheckedPng {
  readonly header: PngHeader;
  readonly bytes: Uint8Array;
}

/**
 * Checks a PNG (RFC 2083) before it is decoded: checksums, extent, and that its data unpacks to exactly the header's picture. Only the chunks that make
 * the picture are passed on: profiles and texts are compressed too, and nobody reads them here.
 */
export function checkPng(bytes: Uint8Array, name: string): CheckedPng {
  const action = `read ${name}`;
  const reader = new ByteReader(bytes, name, false);
  reader.at = SIGNATURE.length;
  let header: PngHeader | undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  const data: Uint8Array[] = [];
  let palette = false;
  for (let type = ""; type !== "IEND"; ) {
    const start = reader.at;
    const length = reader.u32("chunk length");
    type = decodeLatin1(reader.take(4, "chunk type"));
    const body = reader.take(length, `chunk ${quote(type)}`);
    const crc = reader.u32("chunk checksum");
    if ((header === undefined) !== (type === "IHDR"))
      throw cannot(action, "one IHDR chunk, the first", quote(type), "The file is damaged.");
    if (!["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].includes(type)) continue;
    if (crc32(bytes.subarray(start + 4, reader.at - 4)) !== crc)
      throw damaged(action, `a checksum of chunk ${type} that differs from the stored one`);
    if (type === "IHDR") header = readHeader(body, action);
    if (type === "PLTE" && (palette || length % 3 !== 0 || length === 0 || length > 768))
      throw cannot(action, "one palette of 1 to 256 colours", `${length} bytes`);
    palette ||= type === "PLTE";
    if (type === "IDAT") data.push(body);
    kept.push(bytes.subarray(start, reader.at));
  }
  if (header === undefined) throw damaged(action, "no header");
  if (header.colour === 3 && !palette) throw cannot(action, "a palette", "none");
  if (data.length === 0) throw cannot(action, "pixels", "none", "The file is damaged.");
  const expected = dataSize(header);
  const settings = { action, limit: expected + 1, expected };
  const packed = join(data);
  const out = reserve(packed.length, settings);
  inflate(new Unzlib(), packed, out, settings);
  if (out.length !== expected)
    throw damaged(action, `${out.length} bytes of pixels where ${expected} belong to ${header.width}x${header.height}`);
  return { header, bytes: join(kept) };
}

function readHeader(body: Uint8Array, action: string): PngHeader {
  const r = new ByteReader(body, action.replace(/^read /, ""), false);
  const [width, height, depth, colour] = [r.u32("width"), r.u32("height"), r.u8("depth"), r.u8("colour type")];
  const [compression, filter, interlace] = [r.u8("compression"), r.u8("filter"), r.u8("interlace")];
  checkExtent(width, height, action);
  if (!DEPTHS[colour]?.includes(depth))
    throw cannot(action, "a colour type and depth that PNG knows", `type ${colour} of ${depth} bits`);
  if (compression !== 0 || filter !== 0 || interlace > 1)
    throw cannot(action, "compression 0, filter 0, interlace 0 or 1", `${compression}, ${filter}, ${interlace}`);
  if (interlace === 1 && depth < 8)
    throw cannot(
      action,
      "a PNG of fewer than 8 bits that is not interlaced",
      "an interlaced one",
      "Save it without interlacing.",
    );
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

/** Adam7's seven passes: first column and row, steps between columns and rows. */
const PASSES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Bytes of a picture before packing: each row a filter byte and its pixels. */
function dataSize({ width, height, depth, colour, interlaced }: PngHeader): number {
  const row = (pixels: number): number => 1 + Math.ceil((pixels * depth * CHANNELS[colour]!) / 8);
  if (!interlaced) return height * row(width);
  let total = 0;
  for (const [x, y, dx, dy] of PASSES) {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    if (columns > 0 && rows > 0) total += rows * row(columns);
  }
  return total;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
