/** A gray picture as an uncompressed 24-bit BMP: rows from the bottom up, padded to four bytes. */
export function bmp24(width: number, height: number, gray: Uint8Array): Uint8Array {
  const stride = Math.ceil((3 * width) / 4) * 4;
  const bytes = Buffer.alloc(54 + stride * height);
  bytes.write("BM");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    const start = 54 + stride * (height - 1 - y);
    for (let x = 0; x < width; x++) bytes.fill(gray[y * width + x], start + 3 * x, start + 3 * x + 3);
  }
  return new Uint8Array(bytes);
}
