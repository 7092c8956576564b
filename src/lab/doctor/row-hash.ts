import type { Tensor } from "../../kernels/tensor.ts";

/** FNV-1a over 32-bit words (Fowler, Noll and Vo): its offset, and its prime. */
const offset = 0x811c9dc5;
const prime = 0x01000193;

/** 52 bits that equal examples have in common and others, but for chance, do not. x and t are float32. */
export function rowHash(x: Tensor, t: Tensor, row: number): number {
  let [one, other] = [offset, ~offset];
  for (const { data, shape } of [x, t]) {
    const columns = data.length / (shape[0] ?? 1);
    const words = new Uint32Array(data.buffer, data.byteOffset + row * columns * 4, columns);
    for (let j = 0; j < columns; j++) {
      one = Math.imul(one ^ words[j], prime);
      // The upper bits of a float32 hold most of it; the second hash brings them down.
      other = Math.imul(other ^ (words[j] >>> 13) ^ words[j], prime);
      one ^= one >>> 15;
    }
  }
  return (one >>> 6) * 2 ** 26 + (other >>> 6);
}
