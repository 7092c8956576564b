import { cannot } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { parseDtype } from "./npy-header.ts";
import { BYTES, decodeNumbers } from "./number-bytes.ts";
import { ArrayShell, Callable, type CallableName, DtypeShell, type StackItem } from "./pickle-values.ts";
import { rowMajor } from "./row-major.ts";
import { decodeLatin1, encodeLatin1, quote } from "./text.ts";

/** All that a pickle may name. numpy 2 moved `numpy.core` to `numpy._core`. */
const ALLOWED: ReadonlyMap<string, CallableName> = new Map([
  ["numpy.core.multiarray._reconstruct", "reconstruct"],
  ["numpy._core.multiarray._reconstruct", "reconstruct"],
  ["numpy.ndarray", "ndarray"],
  ["numpy.dtype", "dtype"],
  ["_codecs.encode", "encode"],
]);

/** Looks a global up in the allow-list. @throws NablaError naming any other */
export function findCallable(global: string, action: string): Callable {
  const name = ALLOWED.get(global);
  if (name !== undefined) return new Callable(name);
  const fix = global.endsWith("._frombuffer")
    ? "Protocol 5 stores arrays in another way: save with pickle.dump(x, f, protocol=4), or with numpy.savez."
    : "Pickles run code and this reader runs none: save the arrays with numpy.savez.";
  throw cannot(action, "numpy arrays only", `a pickle that names ${quote(global)}`, fix);
}

/**
 * Builds what the allowed globals build. Bytes handed out are counted against the pickle's own length: an honest array has its own bytes in the file,
 * and a small pickle that names one block a thousand times is stopped.
 */
export class NumpyBuilder {
  private readonly action: string;
  private budget: number;

  constructor(action: string, budget: number) {
    this.action = action;
    this.budget = budget;
  }

  /** REDUCE: what calling `callable` with `args` makes. */
  call(callable: Callable, args: readonly StackItem[]): StackItem {
    switch (callable.name) {
      case "reconstruct":
        // (numpy.ndarray, (0,), b'b'): an empty array, which BUILD then fills.
        if (args[0] instanceof Callable && args[0].name === "ndarray") return new ArrayShell();
        throw this.unusual("numpy's _reconstruct(ndarray, ...)", "other arguments");
      case "dtype": {
        const { type, littleEndian } = parseDtype(text(args[0]) ?? "", this.action);
        return new DtypeShell(type, littleEndian);
      }
      case "encode":
        return this.encode(args);
      case "ndarray":
        throw this.unusual("arrays made by _reconstruct", "a call of numpy.ndarray");
    }
  }

  /** BUILD: sets the state of a shell in place. */
  build(target: StackItem, state: StackItem): void {
    if (target instanceof DtypeShell) this.setByteOrder(target, state);
    else if (target instanceof ArrayShell) this.fill(target, state);
    else throw this.unusual("state for numpy arrays and dtypes", "state for something else");
  }

  private setByteOrder(dtype: DtypeShell, state: StackItem): void {
    const order = Array.isArray(state) ? text(state[1]) : undefined;
    if (order === undefined || !["<", ">", "=", "|"].includes(order))
      throw this.unusual("a dtype's state", "something else");
    dtype.littleEndian = order !== ">";
  }

  private fill(shell: ArrayShell, state: StackItem): void {
    if (shell.array !== undefined) throw this.unusual("each array once", "an array filled twice");
    if (!Array.isArray(state) || state.length !== 5)
      throw this.unusual("an array's state of 5 parts", "something else");
    const [, shape, dtype, fortranOrder, raw] = state;
    if (!(dtype instanceof DtypeShell) || !isShape(shape))
      throw this.unusual("an array's shape and dtype", "something else");
    if (!(raw instanceof Uint8Array)) throw this.unusual("an array's numbers as bytes", "a list of Python objects");
    const expected = size(shape) * BYTES[dtype.type];
    if (raw.length !== expected) {
      throw cannot(
        this.action,
        `${expected} bytes of ${dtype.type} for shape ${formatShape(shape)}`,
        raw.length,
        "The pickle is damaged.",
      );
    }
    this.spend(raw.length);
    const data = decodeNumbers(raw, dtype.type, dtype.littleEndian, this.action);
    const type = dtype.type === "float16" ? "float32" : dtype.type;
    shell.array = {
      shape,
      dtype: type,
      data: fortranOrder === true || fortranOrder === 1 ? rowMajor(data, shape) : data,
    };
  }

  /** `_codecs.encode(text, 'latin1')`: how Python 3 writes bytes in the protocols that have none. */
  private encode([value, encoding]: readonly StackItem[]): Uint8Array {
    if (typeof value !== "string" || encoding !== "latin1")
      throw this.unusual("_codecs.encode(text, 'latin1')", "other arguments");
    this.spend(value.length);
    const bytes = encodeLatin1(value);
    if (bytes === undefined) throw this.unusual("Latin-1 text for bytes", "characters above 255");
    return bytes;
  }

  private spend(bytes: number): void {
    this.budget -= bytes;
    if (this.budget < 0)
      throw this.unusual("arrays no larger than the pickle that holds them", "a pickle that repeats its bytes");
  }

  private unusual(expected: string, received: string): Error {
    return cannot(this.action, expected, received);
  }
}

function isShape(shape: StackItem): shape is number[] {
  return (
    Array.isArray(shape) &&
    shape.length <= 64 &&
    shape.every((n) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0)
  );
}

/** Short text, whether Python 2 wrote it as bytes or Python 3 as a string. */
function text(value: StackItem): string | undefined {
  if (value instanceof Uint8Array) return value.length <= 64 ? decodeLatin1(value) : undefined;
  return typeof value === "string" ? value : undefined;
}
