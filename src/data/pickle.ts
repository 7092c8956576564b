import { cannot } from "../kernels/errors.ts";
import { GUNZIP_LIMIT, gunzip, isGzip } from "./gzip.ts";
import { PickleMachine } from "./pickle-machine.ts";
import { ArrayShell, Callable, DtypeShell, type PickleValue, type StackItem } from "./pickle-values.ts";
import { formatBytes, type ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";

/** Lists within lists: deeper is not how data is saved, and would exhaust the stack of whoever walks it. */
const DEPTH = 64;

/**
 * Reads a Python pickle, packed with gzip or not, of protocols 0 to 5, that holds numpy arrays, numbers, strings, lists, tuples and dicts. It runs no
 * code: a pickle that names anything but numpy's `_reconstruct`, `ndarray`, `dtype` and `_codecs.encode` is refused with that name.
 *
 * @throws NablaError for other formats, other globals, damaged files, and more than a million instructions
 */
export function unpickle(bytes: Uint8Array, options: ReadOptions = {}): PickleValue {
  const { name = "pickle data", limit = GUNZIP_LIMIT } = options;
  const plain = isGzip(bytes) ? gunzip(bytes, { name, limit }) : bytes;
  const looks = looksLike(plain);
  if (plain.length === 0 || /image|HTML|zip|document|\.npy|IDX|LFS/.test(looks))
    throw cannot(`unpickle ${name}`, "a Python pickle", looks);
  if (plain.length > limit)
    throw cannot(`unpickle ${name}`, `at most ${formatBytes(limit)}`, formatBytes(plain.length));
  return settle(new PickleMachine(plain, name).run(), `unpickle ${name}`, new Map(), 0);
}

/** Replaces what the machine was building by what it built. Things met twice stay one thing; things inside themselves are refused. */
function settle(item: StackItem, action: string, done: Map<StackItem, PickleValue>, depth: number): PickleValue {
  if (item instanceof ArrayShell) {
    if (item.array === undefined) throw cannot(action, "arrays with numbers", "an array that was begun and not filled");
    return item.array;
  }
  if (item instanceof Callable || item instanceof DtypeShell)
    throw cannot(action, "values", `numpy's ${item instanceof Callable ? item.name : "dtype"} itself`);
  if (!Array.isArray(item) && !(item instanceof Map)) return item;
  if (depth === DEPTH)
    throw cannot(action, `lists and dicts at most ${DEPTH} deep`, "deeper ones, or one inside itself");
  const known = done.get(item);
  if (known !== undefined) return known;
  const inner = (value: StackItem): PickleValue => settle(value, action, done, depth + 1);
  const settled = Array.isArray(item)
    ? item.map(inner)
    : new Map([...item].map(([key, value]) => [inner(key), inner(value)]));
  done.set(item, settled);
  return settled;
}
