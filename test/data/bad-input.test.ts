import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeBmp } from "../../src/data/bmp.ts";
import { crc32 } from "../../src/data/crc32.ts";
import { type CsvOptions, readCsv } from "../../src/data/csv.ts";
import { gunzip } from "../../src/data/gzip.ts";
import { readIdx, writeIdx } from "../../src/data/idx.ts";
import { readIdxPair } from "../../src/data/idx-images.ts";
import { decodeImage } from "../../src/data/image.ts";
import { readImageFolder } from "../../src/data/image-folder.ts";
import { imageInput } from "../../src/data/image-input.ts";
import { readMnistPickle } from "../../src/data/mnist-pickle.ts";
import { ndArray } from "../../src/data/nd-array.ts";
import { readNpy, writeNpy } from "../../src/data/npy.ts";
import { readNpz, writeNpz } from "../../src/data/npz.ts";
import { unpickle } from "../../src/data/pickle.ts";
import { decodePng, encodePng } from "../../src/data/png.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { ascii, bytesOf, concat, fixtureCase } from "./fixtures.ts";

/** What was done, and the whole message that the user reads. */
type Case = readonly [what: string, act: () => unknown, message: string];

const patched = (bytes: Uint8Array, at: number, ...values: number[]): Uint8Array => {
  const copy = bytes.slice();
  copy.set(values, at < 0 ? copy.length + at : at);
  return copy;
};
const u16 = (n: number): number[] => [n & 255, n >> 8];
const u32 = (n: number): number[] => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24];

const images = writeIdx(ndArray([2, 2, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
const labels = writeIdx(ndArray([2], Uint8Array.of(3, 9)));
const pair = (a: Uint8Array, b: Uint8Array, classes = 10) =>
  readIdxPair(a, b, { imagesName: "images.idx", labelsName: "labels.idx", classes });
const zipped = gzipSync(images);
const AGAIN = "The file is cut short: copy or download it again.";
const DAMAGED = "The file is damaged or cut short: copy or download it again.";

const gzipAndIdx: Case[] = [
  [
    "a truncated gz",
    () => readIdx(zipped.subarray(0, zipped.length - 5), { name: "a.gz" }),
    `Cannot gunzip a.gz: expected intact compressed data, received a length that differs from the stored one. ${DAMAGED}`,
  ],
  [
    "a gz cut in its data",
    () => gunzip(zipped.subarray(0, 20), { name: "a.gz" }),
    `Cannot gunzip a.gz: expected complete compressed data, received data that ends early, after 20 bytes. ${AGAIN}`,
  ],
  [
    "a gz cut in its header",
    () => gunzip(zipped.subarray(0, 9), { name: "a.gz" }),
    "Cannot read a.gz: expected at least the 18 bytes of gzip's header and trailer, received the end of the file after 9 bytes. The file is cut short: copy or download it again.",
  ],
  [
    "a gz with a wrong checksum",
    () => gunzip(patched(zipped, -8, 0, 0, 0, 0), { name: "a.gz" }),
    `Cannot gunzip a.gz: expected intact compressed data, received a checksum that differs from the stored one. ${DAMAGED}`,
  ],
  [
    "a gz with bytes after it",
    () => gunzip(concat(zipped, ascii("trailing")), { name: "a.gz" }),
    `Cannot gunzip a.gz: expected intact compressed data, received data that does not unpack. ${DAMAGED}`,
  ],
  [
    "a gz of another method",
    () => gunzip(patched(zipped, 2, 7), { name: "a.gz" }),
    "Cannot gunzip a.gz: expected compression method 8 (deflate), received method 7.",
  ],
  [
    "a gz bomb",
    () => gunzip(gzipSync(new Uint8Array(3_000_000)), { name: "a.gz", limit: 2 ** 20 }),
    "Cannot gunzip a.gz: expected at most 1 MiB unpacked, received more. A small file that unpacks to so much is usually damaged or hostile; if you trust it, raise the limit.",
  ],
  [
    "not gz",
    () => gunzip(ascii("PK\x03\x04"), { name: "a.gz" }),
    "Cannot gunzip a.gz: expected gzip, which starts with 1f 8b, received a zip archive (.npz is one).",
  ],
  [
    "a PNG as IDX",
    () => readIdx(encodePng(new Uint8Array(1), 1, 1), { name: "a.idx" }),
    "Cannot read a.idx: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received a PNG image.",
  ],
  [
    "an HTML page as IDX",
    () => readIdx(gzipSync("<!DOCTYPE html><title>404</title>"), { name: "a.gz" }),
    "Cannot read a.gz: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received an HTML page (an error page saved as the file?).",
  ],
  [
    "an empty file as IDX",
    () => readIdx(new Uint8Array(0), { name: "a.idx" }),
    "Cannot read a.idx: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received an empty file.",
  ],
  [
    "a gz in a gz",
    () => readIdx(gzipSync(zipped), { name: "a.gz" }),
    "Cannot read a.gz: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received gzip.",
  ],
  [
    "an IDX of unknown type",
    () => readIdx(patched(images, 2, 0x0f), { name: "a.idx" }),
    "Cannot read a.idx: expected an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e), received bytes 00 00 0f 03.",
  ],
  [
    "an IDX cut in its header",
    () => readIdx(images.subarray(0, 10), { name: "a.idx" }),
    `Cannot read a.idx: expected 4 bytes of extent 1 at offset 8, received the end of the file after 10 bytes. ${AGAIN}`,
  ],
  [
    "an IDX cut in its numbers",
    () => readIdx(images.subarray(0, 20), { name: "a.idx" }),
    `Cannot read a.idx: expected 8 bytes of uint8 for shape 2x2x2, received the end of the file after 20 bytes. ${AGAIN}`,
  ],
  [
    "an IDX with bytes after it",
    () => readIdx(concat(images, [0]), { name: "a.idx" }),
    "Cannot read a.idx: expected 8 bytes of uint8 for shape 2x2x2, received 1 more. The header or the file is damaged.",
  ],
  [
    "an IDX that claims 2^64 numbers",
    () => readIdx(patched(images, 4, 255, 255, 255, 255, 255, 255, 255, 255), { name: "a.idx" }),
    `Cannot read a.idx: expected 36893488130239234000 bytes of uint8 for shape 4294967295x4294967295x2, received the end of the file after 24 bytes. ${AGAIN}`,
  ],
  [
    "labels where images belong",
    () => pair(labels, images),
    "Cannot read images from images.idx: expected uint8 of 3 axes (count, height, width), received uint8 2. This is a file of labels: are the two files swapped?",
  ],
  [
    "images where labels belong",
    () => pair(images, images),
    "Cannot read labels from labels.idx: expected uint8 of 1 axis, received uint8 2x2x2. This is a file of images: are the two files swapped?",
  ],
  [
    "labels out of range",
    () => pair(images, labels, 9),
    "Cannot read labels from labels.idx: expected labels from 0 to 8, received 9 at index 1.",
  ],
  [
    "fewer labels than images",
    () => pair(images, writeIdx(ndArray([1], Uint8Array.of(3)))),
    "Cannot pair images.idx with labels.idx: expected 2 labels for 2 images, received 1 labels. Both files must be of the same set: training or test.",
  ],
];

const npyOf = (header: string, data: readonly number[] = []): Uint8Array =>
  concat(ascii(`\x93NUMPY\x01\x00${String.fromCharCode(header.length, 0)}${header}`), data);
const npy = writeNpy({ shape: [2], data: Float32Array.of(1, 2) });
const readA = (bytes: Uint8Array) => readNpy(bytes, { name: "a.npy" });
const refusedNpy = (name: string) => readA(bytesOf(fixtureCase("npy-refused.json", name).bytes));
const TYPES = "a type of number, one of b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8";

const npyCases: Case[] = [
  [
    "text as npy",
    () => readA(ascii("1,2,3")),
    'Cannot read a.npy: expected a .npy file, which starts with 93 NUMPY, received text that starts with "1,2,3".',
  ],
  [
    "an npy of version 4",
    () => readA(patched(npy, 6, 4)),
    "Cannot read a.npy: expected .npy version 1, 2 or 3, received version 4.",
  ],
  [
    "an npy cut in its header",
    () => readA(npy.subarray(0, 50)),
    `Cannot read a.npy: expected 118 bytes of header at offset 10, received the end of the file after 50 bytes. ${AGAIN}`,
  ],
  [
    "an npy cut in its numbers",
    () => readA(npy.subarray(0, -1)),
    `Cannot read a.npy: expected 8 bytes of float32 for shape 2, received the end of the file after 135 bytes. ${AGAIN}`,
  ],
  [
    "an npy with bytes after it",
    () => readA(concat(npy, [1, 2])),
    "Cannot read a.npy: expected 8 bytes of float32 for shape 2, received 2 more. The header or the file is damaged.",
  ],
  [
    "Python objects in an npy",
    () => refusedNpy("objects"),
    'Cannot read a.npy: expected an array of numbers, received Python objects (dtype "|O"). They are stored as a pickle, which runs code: save numbers.',
  ],
  [
    "a structured npy",
    () => refusedNpy("structured"),
    "Cannot read a.npy: expected an array of numbers, received a structured array. Save each of its fields as an array of its own.",
  ],
  ["text in an npy", () => refusedNpy("text"), `Cannot read a.npy: expected ${TYPES}, received "<U2".`],
  ["complex numbers in an npy", () => refusedNpy("complex"), `Cannot read a.npy: expected ${TYPES}, received "<c8".`],
  [
    "int64 beyond 2^53",
    () => refusedNpy("int64 beyond"),
    "Cannot read a.npy: expected whole numbers up to 2^53 - 1, received 9007199254740993 at index 1. Store it as float64.",
  ],
  [
    "uint64 beyond 2^53",
    () => refusedNpy("uint64 beyond"),
    "Cannot read a.npy: expected whole numbers up to 2^53 - 1, received 18446744073709551615 at index 0. Store it as float64.",
  ],
  [
    "a header that computes",
    () => readA(npyOf("{'descr': '<f4', 'fortran_order': False, 'shape': (2**40,)}")),
    "Cannot read the header of a.npy: expected a dict of 'descr', 'fortran_order' and 'shape', received shape \"(2**40,)\".",
  ],
  [
    "a header without a shape",
    () => readA(npyOf("{'descr': '<f4', 'fortran_order': False}")),
    "Cannot read the header of a.npy: expected a dict of 'descr', 'fortran_order' and 'shape', received \"{'descr': '<f4', 'fortran_order': False}\".",
  ],
  [
    "a header with a key twice",
    () => readA(npyOf("{'descr': '<f4', 'descr': '<f8'}")),
    "Cannot read the header of a.npy: expected a dict of 'descr', 'fortran_order' and 'shape', received \"'descr': '<f8'\".",
  ],
  [
    "a shape that claims 8 TB",
    () => readA(npyOf("{'descr': '<f8', 'fortran_order': False, 'shape': (1099511627776,)}")),
    `Cannot read a.npy: expected 8796093022208 bytes of float64 for shape 1099511627776, received the end of the file after 77 bytes. ${AGAIN}`,
  ],
];

/** A zip archive of one or more entries, each part of which a case may falsify. */
function zipOf(
  ...entries: {
    name: string;
    data?: Uint8Array;
    method?: number;
    packed?: Uint8Array;
    size?: number;
    crc?: number;
    flags?: number;
  }[]
): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const {
    name,
    data = npy,
    method = 0,
    packed = data,
    size = data.length,
    crc = crc32(data),
    flags = 0,
  } of entries) {
    const fields = [
      ...u16(flags),
      ...u16(method),
      0,
      0,
      0,
      0,
      ...u32(crc),
      ...u32(packed.length),
      ...u32(size),
      ...u16(name.length),
      0,
      0,
    ];
    const local = concat(ascii("PK\x03\x04"), [20, 0], fields, ascii(name), packed);
    directory.push(
      concat(ascii("PK\x01\x02"), [20, 0, 20, 0], fields, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], u32(offset), ascii(name)),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = concat(...directory);
  const n = u16(entries.length);
  return concat(...locals, central, ascii("PK\x05\x06"), [0, 0, 0, 0], n, n, u32(central.length), u32(offset), [0, 0]);
}

/** Two members of 1000 bytes each in an archive that holds the bytes of one. */
function sharing(): Uint8Array {
  const bytes = zipOf({ name: "a.npy", data: new Uint8Array(1000) }, { name: "b.npy", data: new Uint8Array(0) });
  const entry = Buffer.from(bytes).lastIndexOf("PK\x01\x02");
  return patched(patched(bytes, entry + 20, ...u32(1000), ...u32(1000)), entry + 42, ...u32(0));
}

const readZ = (bytes: Uint8Array, options = {}) => readNpz(bytes, { name: "a.npz", ...options });
const zeros = new Uint8Array(100_000);
const npz = writeNpz({ w: { shape: [2], data: Float32Array.of(1, 2) } });
const HOSTILE = "A small file that unpacks to so much is usually damaged or hostile; if you trust it, raise the limit.";

const npzCases: Case[] = [
  [
    "a well-formed archive of this test's own",
    () => {
      readZ(zipOf({ name: "a.npy" }, { name: "b.npy", method: 8, packed: deflateRawSync(npy) }));
      throw new NablaError("read");
    },
    "read",
  ],
  [
    "not an npz",
    () => readZ(ascii("not a zip archive at all, by far")),
    'Cannot read a.npz: expected a zip archive with its directory at the end, received text that starts with "not a zip archiv".',
  ],
  [
    "a truncated npz",
    () => readZ(npz.subarray(0, npz.length - 30)),
    "Cannot read a.npz: expected a zip archive with its directory at the end, received one cut short. Copy or download it again.",
  ],
  [
    "an npz bomb that says so",
    () => readZ(zipOf({ name: "a.npy", method: 8, packed: deflateRawSync(zeros), size: 2 ** 31 })),
    `Cannot read a.npz: expected at most 1 GiB unpacked, received entries that declare 2 GiB. ${HOSTILE}`,
  ],
  [
    "an npz bomb in many entries",
    () =>
      readZ(
        zipOf(
          ...["a", "b", "c"].map((n) => ({ name: `${n}.npy`, method: 8, packed: deflateRawSync(zeros), size: 500 })),
        ),
        { limit: 1400 },
      ),
    `Cannot read a.npz: expected at most 1.4 KiB unpacked, received entries that declare 1.5 KiB. ${HOSTILE}`,
  ],
  [
    "an npz bomb that lies about its size",
    () => readZ(zipOf({ name: "a.npy", method: 8, packed: deflateRawSync(zeros), size: 1000 })),
    `Cannot read "a.npy" in a.npz: expected at most 1001 bytes unpacked, received more. ${HOSTILE}`,
  ],
  [
    "an entry smaller than it says",
    () => readZ(zipOf({ name: "a.npy", method: 8, packed: deflateRawSync(npy), size: 5000 })),
    `Cannot read "a.npy" in a.npz: expected intact compressed data, received 136 bytes where 5000 are declared. ${DAMAGED}`,
  ],
  [
    "too many entries",
    () => readZ(zipOf({ name: "a.npy" }, { name: "b.npy" }, { name: "c.npy" }), { entries: 2 }),
    "Cannot read a.npz: expected at most 2 entries, received 3. If you trust the file, raise the limit.",
  ],
  [
    "a name that climbs out",
    () => readZ(zipOf({ name: "../../a.npy" })),
    'Cannot read a.npz: expected names of members that stay inside the archive, received "../../a.npy". The archive is hostile: do not unpack it.',
  ],
  [
    "an absolute name",
    () => readZ(zipOf({ name: "/etc/a.npy" })),
    'Cannot read a.npz: expected names of members that stay inside the archive, received "/etc/a.npy". The archive is hostile: do not unpack it.',
  ],
  [
    "a name of another system",
    () => readZ(zipOf({ name: "C:\\a.npy" })),
    'Cannot read a.npz: expected names of members that stay inside the archive, received "C:\\\\a.npy". The archive is hostile: do not unpack it.',
  ],
  [
    "an entry twice",
    () => readZ(zipOf({ name: "a.npy" }, { name: "a.npy" })),
    'Cannot read a.npz: expected each name once, received "a.npy" twice.',
  ],
  [
    "a wrong checksum",
    () => readZ(zipOf({ name: "a.npy", crc: 1 })),
    `Cannot read "a.npy" in a.npz: expected intact compressed data, received a checksum that differs from the stored one. ${DAMAGED}`,
  ],
  [
    "an encrypted entry",
    () => readZ(zipOf({ name: "a.npy", flags: 1 })),
    'Cannot read a.npz: expected members that are not encrypted, received "a.npy".',
  ],
  [
    "another method",
    () => readZ(zipOf({ name: "a.npy", method: 14 })),
    'Cannot read a.npz: expected members stored or deflated (methods 0 and 8), received method 14 for "a.npy".',
  ],
  [
    "an archive in parts",
    () => readZ(patched(npz, -14, 255, 255)),
    "Cannot read a.npz: expected an archive in one part, received one of several.",
  ],
  [
    "zip64's mark",
    () => readZ(patched(npz, -6, 255, 255, 255, 255)),
    "Cannot read a.npz: expected an archive below 4 GiB with fewer than 65535 entries, received a zip64 archive. Split it into smaller archives.",
  ],
  [
    "objects in an npz",
    () => readZ(zipOf({ name: "a.npy", data: bytesOf(fixtureCase("npy-refused.json", "objects").bytes) })),
    'Cannot read "a.npy" in a.npz: expected an array of numbers, received Python objects (dtype "|O"). They are stored as a pickle, which runs code: save numbers.',
  ],
  [
    "another file in an npz",
    () => readZ(zipOf({ name: "run.exe" })),
    'Cannot read a.npz: expected members that end in .npy, and meta.json, received "run.exe".',
  ],
  [
    "meta without end",
    () => readZ(zipOf({ name: "meta.json", data: new Uint8Array(2 ** 26 + 2 ** 20).fill(0x20) })),
    'Cannot read "meta.json" in a.npz: expected at most 64 MiB of JSON, received 65 MiB.',
  ],
  [
    "members that share their bytes",
    () => readZ(sharing()),
    "Cannot read a.npz: expected members that share no bytes, received more packed bytes than the archive's 1194. The archive is hostile: do not unpack it.",
  ],
  [
    "meta that is not JSON",
    () => readZ(zipOf({ name: "meta.json", data: ascii("{oops") })),
    'Cannot read "meta.json" in a.npz: expected JSON, received "{oops".',
  ],
  [
    "a name that would climb out, written",
    () => writeNpz({ "../w": { shape: [], data: Float32Array.of(1) } }),
    'Cannot write zip: expected names that stay inside the archive, received "../w.npy".',
  ],
];

const load = (bytes: Uint8Array) => unpickle(bytes, { name: "a.pkl" });
const refusedPickle = (name: string) => load(bytesOf(fixtureCase("pickle-refused.json", name).bytes));
const NONE = "Pickles run code and this reader runs none: save the arrays with numpy.savez.";
const ONLY = "Cannot unpickle a.pkl: expected numpy arrays only, received";
const small = fixtureCase("pickle.json", "python 2, protocol 2").bytes;

const pickleCases: Case[] = [
  ...[0, 1, 2, 3, 4, 5].map(
    (p): Case => [
      `os.system, protocol ${p}`,
      () => refusedPickle(`os.system, protocol ${p}`),
      `${ONLY} a pickle that names "posix.system". ${NONE}`,
    ],
  ),
  [
    "os.system itself",
    () => load(ascii("cos\nsystem\n(S'echo'\ntR.")),
    `${ONLY} a pickle that names "os.system". ${NONE}`,
  ],
  [
    "os.system by INST",
    () => load(ascii("(S'echo'\nios\nsystem\n.")),
    `${ONLY} a pickle that makes an object of "os.system". ${NONE}`,
  ],
  [
    "os.system by OBJ",
    () => load(ascii("(cnumpy\nndarray\nS'echo'\no.")),
    `${ONLY} a pickle that makes an object of a class (OBJ). ${NONE}`,
  ],
  ["builtins.eval", () => refusedPickle("builtins.eval"), `${ONLY} a pickle that names "__builtin__.eval". ${NONE}`],
  ["a class", () => refusedPickle("a class"), `${ONLY} a pickle that names "__main__.Plain". ${NONE}`],
  ["a set", () => refusedPickle("a set"), `${ONLY} a set. ${NONE}`],
  [
    "a name from the list joined another way",
    () => load(ascii("cnumpy.core\nmultiarray._reconstruct.x\n.")),
    `${ONLY} a pickle that names "numpy.core.multiarray._reconstruct.x". ${NONE}`,
  ],
  [
    "numpy's way of protocol 5",
    () => refusedPickle("protocol 5"),
    `${ONLY} a pickle that names "numpy.core.numeric._frombuffer". Protocol 5 stores arrays in another way: save with pickle.dump(x, f, protocol=4), or with numpy.savez.`,
  ],
  [
    "an array of objects",
    () => refusedPickle("objects"),
    'Cannot unpickle a.pkl: expected an array of numbers, received Python objects (dtype "O8"). They are stored as a pickle, which runs code: save numbers.',
  ],
  [
    "a call of a string",
    () => load(ascii("S'os.system'\n)R.")),
    `${ONLY} a call of something that is no global. ${NONE}`,
  ],
  [
    "something outside the file",
    () => load(ascii("Pabc\n.")),
    `${ONLY} a pickle that refers to something outside it (PERSID). ${NONE}`,
  ],
  [
    "a later protocol",
    () => load(ascii("\x80\x06N.")),
    "Cannot unpickle a.pkl: expected pickle protocol 0 to 5, received protocol 6. The file is damaged.",
  ],
  [
    "a truncated pickle",
    () => load(bytesOf(small).subarray(0, 130)),
    `Cannot read a.pkl: expected 24 bytes of bytes at offset 121, received the end of the file after 130 bytes. ${AGAIN}`,
  ],
  [
    "bytes after the end",
    () => load(ascii("N.N.")),
    "Cannot unpickle a.pkl: expected nothing after STOP, received 2 more bytes. The file is damaged.",
  ],
  [
    "an image",
    () => load(encodePng(new Uint8Array(1), 1, 1)),
    "Cannot unpickle a.pkl: expected a Python pickle, received a PNG image.",
  ],
  [
    "text",
    () => load(ascii("hello")),
    "Cannot unpickle a.pkl: expected a value remembered before, received memo 101. The file is damaged.",
  ],
  [
    "an empty stack",
    () => load(ascii("R.")),
    "Cannot unpickle a.pkl: expected 2 values on the stack, received 0. The file is damaged.",
  ],
  [
    "an instruction that reaches below a mark",
    () => load(ascii("N(\x85.")),
    "Cannot unpickle a.pkl: expected a value on the stack, received 0. The file is damaged.",
  ],
  [
    "a list inside itself",
    () => load(ascii("]q\x00h\x00a.")),
    "Cannot unpickle a.pkl: expected lists and dicts at most 64 deep, received deeper ones, or one inside itself.",
  ],
  [
    "int beyond 2^53",
    () => load(ascii("\x8a\x08\x01\x00\x00\x00\x00\x00\x20\x00.")),
    'Cannot unpickle a.pkl: expected a whole number up to 2^53 - 1, received "9007199254740993".',
  ],
  [
    "a pickle that is not MNIST's",
    () => readMnistPickle(ascii("]."), { name: "a.pkl" }),
    "Cannot read a.pkl: expected a tuple of three pairs (images, labels), received a sequence of 0.",
  ],
  [
    "arrays that are not MNIST's",
    () => readMnistPickle(concat(ascii("("), bytesOf(small).slice(2, -1), ascii("NN"), ascii("t.")), { name: "a.pkl" }),
    "Cannot read the training part of a.pkl: expected images [n, 784], received float32 2x3.",
  ],
];

const csv = (text: string | Uint8Array, options: CsvOptions = {}) =>
  readCsv(typeof text === "string" ? new TextEncoder().encode(text) : text, { name: "a.csv", ...options });
const ROW = "Fill in or remove the row.";

const csvCases: Case[] = [
  [
    "NaN",
    () => csv("x,y\n1,2\n3,NaN"),
    `Cannot read a.csv: expected a finite number, received "NaN" in line 3, column "y". ${ROW}`,
  ],
  [
    "an empty cell",
    () => csv("x,y\n1,\n"),
    `Cannot read a.csv: expected a finite number, received an empty cell in line 2, column "y". ${ROW}`,
  ],
  [
    "a word",
    () => csv("1,2\n3,four"),
    `Cannot read a.csv: expected a finite number, received "four" in line 2, column 2. ${ROW}`,
  ],
  [
    "infinity",
    () => csv("1,2\n3,1e999"),
    `Cannot read a.csv: expected a finite number, received "1e999" in line 2, column 2. ${ROW}`,
  ],
  [
    "hexadecimal",
    () => csv("1,2\n3,0x10"),
    `Cannot read a.csv: expected a finite number, received "0x10" in line 2, column 2. ${ROW}`,
  ],
  [
    "a ragged row",
    () => csv("x,y\n1,2\n\n3,4,5"),
    "Cannot read a.csv: expected 2 cells a row, as in the first, received 3 in line 4.",
  ],
  [
    "no such label",
    () => csv("x,y\n1,2", { label: "z" }),
    'Cannot read a.csv: expected a label column that the header names ("x", "y"), received "z".',
  ],
  [
    "no such label index",
    () => csv("x,y\n1,2", { label: 2 }),
    "Cannot read a.csv: expected a label column from -2 to 1, received 2.",
  ],
  [
    "an empty label",
    () => csv("x,y\n1,\n", { label: "y" }),
    'Cannot read a.csv: expected a label, received an empty cell in line 2, column "y".',
  ],
  [
    "an open quote",
    () => csv('x,y\n1,"2\n3'),
    'Cannot read a.csv: expected a closing ", received none for the one in line 2, column 2.',
  ],
  [
    "text after a quote",
    () => csv('"a"b,c\n1,2'),
    'Cannot read a.csv: expected a delimiter after a closing ", received text in line 1, column 1.',
  ],
  [
    "more columns than anybody has",
    () => csv(`1${",".repeat(2 ** 20)}`),
    "Cannot read a.csv: expected at most 1048576 columns, received more in line 1.",
  ],
  [
    "a class for each row",
    () => csv(Array.from({ length: 65_537 }, (_, i) => `${i},0`).join("\n"), { label: 0 }),
    "Cannot read a.csv: expected at most 65536 classes, received one more in line 65537, column 1. Name the column of classes, or give the columns to predict as data.targets.",
  ],
  ["an empty file", () => csv("\n \n"), "Cannot read a.csv: expected rows of numbers, received an empty file."],
  [
    "a header only",
    () => csv("x,y", { header: true }),
    "Cannot read a.csv: expected rows of numbers below the header, received none.",
  ],
  [
    "not UTF-8",
    () => csv(Uint8Array.of(0x31, 0x2c, 0xff)),
    "Cannot read a.csv: expected text in UTF-8, received bytes that are not. Save the file as UTF-8.",
  ],
  [
    "UTF-16",
    () => csv(ascii("\xff\xfe1\x00,\x002\x00")),
    "Cannot read a.csv: expected CSV text, received bytes ff fe 31 00.",
  ],
  [
    "a table beyond the limit",
    () => csv("1,2\n3,4", { limit: 4 }),
    "Cannot read a.csv: expected at most 4 bytes, received 7 bytes. If you trust the file, raise the limit.",
  ],
  [
    "a delimiter of two characters",
    () => csv("1,2", { delimiter: "::" }),
    'Cannot read a.csv: expected a delimiter of one character, received "::".',
  ],
];

const bmp = bytesOf(fixtureCase("bmp.json", "24 bits, 5 wide").bytes);
const bmp1 = bytesOf(fixtureCase("bmp.json", "short palette").bytes);
const png = encodePng(Uint8Array.of(1, 2, 3, 4), 2, 2);
const pngChunk = (type: string, body: Uint8Array): Uint8Array => {
  const typed = concat(ascii(type), body);
  return concat(u32(body.length).reverse(), typed, u32(crc32(typed)).reverse());
};
const pngOf = (width: number, height: number, rest: number[], ...chunks: Uint8Array[]): Uint8Array =>
  concat(
    ascii("\x89PNG\r\n\x1a\n"),
    pngChunk("IHDR", Uint8Array.from([...u32(width).reverse(), ...u32(height).reverse(), ...rest])),
    ...chunks,
    pngChunk("IEND", new Uint8Array(0)),
  );
const bmpA = (bytes: Uint8Array) => decodeBmp(bytes, { name: "a.bmp" });
const pngA = (bytes: Uint8Array) => decodePng(bytes, { name: "a.png" });
const GRAY = [8, 0, 0, 0, 0];

const pictureCases: Case[] = [
  [
    "a BMP of 16 bits",
    () => bmpA(patched(bmp, 28, 16)),
    "Cannot read a.bmp: expected 1, 4, 8, 24 or 32 bits a pixel, received 16. Save it as PNG.",
  ],
  [
    "a BMP with run-length coding",
    () => bmpA(patched(bmp, 30, 1)),
    "Cannot read a.bmp: expected a BMP that is not compressed, received run-length coding. Save it uncompressed, or as PNG.",
  ],
  [
    "a BMP with a JPEG inside",
    () => bmpA(patched(bmp, 30, 4)),
    "Cannot read a.bmp: expected a BMP that is not compressed, received compression 4. Save it uncompressed, or as PNG.",
  ],
  [
    "a BMP cut in its pixels",
    () => bmpA(bmp.subarray(0, -2)),
    `Cannot read a.bmp: expected 47 bytes of pixels for 5x3 at offset 54, received the end of the file after 100 bytes. ${AGAIN}`,
  ],
  [
    "a BMP cut in its header",
    () => bmpA(bmp.subarray(0, 20)),
    `Cannot read a.bmp: expected 4 bytes of width at offset 18, received the end of the file after 20 bytes. ${AGAIN}`,
  ],
  [
    "a BMP that claims 2^31 pixels",
    () => bmpA(patched(bmp, 18, 0, 0, 1, 0, 0, 0, 1, 0)),
    "Cannot read a.bmp: expected at most 16777216 pixels, received 65536x65536. Scale the picture down.",
  ],
  [
    "a BMP without pixels",
    () => bmpA(patched(bmp, 18, 0)),
    "Cannot read a.bmp: expected a picture of at least 1x1, received 0x3.",
  ],
  [
    "a BMP with a colour outside its palette",
    () => bmpA(patched(bmp1, 14 + 40 + 12, 77)),
    "Cannot read a.bmp: expected colours below 3, as in its palette, received colour 77.",
  ],
  [
    "a BMP whose palette is too large",
    () => bmpA(patched(bmp1, 46, 0, 2)),
    "Cannot read a.bmp: expected a palette of at most 256 colours, received 512.",
  ],
  [
    "a BMP whose pixels lie outside it",
    () => bmpA(patched(bmp, 10, 255, 255)),
    "Cannot read a.bmp: expected pixels between the header's end 54 and the file's 102, received offset 65535.",
  ],
  [
    "a BMP of another header",
    () => bmpA(patched(bmp, 14, 13)),
    "Cannot read a.bmp: expected a header of 12, or of 40 to 1024 bytes, received 13.",
  ],
  [
    "a PNG that claims 2^32 pixels",
    () => pngA(pngOf(65536, 65536, GRAY)),
    "Cannot read a.png: expected at most 16777216 pixels, received 65536x65536. Scale the picture down.",
  ],
  [
    "a PNG bomb",
    () => pngA(pngOf(2, 2, GRAY, pngChunk("IDAT", deflateSync(zeros)))),
    `Cannot read a.png: expected at most 7 bytes unpacked, received more. ${HOSTILE}`,
  ],
  [
    "a PNG with too few pixels",
    () => pngA(pngOf(2, 2, GRAY, pngChunk("IDAT", deflateSync(new Uint8Array(4))))),
    `Cannot read a.png: expected intact compressed data, received 4 bytes of pixels where 6 belong to 2x2. ${DAMAGED}`,
  ],
  [
    "a PNG without pixels",
    () => pngA(pngOf(2, 2, GRAY)),
    "Cannot read a.png: expected pixels, received none. The file is damaged.",
  ],
  [
    "a PNG with a wrong checksum",
    () => pngA(patched(png, 32, 0)),
    `Cannot read a.png: expected intact compressed data, received a checksum of chunk IHDR that differs from the stored one. ${DAMAGED}`,
  ],
  [
    "a truncated PNG",
    () => pngA(png.subarray(0, -6)),
    `Cannot read a.png: expected 4 bytes of chunk type at offset ${png.length - 8}, received the end of the file after ${png.length - 6} bytes. ${AGAIN}`,
  ],
  [
    "a PNG of unknown colours",
    () => pngA(pngOf(2, 2, [8, 5, 0, 0, 0])),
    "Cannot read a.png: expected a colour type and depth that PNG knows, received type 5 of 8 bits.",
  ],
  [
    "a PNG without its palette",
    () => pngA(pngOf(2, 2, [8, 3, 0, 0, 0])),
    "Cannot read a.png: expected a palette, received none.",
  ],
  [
    "a PNG with a colour outside its palette",
    () =>
      pngA(
        pngOf(
          1,
          1,
          [8, 3, 0, 0, 0],
          pngChunk("PLTE", new Uint8Array(6)),
          pngChunk("IDAT", deflateSync(Uint8Array.of(0, 2))),
        ),
      ),
    "Cannot read a.png: expected colours below 2, as in its palette, received colour 2.",
  ],
  [
    "a PNG with an unknown filter",
    () => pngA(pngOf(1, 1, GRAY, pngChunk("IDAT", deflateSync(Uint8Array.of(9, 2))))),
    `Cannot read a.png: expected intact compressed data, received a fault: Unsupported filter: 9. ${DAMAGED}`,
  ],
  [
    "an interlaced PNG of one bit",
    () => pngA(pngOf(2, 2, [1, 0, 0, 0, 1])),
    "Cannot read a.png: expected a PNG of fewer than 8 bits that is not interlaced, received an interlaced one. Save it without interlacing.",
  ],
  [
    "a JPEG",
    () => decodeImage(ascii("\xff\xd8\xff\xe0"), "a.jpg"),
    "Cannot read a.jpg: expected a BMP or PNG picture, received a JPEG image. Convert it to PNG.",
  ],
  [
    "text as a picture",
    () => decodeImage(ascii("hello"), "a.png"),
    'Cannot read a.png: expected a BMP or PNG picture, received text that starts with "hello".',
  ],
  [
    "an image of the wrong size",
    () => imageInput(decodeImage(png, "a.png"), { width: 28, height: 28 }, "a.png"),
    "Cannot use a.png as input: expected 28x28 pixels, received 2x2. Scale it to 28x28.",
  ],
  [
    "images of two sizes",
    () =>
      readImageFolder(["1/1.png", "1/2.png"], (p) => (p === "1/1.png" ? png : encodePng(new Uint8Array(6), 3, 2)), {
        name: "set",
      }),
    "Cannot read set/1/2.png: expected 2x2 pixels, as in 1/1.png, received 3x2. All pictures must be of one size.",
  ],
  [
    "an empty class",
    () => readImageFolder(["1/1.png", "2/notes.txt"], () => png, { name: "set" }),
    'Cannot read set: expected BMP or PNG pictures in every subfolder, received none in "2". Remove the subfolder or fill it.',
  ],
  [
    "no classes",
    () => readImageFolder(["1.png", "2.png"], () => png, { name: "set" }),
    "Cannot read set: expected one subfolder a class, each with BMP or PNG pictures, received 2 other files.",
  ],
  [
    "a folder of too many pixels",
    () => readImageFolder(["1/1.png", "1/2.png"], () => png, { name: "set", limit: 7 }),
    "Cannot read set: expected at most 7 bytes of pixels, received 2 pictures of 2x2. Scale them down.",
  ],
];

describe.each([
  ["gzip and IDX", gzipAndIdx],
  ["npy", npyCases],
  ["npz", npzCases],
  ["pickle", pickleCases],
  ["CSV", csvCases],
  ["pictures", pictureCases],
])("bad %s", (_, cases) => {
  it.each(cases as Case[])("%s", (_, act, message) => {
    let thrown: unknown;
    try {
      act();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(NablaError);
    expect((thrown as Error).message).toBe(message);
  });
});
