import { cannot, type NablaError } from "../kernels/errors.ts";
import { ByteReader } from "./bytes.ts";
import { LITERALS, parseIntLine } from "./pickle-literals.ts";
import { findCallable, NumpyBuilder } from "./pickle-numpy.ts";
import { Callable, type StackItem } from "./pickle-values.ts";
import { hex } from "./signature.ts";
import { decodeLatin1, quote } from "./text.ts";

/** The most instructions that are followed, which also bounds the stack, the memo and every list: arrays of numbers take a few dozen. */
const INSTRUCTIONS = 1_000_000;

/**
 * Python's pickle machine (PEP 307, PEP 3154, PEP 574; protocols 0 to 5) without its power: it has no import and calls nothing but
 * {@link NumpyBuilder}. Instructions bear the names of Python's pickletools.
 */
export class PickleMachine {
  private readonly reader: ByteReader;
  private readonly action: string;
  private readonly numpy: NumpyBuilder;
  private readonly stack: StackItem[] = [];
  /** Heights of the stack where MARK was. */
  private readonly marks: number[] = [];
  private readonly memo: Map<number, StackItem> = new Map();

  constructor(bytes: Uint8Array, name: string) {
    this.reader = new ByteReader(bytes, name, true);
    this.action = `unpickle ${name}`;
    this.numpy = new NumpyBuilder(this.action, 2 * bytes.length);
  }

  /** Follows instructions to STOP and returns what lies on top. */
  run(): StackItem {
    for (let i = 0; i < INSTRUCTIONS; i++) {
      const at = this.reader.at;
      const code = this.reader.u8("instruction");
      if (code === 0x2e) {
        if (this.reader.left > 0) throw this.bad("nothing after STOP", `${this.reader.left} more bytes`);
        return this.pop();
      }
      if (!this.literal(code) && !this.collection(code) && !this.memory(code) && !this.object(code)) {
        throw this.bad("a Python pickle", `an unknown instruction ${hex(Uint8Array.of(code))} at offset ${at}`);
      }
    }
    throw this.bad(
      `at most ${INSTRUCTIONS} instructions`,
      "more",
      "Save numpy arrays rather than lists of Python numbers.",
    );
  }

  /** Instructions that push a value written in the file. */
  private literal(code: number): boolean {
    const read = LITERALS.get(code);
    return read === undefined ? false : this.push(read(this.reader, this.action));
  }

  /** Instructions for tuples, lists and dicts. */
  private collection(code: number): boolean {
    switch (code) {
      case 0x28:
        this.marks.push(this.stack.length);
        return true; // MARK
      case 0x29:
        return this.push([]); // EMPTY_TUPLE
      case 0x5d:
        return this.push([]); // EMPTY_LIST
      case 0x7d:
        return this.push(new Map()); // EMPTY_DICT
      case 0x85:
        return this.push(this.popMany(1)); // TUPLE1
      case 0x86:
        return this.push(this.popMany(2)); // TUPLE2
      case 0x87:
        return this.push(this.popMany(3)); // TUPLE3
      case 0x74:
        return this.push(this.popToMark()); // TUPLE
      case 0x6c:
        return this.push(this.popToMark()); // LIST
      case 0x64:
        return this.push(this.setItems(new Map(), this.popToMark())); // DICT
      case 0x61:
        this.extend(this.popMany(1));
        return true; // APPEND
      case 0x65:
        this.extend(this.popToMark());
        return true; // APPENDS
      case 0x73:
        this.setItems(undefined, this.popMany(2));
        return true; // SETITEM
      case 0x75:
        this.setItems(undefined, this.popToMark());
        return true; // SETITEMS
      default:
        return false;
    }
  }

  /** Instructions that move things about, and frame the file. */
  private memory(code: number): boolean {
    const { reader: r, action } = this;
    switch (code) {
      case 0x80: {
        // PROTO
        const protocol = r.u8("protocol");
        if (protocol > 5) throw this.bad("pickle protocol 0 to 5", `protocol ${protocol}`);
        return true;
      }
      case 0x95:
        r.take(8, "frame length");
        return true; // FRAME
      case 0x30: // POP
        if (this.marks.at(-1) === this.stack.length) this.marks.pop();
        else this.pop();
        return true;
      case 0x31:
        this.popToMark();
        return true; // POP_MARK
      case 0x32:
        return this.push(this.top()); // DUP
      case 0x70:
        return this.put(Number(parseIntLine(r.line("memo"), action))); // PUT
      case 0x71:
        return this.put(r.u8("memo")); // BINPUT
      case 0x72:
        return this.put(r.u32("memo")); // LONG_BINPUT
      case 0x94:
        return this.put(this.memo.size); // MEMOIZE
      case 0x67:
        return this.get(Number(parseIntLine(r.line("memo"), action))); // GET
      case 0x68:
        return this.get(r.u8("memo")); // BINGET
      case 0x6a:
        return this.get(r.u32("memo")); // LONG_BINGET
      default:
        return false;
    }
  }

  /** Instructions that name or make objects: where other readers run code. */
  private object(code: number): boolean {
    const { reader: r, action } = this;
    const global = (): string => `${decodeLatin1(r.line("module"))}.${decodeLatin1(r.line("name"))}`;
    switch (code) {
      case 0x63:
        return this.push(findCallable(global(), action)); // GLOBAL
      case 0x93: {
        // STACK_GLOBAL
        const [module, name] = this.popMany(2);
        if (typeof module !== "string" || typeof name !== "string")
          throw this.bad("a global's module and name", "something else");
        return this.push(findCallable(`${module}.${name}`, action));
      }
      case 0x52: {
        // REDUCE
        const [callable, args] = this.popMany(2);
        if (!(callable instanceof Callable) || !Array.isArray(args))
          throw this.refuse("a call of something that is no global");
        return this.push(this.numpy.call(callable, args));
      }
      case 0x62: {
        // BUILD
        const state = this.pop();
        this.numpy.build(this.top(), state);
        return true;
      }
      case 0x69:
        throw this.refuse(`a pickle that makes an object of ${quote(global())}`); // INST
      case 0x6f:
        throw this.refuse("a pickle that makes an object of a class (OBJ)");
      case 0x81:
        throw this.refuse("a pickle that makes an object of a class (NEWOBJ)");
      case 0x92:
        throw this.refuse("a pickle that makes an object of a class (NEWOBJ_EX)");
      case 0x82:
      case 0x83:
      case 0x84:
        throw this.refuse("a pickle that names a registered extension (EXT)");
      case 0x50:
      case 0x51:
        throw this.refuse("a pickle that refers to something outside it (PERSID)");
      case 0x97:
      case 0x98:
        throw this.refuse("a pickle whose buffers are kept outside it (NEXT_BUFFER)");
      case 0x8f:
      case 0x90:
      case 0x91:
        throw this.refuse("a set");
      default:
        return false;
    }
  }

  private push(item: StackItem): true {
    this.stack.push(item);
    return true;
  }

  /** The stack's height above the last MARK: an instruction never reaches below it. */
  private available(): number {
    return this.stack.length - (this.marks.at(-1) ?? 0);
  }

  private pop(): StackItem {
    return this.popMany(1)[0];
  }

  private top(): StackItem {
    if (this.available() < 1) throw this.bad("a value on the stack", "none");
    return this.stack.at(-1);
  }

  private popMany(n: number): StackItem[] {
    if (this.available() < n)
      throw this.bad(n === 1 ? "a value on the stack" : `${n} values on the stack`, String(this.available()));
    return this.stack.splice(this.stack.length - n);
  }

  private popToMark(): StackItem[] {
    const mark = this.marks.pop();
    if (mark === undefined) throw this.bad("a mark on the stack", "none");
    return this.stack.splice(mark);
  }

  private extend(items: readonly StackItem[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.bad("a list to append to", "something else");
    for (const item of items) list.push(item);
  }

  private setItems(
    target: Map<StackItem, StackItem> | undefined,
    items: readonly StackItem[],
  ): Map<StackItem, StackItem> {
    const dict = target ?? this.top();
    if (!(dict instanceof Map) || items.length % 2 !== 0)
      throw this.bad("a dict and pairs of keys and values for it", "something else");
    for (let i = 0; i < items.length; i += 2) {
      const key = items[i];
      // Python 2's strings are bytes, which as keys of a Map would never be found again.
      dict.set(key instanceof Uint8Array ? decodeLatin1(key) : key, items[i + 1]);
    }
    return dict;
  }

  private put(index: number): true {
    this.memo.set(index, this.top());
    return true;
  }

  private get(index: number): true {
    if (!this.memo.has(index)) throw this.bad("a value remembered before", `memo ${index}`);
    return this.push(this.memo.get(index));
  }

  private bad(expected: string, received: string, fix: string = "The file is damaged."): NablaError {
    return cannot(this.action, expected, received, fix);
  }

  private refuse(received: string): NablaError {
    return cannot(
      this.action,
      "numpy arrays only",
      received,
      "Pickles run code and this reader runs none: save the arrays with numpy.savez.",
    );
  }
}
