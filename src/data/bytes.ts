import { cannot, type NablaError } from "../kernels/errors.ts";

/** The longest line that is taken as text: escapes in it are replaced one by one, each at the cost of some numbers. */
const LINE_LIMIT = 2 ** 24;

/** A cursor over bytes that never reads past the end: a short file is an error that says which part was cut off. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly littleEndian: boolean;
  /** Offset of the next byte. */
  at = 0;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, name: string, littleEndian: boolean) {
    this.bytes = bytes;
    this.name = name;
    this.littleEndian = littleEndian;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(what: string): number {
    return this.view.getUint8(this.advance(1, what));
  }

  u16(what: string): number {
    return this.view.getUint16(this.advance(2, what), this.littleEndian);
  }

  u32(what: string): number {
    return this.view.getUint32(this.advance(4, what), this.littleEndian);
  }

  i32(what: string): number {
    return this.view.getInt32(this.advance(4, what), this.littleEndian);
  }

  /** A float64 stored most significant byte first, whatever the reader's own order. */
  f64BigEndian(what: string): number {
    return this.view.getFloat64(this.advance(8, what), false);
  }

  /** The next `n` bytes as a view, not a copy. */
  take(n: number, what: string): Uint8Array {
    const start = this.advance(n, what);
    return this.bytes.subarray(start, start + n);
  }

  /** The bytes up to the next line feed, which is consumed and not returned. */
  line(what: string): Uint8Array {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) throw truncated(this.name, `a line with ${what} at offset ${this.at}`, this.bytes.length);
    const line = this.bytes.subarray(this.at, end);
    if (line.length > LINE_LIMIT)
      throw cannot(
        `read ${this.name}`,
        `a line with ${what} of at most ${LINE_LIMIT} bytes`,
        `${line.length} at offset ${this.at}`,
        "Save it with pickle protocol 2 or later.",
      );
    this.at = end + 1;
    return line;
  }

  private advance(n: number, what: string): number {
    const start = this.at;
    if (n > this.left) {
      throw truncated(this.name, `${n} ${n === 1 ? "byte" : "bytes"} of ${what} at offset ${start}`, this.bytes.length);
    }
    this.at = start + n;
    return start;
  }
}

/** The error for a file that ends too early. */
export function truncated(name: string, expected: string, length: number): NablaError {
  return cannot(
    `read ${name}`,
    expected,
    `the end of the file after ${length} ${length === 1 ? "byte" : "bytes"}`,
    "The file is cut short: copy or download it again.",
  );
}
