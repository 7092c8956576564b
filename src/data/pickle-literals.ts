import { cannot } from "../kernels/errors.ts";
import type { ByteReader } from "./bytes.ts";
import { decodeLatin1, decodeUtf8, encodeLatin1, quote } from "./text.ts";

type Literal = undefined | boolean | number | string | Uint8Array;

const LENGTH = "length";
const bytes = (r: ByteReader, n: number): Uint8Array => r.take(n, "bytes");
const string = (r: ByteReader, n: number, action: string): string => decodeUtf8(r.take(n, "string"), action);

/** The instructions that push a value written in the file, by their byte. Bytes are views of the file: a payload of 157 MB is not copied. */
export const LITERALS: ReadonlyMap<number, (r: ByteReader, action: string) => Literal> = new Map<
  number,
  (r: ByteReader, action: string) => Literal
>([
  [0x4e, () => undefined], // NONE
  [0x88, () => true], // NEWTRUE
  [0x89, () => false], // NEWFALSE
  [0x4b, (r) => r.u8("number")], // BININT1
  [0x4d, (r) => r.u16("number")], // BININT2
  [0x4a, (r) => r.i32("number")], // BININT
  [0x47, (r) => r.f64BigEndian("number")], // BINFLOAT
  [0x8a, (r, action) => parseLong(bytes(r, r.u8(LENGTH)), action)], // LONG1
  [0x8b, (r, action) => parseLong(bytes(r, r.u32(LENGTH)), action)], // LONG4
  [0x49, (r, action) => parseIntLine(r.line("number"), action)], // INT
  [0x4c, (r, action) => parseLongLine(r.line("number"), action)], // LONG
  [0x46, (r, action) => parseFloatLine(r.line("number"), action)], // FLOAT
  [0x53, (r, action) => parseStringLine(r.line("string"), action)], // STRING
  [0x56, (r, action) => parseUnicodeLine(r.line("string"), action)], // UNICODE
  [0x55, (r) => bytes(r, r.u8(LENGTH))], // SHORT_BINSTRING
  [0x54, (r) => bytes(r, r.u32(LENGTH))], // BINSTRING
  [0x43, (r) => bytes(r, r.u8(LENGTH))], // SHORT_BINBYTES
  [0x42, (r) => bytes(r, r.u32(LENGTH))], // BINBYTES
  [0x8e, (r) => bytes(r, length8(r))], // BINBYTES8
  [0x96, (r) => bytes(r, length8(r))], // BYTEARRAY8
  [0x8c, (r, action) => string(r, r.u8(LENGTH), action)], // SHORT_BINUNICODE
  [0x58, (r, action) => string(r, r.u32(LENGTH), action)], // BINUNICODE
  [0x8d, (r, action) => string(r, length8(r), action)], // BINUNICODE8
]);

/** An 8-byte length. Above 2^53 it is rounded, and no file is as long either way. */
function length8(r: ByteReader): number {
  const low = r.u32(LENGTH);
  return low + r.u32(LENGTH) * 2 ** 32;
}

/** Protocol 0's `I` line: a whole number, or `00` and `01`, which are False and True. */
export function parseIntLine(line: Uint8Array, action: string): number | boolean {
  const text = decodeLatin1(line).trim();
  if (text === "00") return false;
  if (text === "01") return true;
  return wholeNumber(text, action);
}

/** Protocol 0's `L` line: a whole number, and in Python 2 an L after it. */
export function parseLongLine(line: Uint8Array, action: string): number {
  return wholeNumber(decodeLatin1(line).trim().replace(/L$/, ""), action);
}

/** Protocol 0's `F` line. */
export function parseFloatLine(line: Uint8Array, action: string): number {
  const text = decodeLatin1(line).trim();
  if (text === "inf") return Number.POSITIVE_INFINITY;
  if (text === "-inf") return Number.NEGATIVE_INFINITY;
  if (text === "nan") return Number.NaN;
  if (!/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text) || Number.isNaN(Number(text)))
    throw cannot(action, "a number", quote(text));
  return Number(text);
}

/** LONG1 and LONG4: two's complement, least significant byte first. */
export function parseLong(bytes: Uint8Array, action: string): number {
  if (bytes.length > 8) throw cannot(action, "whole numbers up to 2^53 - 1", `one of ${bytes.length} bytes`);
  let value = 0n;
  for (const [i, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * i);
  value = BigInt.asIntN(8 * bytes.length, value);
  return wholeNumber(String(value), action);
}

function wholeNumber(text: string, action: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw cannot(action, "a whole number up to 2^53 - 1", quote(text));
  return value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** Protocol 0's `S` line: bytes as Python 2's repr writes them, quoted. */
export function parseStringLine(line: Uint8Array, action: string): Uint8Array {
  const text = decodeLatin1(line).trim();
  const mark = text[0];
  if (text.length < 2 || (mark !== "'" && mark !== '"') || text.at(-1) !== mark)
    throw cannot(action, "a quoted string", quote(text));
  const plain = text
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.))/gs, (whole, hexadecimal, octal, simple) => {
      if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      return ESCAPES[simple] ?? whole;
    });
  return encodeLatin1(plain)!;
}

/** Protocol 0's `V` line: Latin-1 with \uXXXX and \UXXXXXXXX for the rest. */
export function parseUnicodeLine(line: Uint8Array, action: string): string {
  return decodeLatin1(line).replace(/\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g, (_, short, long) => {
    const code = Number.parseInt(short ?? long, 16);
    if (code > 0x10ffff) throw cannot(action, "characters of Unicode", `number ${code}`);
    return String.fromCodePoint(code);
  });
}
