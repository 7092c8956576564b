import { log } from "../../kernels/elementary/log.ts";
import { cannot } from "../../kernels/errors.ts";
import type { Key } from "../../kernels/kernels.ts";
import { threefry } from "../../kernels/threefry.ts";
import { checkBound, checkSeed, checkSpare, checkState, shown } from "./checks.ts";
import type { Generator, Indexable } from "./generator.ts";
import { normalPair } from "./polar.ts";
import { range, shuffleWith } from "./shuffle.ts";
import type { GeneratorState, StreamState } from "./state.ts";

const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/**
 * An endless sequence of chance that belongs to a seed and a name. Streams of different names share nothing, so drawing more from one (a layer
 * of dropout more) changes nothing in another (the weights one starts from); and each is a function of its position, so it can be entered
 * anywhere: block i is Threefry-2x32 of the counter i, and each draw takes the next block.
 */
export class Stream implements Generator {
  readonly seed: number;
  readonly name: string;
  readonly key: Key;
  readonly #block = new Uint32Array(2);
  readonly #uniform = (): number => this.#whole() / TWO_53;
  readonly #below = (n: number): number => this.below(n);
  #counter = 0;
  #spare: number | undefined;

  constructor(seed: number, name: string) {
    this.seed = seed;
    this.name = name;
    this.key = streamKey(seed, name);
  }

  /** How many blocks have been drawn: the position of the next one. */
  get counter(): number {
    return this.#counter;
  }

  /** Goes to a position, forgetting a kept normal deviate. @throws NablaError unless it is a whole number from 0 to 2^53 - 1. */
  set counter(position: number) {
    this.#counter = checkState("a counter", position, 0, Number.MAX_SAFE_INTEGER);
    this.#spare = undefined;
  }

  /** 32 random bits, from 0 to 2^32 - 1. */
  bits(): number {
    this.#draw();
    return this.#block[0]!;
  }

  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.#uniform();
  }

  normal(mean = 0, deviation = 1): number {
    const spare = this.#spare;
    if (spare !== undefined) {
      this.#spare = undefined;
      return mean + deviation * spare;
    }
    const { first, second } = normalPair(this.#uniform, log);
    this.#spare = second;
    return mean + deviation * first;
  }

  below(n: number): number {
    const tooMany = TWO_53 - (TWO_53 % checkBound(n));
    for (;;) {
      const value = this.#whole();
      if (value < tooMany) return value % n;
    }
  }

  permutation(n: number): Uint32Array {
    const items = range(n);
    this.shuffle(items);
    return items;
  }

  shuffle<T>(items: Indexable<T>): void {
    shuffleWith(items, this.#below);
  }

  state(): StreamState {
    const state = { kind: "stream", seed: this.seed, name: this.name, counter: this.#counter } as const;
    return this.#spare === undefined ? state : { ...state, spare: this.#spare };
  }

  restore(state: GeneratorState): void {
    if (state?.kind !== "stream") throw cannot("restore a stream", "a state of kind stream", shown(state?.kind));
    if (state.seed !== this.seed || state.name !== this.name) {
      throw cannot(
        "restore a stream",
        `seed ${this.seed}, name ${this.name}`,
        `seed ${shown(state.seed)}, name ${shown(state.name)}`,
      );
    }
    const spare = checkSpare(state.spare);
    this.counter = state.counter;
    this.#spare = spare;
  }

  /** 53 random bits. */
  #whole(): number {
    this.#draw();
    return (this.#block[0]! >>> 5) * 67108864 + (this.#block[1]! >>> 6);
  }

  #draw(): void {
    const at = this.#counter++;
    threefry(this.#block, this.key[0], this.key[1], at | 0, (at / TWO_32) | 0);
  }
}

/** The stream of a seed and a name, at its beginning. @throws UsageError unless `seed` is a whole number from 0 to 2^53 - 1. */
export function stream(seed: number, name: string): Stream {
  return new Stream(seed, name);
}

/**
 * The 64-bit key of the stream of a seed and a name: with it a kernel reads any position of a stream by itself (kernels/threefry.ts). It is made by
 * chaining the seed, the length of the name and its UTF-16 units through the cipher, each block's output being the next one's key.
 * @throws UsageError unless `seed` is a whole number from 0 to 2^53 - 1
 */
export function streamKey(seed: number, name: string): Key {
  checkSeed(seed, Number.MAX_SAFE_INTEGER);
  const key = new Uint32Array([seed | 0, (seed / TWO_32) | 0]);
  threefry(key, key[0]!, key[1]!, name.length, 0);
  for (let i = 0; i < name.length; i++) threefry(key, key[0]!, key[1]!, name.charCodeAt(i), i + 1);
  return [key[0]!, key[1]!];
}
