import { type DecodedPng, decode, encode } from "fast-png";
import { cannot } from "../kernels/errors.ts";
import { checkExtent, type GrayImage, luminance, overWhite } from "./gray-image.ts";
import { damaged } from "./inflate.ts";
import { checkPng, type PngHeader } from "./png-chunks.ts";
import type { ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";

/**
 * Reads a PNG picture of any colour type and depth as gray, what is transparent over white.
 *
 * @throws NablaError for other formats, damaged files, pictures above PIXEL_LIMIT, and interlaced ones of fewer than 8 bits
 */
export function decodePng(bytes: Uint8Array, options: ReadOptions = {}): GrayImage {
  const { name = "PNG data" } = options;
  if (looksLike(bytes) !== "a PNG image")
    throw cannot(`read ${name}`, "a PNG picture, which starts with 89 PNG", looksLike(bytes));
  const { header, bytes: checked } = checkPng(bytes, name);
  let picture: DecodedPng;
  try {
    picture = decode(checked);
  } catch (error) {
    throw damaged(`read ${name}`, `a fault: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { width: header.width, height: header.height, gray: toGray(picture, header, `read ${name}`) };
}

/** A gray picture as an 8-bit PNG. @param gray 0 black to 255 white, width x height of them, rows from the top */
export function encodePng(gray: Uint8Array, width: number, height: number): Uint8Array {
  checkExtent(width, height, "write PNG");
  if (gray.length !== width * height)
    throw cannot("write PNG", `${width * height} pixels for ${width}x${height}`, gray.length);
  return encode({ width, height, data: gray, channels: 1, depth: 8 });
}

function toGray(picture: DecodedPng, { width, height, depth, colour }: PngHeader, action: string): Uint8Array {
  const gray = new Uint8Array(width * height);
  const samples = depth < 8 ? unpackBits(picture.data, width, height, depth) : picture.data;
  const full = (1 << depth) - 1;
  const byte = (sample: number): number => (depth === 8 ? sample : Math.floor((sample * 510 + full) / (2 * full)));
  const channels = picture.channels;
  const clear = picture.transparency;
  for (let i = 0; i < gray.length; i++) {
    const at = i * channels;
    const [a, b, c, d] = [samples[at]!, samples[at + 1]!, samples[at + 2]!, samples[at + 3]!];
    if (colour === 3) {
      const [red, green, blue, alpha = 255] = picture.palette?.[a] ?? [];
      if (red === undefined)
        throw cannot(action, `colours below ${picture.palette?.length ?? 0}, as in its palette`, `colour ${a}`);
      gray[i] = overWhite(luminance(red, green!, blue!), alpha);
    } else if (colour === 0) gray[i] = clear?.[0] === a ? 255 : byte(a);
    else if (colour === 4) gray[i] = overWhite(byte(a), byte(b));
    else {
      const shade = luminance(byte(a), byte(b), byte(c));
      if (colour === 6) gray[i] = overWhite(shade, byte(d));
      else gray[i] = clear !== undefined && clear[0] === a && clear[1] === b && clear[2] === c ? 255 : shade;
    }
  }
  return gray;
}

/** Samples of 1, 2 or 4 bits, the first in the highest bits of a byte; every row begins a byte. */
function unpackBits(packed: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const perByte = 8 / depth;
  const stride = Math.ceil(width / perByte);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = packed[y * stride + Math.floor(x / perByte)]!;
      out[y * width + x] = (byte >> (8 - depth * ((x % perByte) + 1))) & ((1 << depth) - 1);
    }
  }
  return out;
}
