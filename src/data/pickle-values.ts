import type { NdArray } from "./nd-array.ts";
import type { StoredType } from "./number-bytes.ts";

/** What an unpickled file may hold. Python's None is undefined, list and tuple are arrays, bytes and Python 2's str are Uint8Array. */
export type PickleValue =
  | undefined
  | boolean
  | number
  | string
  | Uint8Array
  | NdArray
  | readonly PickleValue[]
  | ReadonlyMap<PickleValue, PickleValue>;

/** What can lie on the machine's stack: a value, one that is still being filled, or a name that may be called. */
export type StackItem =
  | undefined
  | boolean
  | number
  | string
  | Uint8Array
  | StackItem[]
  | Map<StackItem, StackItem>
  | Callable
  | ArrayShell
  | DtypeShell;

/** A global from the allow-list. It is a name, not code: calling it runs a function of ours. */
export class Callable {
  readonly name: CallableName;
  constructor(name: CallableName) {
    this.name = name;
  }
}

export type CallableName = "reconstruct" | "ndarray" | "dtype" | "encode";

/** An ndarray between its `_reconstruct` and its `__setstate__`, and after. */
export class ArrayShell {
  array: NdArray | undefined;
}

/** A dtype; its byte order comes with its `__setstate__`. */
export class DtypeShell {
  readonly type: StoredType;
  littleEndian: boolean;
  constructor(type: StoredType, littleEndian: boolean) {
    this.type = type;
    this.littleEndian = littleEndian;
  }
}
