// Writes a picture of at most 256 colours as a PNG with a palette, a quarter of the size or less.
import { deflateSync } from "node:zlib";
import { crc32 } from "../../dist/data/crc32.js";

const most = 256;

/**
 * The commonest colours are the palette, and every other becomes the nearest of them: a page has few colours, and many shades of the
 * edges of its letters.
 * @param data RGB or RGBA, four or three bytes a pixel; opacity is not kept
 */
export function encodePalettePng({ width, height, channels, data }) {
  const pixels = new Uint32Array(width * height);
  const counts = new Map();
  for (let i = 0; i < pixels.length; i++) {
    const at = i * channels;
    const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    pixels[i] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([colour]) => colour)
    .slice(0, most);
  const indices = new Map(palette.map((colour, i) => [colour, i]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < pixels.length; i++) {
    let index = indices.get(pixels[i]);
    if (index === undefined) {
      index = nearest(palette, pixels[i]);
      indices.set(pixels[i], index);
    }
    rows[i + Math.floor(i / width) + 1] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, an index into the palette: https://www.w3.org/TR/png-3/#11IHDR
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = [
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function nearest(palette, colour) {
  let [best, at] = [Number.POSITIVE_INFINITY, 0];
  for (const [i, each] of palette.entries()) {
    const [r, g, b] = [16, 8, 0].map((shift) => ((each >> shift) & 255) - ((colour >> shift) & 255));
    const distance = r * r + g * g + b * b;
    if (distance < best) [best, at] = [distance, i];
  }
  return at;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
  return framed;
}
