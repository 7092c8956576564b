/** A generator of test numbers, uniform on [low, high): the same for the same seed. */
export function numbers(seed: number, low = -2, high = 2): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return low + (high - low) * (((z ^ (z >>> 15)) >>> 0) / 2 ** 32);
  };
}

/** The lengths of vectors at which loops of four and eight run not at all, once, twice, and leave every tail. */
export const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 1001];

/** All matrices with sides from this list. */
export const sides = [1, 3, 4, 5, 8, 17];
