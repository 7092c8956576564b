import { cannot, type NablaError } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { ByteReader } from "./bytes.ts";
import type { NumberType } from "./nd-array.ts";
import type { StoredType } from "./number-bytes.ts";
import { looksLike } from "./signature.ts";
import { decodeLatin1, decodeUtf8, quote } from "./text.ts";

const MAGIC = "\x93NUMPY";

/** How the numbers of a .npy file lie. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly type: StoredType;
  readonly littleEndian: boolean;
  /** Column-major: the first index runs fastest. */
  readonly fortranOrder: boolean;
  /** Offset of the first number. */
  readonly start: number;
}

/** numpy's type strings without the byte order. */
const TYPES: Readonly<Record<string, StoredType>> = {
  b1: "bool",
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
};

/** The type and byte order of numpy's `<f4`. @throws NablaError for what is not a number, and for Python objects */
export function parseDtype(descr: string, action: string): { type: StoredType; littleEndian: boolean } {
  const code = descr.replace(/^[<>=|]/, "");
  if (code.startsWith("O")) {
    throw cannot(
      action,
      "an array of numbers",
      `Python objects (dtype ${quote(descr)})`,
      "They are stored as a pickle, which runs code: save numbers.",
    );
  }
  const type = Object.hasOwn(TYPES, code) ? TYPES[code] : undefined;
  if (type === undefined)
    throw cannot(action, `a type of number, one of ${Object.keys(TYPES).join(" ")}`, quote(descr));
  return { type, littleEndian: !descr.startsWith(">") };
}

/** Reads the header of versions 1, 2 and 3: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function readNpyHeader(bytes: Uint8Array, name: string): NpyHeader {
  if (!decodeLatin1(bytes.subarray(0, MAGIC.length)).startsWith(MAGIC)) {
    throw cannot(`read ${name}`, "a .npy file, which starts with 93 NUMPY", looksLike(bytes));
  }
  const reader = new ByteReader(bytes, name, true);
  reader.at = MAGIC.length;
  const version = reader.u8("version");
  reader.u8("version");
  if (version < 1 || version > 3) throw cannot(`read ${name}`, ".npy version 1, 2 or 3", `version ${version}`);
  const length = version === 1 ? reader.u16("header length") : reader.u32("header length");
  if (length > 65_536) throw cannot(`read ${name}`, "a header of at most 65536 bytes", `one of ${length}`);
  const raw = reader.take(length, "header");
  const text = version === 3 ? decodeUtf8(raw, `read the header of ${name}`) : decodeLatin1(raw);
  return { ...parse(text, name), start: reader.at };
}

const PAIR = /^\s*(?:'(\w+)'|"(\w+)")\s*:\s*(?:'([^']*)'|"([^"]*)"|(True|False)|\(([^()]*)\)|(\[).*)\s*(?:,|$)/s;

/** The header is a Python dict of three literals; anything more is refused rather than evaluated. */
function parse(text: string, name: string): Omit<NpyHeader, "start"> {
  const bad = (received: string): NablaError =>
    cannot(`read the header of ${name}`, "a dict of 'descr', 'fortran_order' and 'shape'", received);
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (body === undefined) throw bad(quote(text.trim()));
  const fields: { descr?: string; fortran?: boolean; shape?: readonly number[] } = {};
  for (let rest = body.trimEnd(); rest !== ""; ) {
    const match = PAIR.exec(rest);
    if (match === null) throw bad(quote(rest));
    const key = match[1] ?? match[2]!;
    const text = match[3] ?? match[4];
    if (key === "descr" && match[7] !== undefined) {
      throw cannot(
        `read ${name}`,
        "an array of numbers",
        "a structured array",
        "Save each of its fields as an array of its own.",
      );
    }
    if (key === "descr" && text !== undefined && fields.descr === undefined) fields.descr = text;
    else if (key === "fortran_order" && match[5] !== undefined && fields.fortran === undefined)
      fields.fortran = match[5] === "True";
    else if (key === "shape" && match[6] !== undefined && fields.shape === undefined)
      fields.shape = parseShape(match[6], bad);
    else throw bad(quote(rest));
    rest = rest.slice(match[0].length).trimStart();
  }
  const { descr, fortran, shape } = fields;
  if (descr === undefined || fortran === undefined || shape === undefined) throw bad(quote(text.trim()));
  return { shape, fortranOrder: fortran, ...parseDtype(descr, `read ${name}`) };
}

function parseShape(text: string, bad: (received: string) => NablaError): readonly number[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.at(-1) === "") items.pop();
  const shape = items.map((item) => (/^\d{1,16}L?$/.test(item) ? Number.parseInt(item, 10) : Number.NaN));
  if (shape.length > 64 || !shape.every(Number.isSafeInteger)) throw bad(`shape ${quote(`(${text})`)}`);
  return shape;
}

const CODES: Readonly<Record<NumberType, string>> = {
  bool: "|b1",
  int8: "|i1",
  int16: "<i2",
  int32: "<i4",
  int64: "<i8",
  uint8: "|u1",
  uint16: "<u2",
  uint32: "<u4",
  uint64: "<u8",
  float32: "<f4",
  float64: "<f8",
};

/** A version 1.0 header, padded as numpy pads it, so that the numbers start at a multiple of 64 bytes. */
export function writeNpyHeader(shape: readonly number[], type: NumberType): string {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const dict = `{'descr': '${CODES[type]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + dict.length + 1) / 64) * 64 - 10;
  if (length > 65_535)
    throw cannot(
      "write .npy",
      "a shape of fewer axes",
      `${shape.length} axes of ${size(shape)} numbers, ${formatShape(shape).length} characters`,
    );
  return `${MAGIC}\x01\x00${String.fromCharCode(length & 255, length >> 8)}${dict.padEnd(length - 1)}\n`;
}
