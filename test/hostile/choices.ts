import { type Stream, stream } from "../../src/core/random/stream.ts";

/** Lengths, counts and offsets at which arithmetic turns: signs, widths, the ends of 32 bits and of exact numbers. */
const integers = [
  ...[-(2 ** 31), -2, -1, 0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 257, 1024, 4096],
  ...[32_767, 32_768, 65_535, 65_536, 65_537, 2 ** 20, 2 ** 24, 2 ** 24 + 1, 2 ** 28, 2 ** 30, 2 ** 31 - 1, 2 ** 31],
  ...[2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 53 - 1, 2 ** 53, 2 ** 63, 2 ** 64 - 1],
];

/** Names that mean something to file systems, to objects or to a terminal. */
const names = [
  ...["../x", "..", ".", "/etc/passwd", "a/../../x", "C:\\x", "..\\x", "\0", "a\0b", "", " ", "con", "A", "a", "a/b"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "length", "\u001b[2J", "a\nb", "\r", "\u202egpj.exe"],
  ...["é", "e\u0301", "\u{1f600}", "\ufeff", "\ud800", "x".repeat(300), "-x", "%00", "$(x)", "0", "-0", "NaN"],
];

/** All the chance of one case, which belongs to a seed, a format and the case's number. */
export class Choices {
  readonly #stream: Stream;

  constructor(seed: number, format: string, number: number) {
    this.#stream = stream(seed, `hostile:${format}:${number}`);
  }

  /** A whole number from 0 to n - 1. */
  below(n: number): number {
    return this.#stream.below(n);
  }

  maybe(share: number): boolean {
    return this.#stream.uniform() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  integer(): number {
    return this.maybe(0.8) ? this.pick(integers) : this.below(2 ** 32);
  }

  /** A number as a text format may hold it. */
  numeral(): string {
    const odd = ["1e999", "-1e999", "1e-999", "0x10", "007", "1_000", ".5", "5.", "--1", "NaN", "Infinity", ".inf"];
    return this.maybe(0.5) ? String(this.integer()) : this.pick([...odd, "9".repeat(400), "1e308", "-0", "0.1"]);
  }

  name(): string {
    return this.pick(names);
  }

  bytes(n: number): Uint8Array {
    return Uint8Array.from({ length: n }, () => this.below(256));
  }
}
