/** Parity constant of the key schedule. */
const PARITY = 0x1bd11bda;

const scratch = new Uint32Array(2);

/**
 * Threefry-2x32, 20 rounds: turns the 64-bit `counter` into 64 bits that look random, differently for every 64-bit `key`, without any
 * memory, so the millionth value costs what the first does. Words are taken modulo 2^32.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011.
 */
export function threefry(out: Uint32Array, key0: number, key1: number, counter0: number, counter1: number): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ PARITY;
  let a = (counter0 + k0) | 0;
  let b = (counter1 + k1) | 0;
  // Five times four rounds of add, rotate, exclusive or; after each four, the next two key words and the number of the injection.
  for (let injection = 1; ; injection += 2) {
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    a = (a + (injection === 1 ? k1 : injection === 3 ? k0 : k2)) | 0;
    b = (b + (injection === 1 ? k2 : injection === 3 ? k1 : k0) + injection) | 0;
    if (injection === 5) break;
    a = (a + b) | 0;
    b = ((b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = ((b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = ((b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = ((b << 24) | (b >>> 8)) ^ a;
    a = (a + (injection === 1 ? k2 : k1)) | 0;
    b = (b + (injection === 1 ? k0 : k2) + injection + 1) | 0;
  }
  out[0] = a;
  out[1] = b;
}

/**
 * The first 32 bits, from 0 to 2^32 - 1, of the block at a 64-bit position of the sequence that a 64-bit key names. A dropout mask asks for
 * position i to decide about element i, in any order and from any thread.
 */
export function bitsAt(key0: number, key1: number, counterHigh: number, counterLow: number): number {
  threefry(scratch, key0, key1, counterLow, counterHigh);
  return scratch[0]!;
}
