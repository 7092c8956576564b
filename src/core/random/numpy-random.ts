import { cannot } from "../../kernels/errors.ts";
import { checkBound, checkSeed, checkSpare, checkState, isWhole, shown } from "./checks.ts";
import type { Generator, Indexable } from "./generator.ts";
import { gnuLog } from "./gnu-log.ts";
import { type MersenneTwister, nextWord, seedTwister, seedTwisterByArray } from "./mt19937.ts";
import { normalPair } from "./polar.ts";
import { range, shuffleWith } from "./shuffle.ts";
import type { GeneratorState, NumpyState } from "./state.ts";

export type { NumpyState } from "./state.ts";

const TWO_32 = 4294967296;
const LARGEST_SEED = TWO_32 - 1;
const WORDS = 624;

/**
 * numpy's legacy generator, `numpy.random.RandomState`, bit for bit: after `np.random.seed(n)` every method gives the numbers that the
 * method of the same name gives in numpy on Linux (x86-64). The seed is a whole number from 0 to 2^32 - 1, or several.
 * @throws UsageError for any other seed
 */
export class NumpyRandom implements Generator {
  #twister: MersenneTwister;
  #spare: number | undefined;
  readonly #uniform = (): number => this.#double();
  readonly #below = (n: number): number => this.#upTo(n - 1);

  constructor(seed: number | readonly number[]) {
    if (typeof seed === "number") this.#twister = seedTwister(checkSeed(seed, LARGEST_SEED));
    else {
      if (seed.length === 0) throw cannot("seed a generator", "at least one number", "none");
      this.#twister = seedTwisterByArray(seed.map((one) => checkSeed(one, LARGEST_SEED)));
    }
  }

  /** `np.random.rand(n)`: n numbers from [0, 1). Shapes are filled in row-major order. */
  rand(n: number): Float64Array {
    return new Float64Array(n).map(this.#uniform);
  }

  /** `np.random.randn(n)`: n standard normal deviates. */
  randn(n: number): Float64Array {
    return new Float64Array(n).map(() => this.normal());
  }

  /** `np.random.randint(low, high)`: a whole number from low to high - 1. @throws NablaError when there is none, or it is not exact. */
  randint(low: number, high: number): number {
    const span = high - 1 - low;
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || !isWhole(span, 0, Number.MAX_SAFE_INTEGER)) {
      throw cannot("draw a whole number", "whole low < high, at most 2^53 - 1 apart", `low ${low}, high ${high}`);
    }
    return low + this.#upTo(span);
  }

  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.#double();
  }

  normal(mean = 0, deviation = 1): number {
    return mean + deviation * this.#gauss();
  }

  below(n: number): number {
    return this.#upTo(checkBound(n) - 1);
  }

  permutation(n: number): Uint32Array {
    const items = range(n);
    this.shuffle(items);
    return items;
  }

  shuffle<T>(items: Indexable<T>): void {
    shuffleWith(items, this.#below);
  }

  state(): NumpyState {
    const { key, position } = this.#twister;
    const state = { kind: "numpy", key: Array.from(key), position } as const;
    return this.#spare === undefined ? state : { ...state, spare: this.#spare };
  }

  restore(state: GeneratorState): void {
    if (state?.kind !== "numpy") throw cannot("restore numpy's generator", "a state of kind numpy", shown(state?.kind));
    if (!Array.isArray(state.key) || state.key.length !== WORDS) {
      throw cannot(
        "restore a generator",
        `${WORDS} words`,
        Array.isArray(state.key) ? state.key.length : shown(state.key),
      );
    }
    const key = Uint32Array.from(state.key, (word) => checkState("a word", word, 0, LARGEST_SEED));
    const position = checkState("a position", state.position, 0, WORDS);
    this.#spare = checkSpare(state.spare);
    this.#twister = { key, position };
  }

  /** 53 bits of two words, as a fraction of 2^53. */
  #double(): number {
    const upper = nextWord(this.#twister) >>> 5;
    const lower = nextWord(this.#twister) >>> 6;
    return (upper * 67108864 + lower) / 9007199254740992;
  }

  #gauss(): number {
    const spare = this.#spare;
    if (spare !== undefined) {
      this.#spare = undefined;
      return spare;
    }
    const { first, second } = normalPair(this.#uniform, gnuLog);
    this.#spare = second;
    return first;
  }

  /** 0 … last by rejection under the smallest mask of ones that covers it: one word while 32 bits suffice, else two, the upper first. */
  #upTo(last: number): number {
    if (last === 0) return 0;
    const wide = last >= TWO_32;
    const mask = onesCovering(wide ? Math.floor(last / TWO_32) : last);
    for (;;) {
      const upper = (nextWord(this.#twister) & mask) >>> 0;
      const value = wide ? upper * TWO_32 + nextWord(this.#twister) : upper;
      if (value <= last) return value;
    }
  }
}

/** numpy's generator after `np.random.seed(seed)`. @throws UsageError unless `seed` is a whole number from 0 to 2^32 - 1, or several of them. */
export function numpyRandom(seed: number | readonly number[]): NumpyRandom {
  return new NumpyRandom(seed);
}

/** The smallest 2^i - 1 that is not below n, for n from 1 to 2^32 - 1. */
function onesCovering(n: number): number {
  return 0xffffffff >>> Math.clz32(n);
}
