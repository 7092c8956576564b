const WORDS = 624;
const MIDDLE = 397;
const TWIST = 0x9908b0df;

/**
 * The Mersenne Twister's state: 624 words of 32 bits and how many of them are used up.
 * Source: M. Matsumoto, T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998), with the seeding of 2002.
 */
export interface MersenneTwister {
  readonly key: Uint32Array;
  position: number;
}

/** The state for one 32-bit seed (`init_genrand` of the 2002 revision; numpy's `seed(int)`). */
export function seedTwister(seed: number): MersenneTwister {
  const key = new Uint32Array(WORDS);
  key[0] = seed;
  for (let i = 1; i < WORDS; i++) {
    const last = key[i - 1]!;
    key[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i;
  }
  return { key, position: WORDS };
}

/** The state for a sequence of 32-bit seeds, not empty (`init_by_array`; numpy's `seed([...])`). */
export function seedTwisterByArray(seeds: readonly number[]): MersenneTwister {
  const twister = seedTwister(19650218);
  const { key } = twister;
  let i = 1;
  const mixIn = (multiplier: number, addend: number): void => {
    const last = key[i - 1]!;
    key[i] = (key[i]! ^ Math.imul(last ^ (last >>> 30), multiplier)) + addend;
    i++;
    if (i === WORDS) {
      key[0] = key[WORDS - 1]!;
      i = 1;
    }
  };
  for (let n = Math.max(WORDS, seeds.length), j = 0; n > 0; n--, j = (j + 1) % seeds.length)
    mixIn(1664525, seeds[j]! + j);
  for (let n = WORDS - 1; n > 0; n--) mixIn(1566083941, -i);
  key[0] = 0x80000000;
  return twister;
}

/** The next 32 bits, from 0 to 2^32 - 1. */
export function nextWord(twister: MersenneTwister): number {
  if (twister.position === WORDS) {
    renew(twister.key);
    twister.position = 0;
  }
  let y = twister.key[twister.position++]!;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

function renew(key: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) {
    const y = (key[i]! & 0x80000000) | (key[(i + 1) % WORDS]! & 0x7fffffff);
    key[i] = key[(i + MIDDLE) % WORDS]! ^ (y >>> 1) ^ (y & 1 ? TWIST : 0);
  }
}
