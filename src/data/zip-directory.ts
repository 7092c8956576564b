import { cannot, type NablaError } from "../kernels/errors.ts";
import { ByteReader } from "./bytes.ts";
import { formatBytes } from "./read-options.ts";
import { looksLike } from "./signature.ts";
import { decodeUtf8, quote } from "./text.ts";

/** A member as the directory at the end of a zip archive lists it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the member's local header. */
  readonly offset: number;
}

/** How much a zip archive may hold. */
export interface ZipLimits {
  readonly bytes: number;
  readonly entries: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const ZIP64_LOCATOR = 0x07064b50;

/**
 * The members of a zip archive, checked before anything is unpacked: names stay inside the archive and occur once, and what they declare is within
 * `limits`. Layout: APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16.
 *
 * @throws NablaError also for encryption, zip64, archives in parts and methods other than stored and deflate
 */
export function readZipDirectory(bytes: Uint8Array, name: string, limits: ZipLimits): ZipEntry[] {
  const action = `read ${name}`;
  const at = findEnd(bytes);
  if (at === undefined) {
    const isZip = looksLike(bytes).includes("zip archive");
    throw cannot(
      action,
      "a zip archive with its directory at the end",
      isZip ? "one cut short" : looksLike(bytes),
      isZip ? "Copy or download it again." : undefined,
    );
  }
  const reader = new ByteReader(bytes, name, true);
  reader.at = at + 4;
  const disks = [reader.u16("disk number"), reader.u16("directory's disk")];
  const here = reader.u16("entries on this disk");
  const count = reader.u16("entries");
  const length = reader.u32("directory size");
  const start = reader.u32("directory offset");
  const zip64 = (): NablaError =>
    cannot(
      action,
      "an archive below 4 GiB with fewer than 65535 entries",
      "a zip64 archive",
      "Split it into smaller archives.",
    );
  if (count === 0xffff || start === 0xffffffff || length === 0xffffffff) throw zip64();
  if (at >= 20 && uint32(bytes, at - 20) === ZIP64_LOCATOR) throw zip64();
  if (disks[0] !== 0 || disks[1] !== 0 || here !== count)
    throw cannot(action, "an archive in one part", "one of several");
  if (count > limits.entries)
    throw cannot(action, `at most ${limits.entries} entries`, count, "If you trust the file, raise the limit.");

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let [packed, total] = [0, 0];
  reader.at = Math.min(start, bytes.length);
  for (let i = 0; i < count; i++) {
    const entry = readEntry(reader, action, zip64);
    if (names.has(entry.name)) throw cannot(action, "each name once", `${quote(entry.name)} twice`);
    names.add(entry.name);
    packed += entry.packed;
    if (packed > bytes.length)
      throw cannot(
        action,
        "members that share no bytes",
        `more packed bytes than the archive's ${bytes.length}`,
        "The archive is hostile: do not unpack it.",
      );
    total += entry.size;
    if (total > limits.bytes) {
      const fix =
        "A small file that unpacks to so much is usually damaged or hostile; if you trust it, raise the limit.";
      throw cannot(
        action,
        `at most ${formatBytes(limits.bytes)} unpacked`,
        `entries that declare ${formatBytes(total)}`,
        fix,
      );
    }
    entries.push(entry);
  }
  return entries;
}

function readEntry(reader: ByteReader, action: string, zip64: () => NablaError): ZipEntry {
  if (reader.u32("directory entry") !== ENTRY)
    throw cannot(
      action,
      "a directory of as many entries as it says",
      `something else at offset ${reader.at - 4}`,
      "The archive is damaged.",
    );
  reader.take(4, "versions");
  const flags = reader.u16("flags");
  const method = reader.u16("method");
  reader.take(4, "time");
  const [crc, packed, size] = [reader.u32("checksum"), reader.u32("packed size"), reader.u32("size")];
  const [nameLength, extra, comment] = [
    reader.u16("name length"),
    reader.u16("extra length"),
    reader.u16("comment length"),
  ];
  reader.take(8, "attributes");
  const offset = reader.u32("offset");
  const name = decodeUtf8(reader.take(nameLength, "name"), `${action}: a member's name`);
  reader.take(extra + comment, "extra fields");
  if (!isInside(name))
    throw cannot(
      action,
      "names of members that stay inside the archive",
      quote(name),
      "The archive is hostile: do not unpack it.",
    );
  if (flags & 1) throw cannot(action, "members that are not encrypted", quote(name));
  if (packed === 0xffffffff || size === 0xffffffff || offset === 0xffffffff) throw zip64();
  if (method !== 0 && method !== 8)
    throw cannot(action, "members stored or deflated (methods 0 and 8)", `method ${method} for ${quote(name)}`);
  if (method === 0 && packed !== size)
    throw cannot(action, `${size} stored bytes for ${quote(name)}`, packed, "The archive is damaged.");
  return { name, method, crc, packed, size, offset };
}

/** Whether unpacking a name could only ever write below the folder it is unpacked into. */
export function isInside(name: string): boolean {
  return (
    name !== "" &&
    !/[\\\0:]/.test(name) &&
    !name.split("/").some((part) => part === "" || part === "." || part === "..")
  );
}

function findEnd(bytes: Uint8Array): number | undefined {
  // A comment of up to 65535 bytes may follow; one that fits exactly tells the true end from bytes that only look like it.
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 65_535; at--) {
    if (uint32(bytes, at) === END && bytes[at + 20]! + 256 * bytes[at + 21]! === bytes.length - at - 22) return at;
  }
  return undefined;
}

function uint32(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}
