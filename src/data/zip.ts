import { Inflate, zipSync } from "fflate";
import { cannot } from "../kernels/errors.ts";
import { ByteReader } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { damaged, inflate, reserve } from "./inflate.ts";
import { quote } from "./text.ts";
import { isInside, readZipDirectory, type ZipEntry, type ZipLimits } from "./zip-directory.ts";

const LOCAL = 0x04034b50;
/** The oldest time that zip can say, in the caller's time zone, which is how zip says it: the same entries give the same bytes everywhere. */
const NO_TIME = "1980-01-01T00:00:00";

/** Unpacks a zip archive: names and bytes, in the directory's order. Folders are left out. @throws NablaError: see {@link readZipDirectory} */
export function unzip(bytes: Uint8Array, name: string, limits: ZipLimits): Map<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  for (const entry of readZipDirectory(bytes, name, limits)) members.set(entry.name, unpack(bytes, name, entry));
  return members;
}

function unpack(bytes: Uint8Array, archive: string, entry: ZipEntry): Uint8Array {
  const action = `read ${quote(entry.name)} in ${archive}`;
  const reader = new ByteReader(bytes, archive, true);
  reader.at = Math.min(entry.offset, bytes.length);
  if (reader.u32("local header") !== LOCAL) throw damaged(action, `no member at offset ${entry.offset}`);
  reader.take(22, "local header");
  reader.take(reader.u16("name length") + reader.u16("extra length"), "name and extra fields");
  const packed = reader.take(entry.packed, `packed data of ${quote(entry.name)}`);
  const out = entry.method === 0 ? packed : inflateExactly(packed, entry.size, action);
  if (crc32(out) !== entry.crc) throw damaged(action, "a checksum that differs from the stored one");
  return out;
}

function inflateExactly(packed: Uint8Array, size: number, action: string): Uint8Array {
  // One byte of slack tells "as large as declared" from "larger".
  const settings = { action, limit: size + 1, expected: size };
  const out = reserve(packed.length, settings);
  inflate(new Inflate(), packed, out, settings);
  if (out.length !== size) throw damaged(action, `${out.length} bytes where ${size} are declared`);
  return out.bytes.subarray(0, size);
}

/** A zip archive of the members, reproducible to the byte. Deflated where `compress` says so: weights hardly shrink. @throws NablaError for bad names */
export function zip(members: ReadonlyMap<string, Uint8Array>, compress: boolean): Uint8Array {
  for (const name of members.keys()) {
    if (!isInside(name)) throw cannot("write zip", "names that stay inside the archive", quote(name));
  }
  return zipSync(Object.fromEntries(members), { level: compress ? 6 : 0, mtime: NO_TIME });
}
