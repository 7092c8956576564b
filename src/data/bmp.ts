import { cannot } from "../kernels/errors.ts";
import { ByteReader, truncated } from "./bytes.ts";
import { checkExtent, type GrayImage, luminance } from "./gray-image.ts";
import type { ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";

interface Header {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  /** Offset of the pixels. */
  readonly start: number;
  /** Gray of each palette entry. */
  readonly palette: Uint8Array;
}

/**
 * Reads a BMP picture of 1, 4, 8, 24 or 32 bits a pixel as gray: bottom-up or top-down, with Windows' headers or OS/2's. The fourth byte of 32-bit
 * pixels is ignored, as Windows does.
 *
 * @throws NablaError for other formats, 16 bits, run-length coding, files cut short, colours outside the palette, pictures above PIXEL_LIMIT
 */
export function decodeBmp(bytes: Uint8Array, options: ReadOptions = {}): GrayImage {
  const { name = "BMP data" } = options;
  const { width, height, topDown, bits, start, palette } = readHeader(bytes, name);
  const stride = 4 * Math.ceil((width * bits) / 32);
  // The last row's padding is left out by some writers.
  const needed = stride * (height - 1) + Math.ceil((width * bits) / 8);
  if (bytes.length - start < needed)
    throw truncated(name, `${needed} bytes of pixels for ${width}x${height} at offset ${start}`, bytes.length);
  const gray = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = bytes.subarray(start + stride * (topDown ? y : height - 1 - y));
    const out = gray.subarray(y * width, (y + 1) * width);
    if (bits <= 8) readIndices(out, row, bits, palette, name);
    else readColours(out, row, bits / 8);
  }
  return { width, height, gray };
}

function readHeader(bytes: Uint8Array, name: string): Header {
  const action = `read ${name}`;
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d)
    throw cannot(action, "a BMP picture, which starts with BM", looksLike(bytes));
  const r = new ByteReader(bytes, name, true);
  r.take(10, "file header");
  const start = r.u32("offset of the pixels");
  const size = r.u32("header size");
  const core = size === 12;
  if (!core && (size < 40 || size > 1024)) throw cannot(action, "a header of 12, or of 40 to 1024 bytes", size);
  const width = core ? r.u16("width") : r.i32("width");
  const signed = core ? r.u16("height") : r.i32("height");
  const height = Math.abs(signed);
  r.u16("planes");
  const bits = r.u16("bits a pixel");
  const compression = core ? 0 : r.u32("compression");
  checkExtent(width, height, action);
  if (compression === 1 || compression === 2)
    throw cannot(action, "a BMP that is not compressed", "run-length coding", "Save it uncompressed, or as PNG.");
  if (![1, 4, 8, 24, 32].includes(bits))
    throw cannot(action, "1, 4, 8, 24 or 32 bits a pixel", `${bits}`, "Save it as PNG.");
  // Masks (3, 6) are read where they are the usual blue, green, red.
  if (compression !== 0 && !(bits === 32 && (compression === 3 || compression === 6)))
    throw cannot(
      action,
      "a BMP that is not compressed",
      `compression ${compression}`,
      "Save it uncompressed, or as PNG.",
    );
  if (compression !== 0) checkMasks(bytes, name);
  let colours = 0;
  if (bits <= 8) {
    if (!core) {
      r.at = 46;
      colours = r.u32("palette size");
    }
    if (colours === 0) colours = 1 << bits;
    if (colours > 1 << bits) throw cannot(action, `a palette of at most ${1 << bits} colours`, colours);
  }
  r.at = 14;
  r.take(size, "header");
  const palette = new Uint8Array(colours);
  for (let i = 0; i < colours; i++) {
    const [blue, green, red] = r.take(core ? 3 : 4, "palette");
    palette[i] = luminance(red!, green!, blue!);
  }
  if (start < r.at || start > bytes.length)
    throw cannot(action, `pixels between the header's end ${r.at} and the file's ${bytes.length}`, `offset ${start}`);
  return { width, height, topDown: signed < 0, bits, start, palette };
}

function checkMasks(bytes: Uint8Array, name: string): void {
  const r = new ByteReader(bytes, name, true);
  r.at = 54;
  const masks = [r.u32("red mask"), r.u32("green mask"), r.u32("blue mask")];
  if (masks[0] !== 0xff0000 || masks[1] !== 0xff00 || masks[2] !== 0xff) {
    throw cannot(
      `read ${name}`,
      "the usual order blue, green, red",
      `masks ${masks.map((m) => m.toString(16)).join(" ")}`,
      "Save it as PNG.",
    );
  }
}

/** Pixels that are numbers of colours, the first in the highest bits of a byte. */
function readIndices(out: Uint8Array, row: Uint8Array, bits: number, palette: Uint8Array, name: string): void {
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let x = 0; x < out.length; x++) {
    const index = (row[Math.floor(x / perByte)]! >> (8 - bits * ((x % perByte) + 1))) & mask;
    const gray = palette[index];
    if (gray === undefined)
      throw cannot(`read ${name}`, `colours below ${palette.length}, as in its palette`, `colour ${index}`);
    out[x] = gray;
  }
}

function readColours(out: Uint8Array, row: Uint8Array, bytesPerPixel: number): void {
  for (let x = 0; x < out.length; x++) {
    const at = x * bytesPerPixel;
    out[x] = luminance(row[at + 2]!, row[at + 1]!, row[at]!);
  }
}
