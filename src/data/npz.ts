import { cannot } from "../kernels/errors.ts";
import type { NdArray } from "./nd-array.ts";
import { type NpyArray, readNpy, writeNpy } from "./npy.ts";
import { formatBytes, type ReadOptions } from "./read-options.ts";
import { decodeUtf8, encodeUtf8, quote } from "./text.ts";
import { unzip, zip } from "./zip.ts";

/** Unless told otherwise an archive may unpack to 1 GiB. */
export const NPZ_LIMIT: number = 2 ** 30;
/** And hold this many members. */
export const NPZ_ENTRIES: number = 4096;
/** JSON takes up to twenty times its length in memory; 64 MiB tell of more than 100,000 epochs. */
const META_LIMIT = 2 ** 26;

/** The member that holds what is not an array, as JSON. numpy lists it beside the arrays: `json.loads(np.load(f)["meta.json"])`. */
export const META: string = "meta.json";

/** What an archive holds; `meta` is undefined where it has none. */
export interface Npz {
  readonly arrays: Readonly<Record<string, NdArray>>;
  readonly meta: unknown;
}

/**
 * Reads numpy's .npz: arrays by name, and `meta.json` if there is one.
 *
 * @throws NablaError for other formats, damaged members, names that escape or occur twice, Python objects, and archives that declare or reach more than
 *   `limit` bytes ({@link NPZ_LIMIT}) or hold more than `entries` members ({@link NPZ_ENTRIES})
 */
export function readNpz(bytes: Uint8Array, options: ReadOptions & { readonly entries?: number } = {}): Npz {
  const { name = ".npz data", limit = NPZ_LIMIT, entries = NPZ_ENTRIES } = options;
  const arrays: [string, NdArray][] = [];
  let meta: unknown;
  for (const [member, content] of unzip(bytes, name, { bytes: limit, entries })) {
    const where = `${quote(member)} in ${name}`;
    if (member === META) meta = parseMeta(content, where);
    else if (member.endsWith(".npy")) arrays.push([member.slice(0, -4), readNpy(content, { name: where })]);
    else throw cannot(`read ${name}`, `members that end in .npy, and ${META}`, quote(member));
  }
  return { arrays: Object.fromEntries(arrays), meta };
}

/**
 * The .npz archive of named arrays, which numpy opens: the same entries in the same order give the same bytes. `meta` is anything JSON can hold
 * exactly, and is stored as the member `meta.json`.
 *
 * @throws NablaError for a name that escapes the archive and for numbers in `meta` that JSON cannot hold (NaN, infinities)
 */
export function writeNpz(
  arrays: Readonly<Record<string, NpyArray>>,
  meta?: unknown,
  options: { readonly compress?: boolean } = {},
): Uint8Array {
  const members = new Map<string, Uint8Array>();
  for (const [name, array] of Object.entries(arrays)) members.set(`${name}.npy`, writeNpy(array));
  if (meta !== undefined) members.set(META, encodeUtf8(`${JSON.stringify(meta, exact, 1)}\n`));
  return zip(members, options.compress ?? false);
}

function parseMeta(content: Uint8Array, where: string): unknown {
  if (content.length > META_LIMIT)
    throw cannot(`read ${where}`, `at most ${formatBytes(META_LIMIT)} of JSON`, formatBytes(content.length));
  const text = decodeUtf8(content, `read ${where}`);
  try {
    return JSON.parse(text);
  } catch {
    throw cannot(`read ${where}`, "JSON", quote(text));
  }
}

/** JSON.stringify turns NaN into null without a word; a checkpoint that came back different would be worse than none. */
function exact(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw cannot(`write ${META}`, "finite numbers", `${value} for ${quote(key)}`);
  return value;
}
