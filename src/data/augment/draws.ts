import type { Key } from "../../kernels/kernels.ts";
import { threefry } from "../../kernels/threefry.ts";

/**
 * The chance of one step of a pipeline for one picture of one epoch: numbers that depend on the key, the epoch, the
 * picture and the step's place alone, so that they are the same in whatever order and on whatever thread pictures are made.
 */
export class Draws {
  readonly #key: Key;
  readonly #picture = new Uint32Array(2);
  readonly #block = new Uint32Array(2);
  #place = 0;
  #drawn = 0;

  constructor(key: Key) {
    this.#key = key;
  }

  /** Goes to a picture: its own key is the cipher of its number and the epoch's. */
  picture(epoch: number, picture: number): void {
    threefry(this.#picture, this.#key[0], this.#key[1], picture, epoch);
  }

  /** Goes to the numbers of the step at a place. */
  step(place: number): void {
    this.#place = place;
    this.#drawn = 0;
  }

  /** The next number, uniform on [−1, 1): one of 2³² on either side of 0, never 0 itself. */
  signed(): number {
    return (this.#next() + 0.5) / 2 ** 31 - 1;
  }

  /** The next number, uniform on (0, 1). */
  uniform(): number {
    return (this.#next() + 0.5) / 2 ** 32;
  }

  /** 32 random bits: every block of the cipher gives two. */
  #next(): number {
    const at = this.#drawn++;
    if ((at & 1) === 0) threefry(this.#block, this.#picture[0], this.#picture[1], at >> 1, this.#place);
    return this.#block[at & 1];
  }
}
