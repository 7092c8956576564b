import { type Data, type DType, type Shape, size } from "../../kernels/tensor.ts";
import { gatherer, type TableExamples } from "../table.ts";
import type { AugmentedExamples, Make } from "./augmented.ts";
import { augmenter } from "./augmenter.ts";
import type { AugmentStep } from "./step.ts";

/** The shared memory through which one thread makes pictures for another. */
export interface Ring {
  readonly memory: SharedArrayBuffer;
  /** How many pictures it holds: a power of two. */
  readonly slots: number;
  readonly features: number;
  readonly examples: number;
  readonly dtype: DType;
}

/** Pictures are made ahead up to so many bytes, but at least so many pictures. */
const usualBytes = 2 ** 22;
const leastSlots = 16;

/** The words of a ring; after them stand a flag a slot, the rows of the epoch in their order, and the slots. */
const word = { job: 0, epoch: 1, base: 2, length: 3, taken: 4, bell: 5, count: 8 } as const;

/** Takes the memory of a ring for examples of a shape. */
export function openRing({ table, length }: TableExamples, dtype: DType): Ring {
  const ring = planRing(table.input, length, dtype);
  return { ...ring, memory: new SharedArrayBuffer(ring.bytes) };
}

/** The bytes that a pipeline works in: on this thread, on the one that works ahead, and between them, besides the data. */
export function augmentBytes(steps: readonly AugmentStep[], input: Shape, dtype: DType): number {
  return 2 * augmenter(steps, input, [0, 0]).bytes + planRing(input, 0, dtype).bytes;
}

function planRing(input: Shape, examples: number, dtype: DType): Omit<Ring, "memory"> & { readonly bytes: number } {
  const features = size(input);
  const each = features * (dtype === "float32" ? 4 : 8);
  let slots = leastSlots;
  while (2 * slots * each <= usualBytes) slots *= 2;
  const ring = { slots, features, examples, dtype };
  return { ...ring, bytes: slotsFrom(ring) + slots * each };
}

/** The bytes before the slots: a multiple of eight. */
function slotsFrom({ slots, examples }: Omit<Ring, "memory">): number {
  return 8 * Math.ceil((word.count + slots + examples) / 2);
}

interface Views {
  readonly words: Int32Array;
  /** Which position stands in a slot, plus 1. */
  readonly flags: Int32Array;
  readonly order: Uint32Array;
  readonly pictures: Data;
}

function viewsOf(ring: Ring): Views {
  const { memory, slots, examples, dtype } = ring;
  const from = slotsFrom(ring);
  return {
    words: new Int32Array(memory, 0, word.count),
    flags: new Int32Array(memory, 4 * word.count, slots),
    order: new Uint32Array(memory, 4 * (word.count + slots), examples),
    pictures: dtype === "float32" ? new Float32Array(memory, from) : new Float64Array(memory, from),
  };
}

/**
 * The examples as before, but pictures that the ring already holds are copied from it. Nobody ever waits: what is not
 * there when it is wanted is made on the spot, to the same bits, so the ring's other side may be slow, late or gone.
 *
 * Every picture asked for has a position that only grows. A job, an epoch's order from some position on, is announced by
 * an odd number while it is written and an even one when it stands.
 */
export function fromRing(examples: AugmentedExamples, ring: Ring): AugmentedExamples {
  const { words, flags, order: shared, pictures } = viewsOf(ring);
  const { slots, features } = ring;
  const { table, rows, length, make } = examples;
  let [position, end] = [0, 0];
  let latest: object | undefined;

  const announce = (epoch: number, order: Uint32Array): void => {
    Atomics.add(words, word.job, 1);
    // What was made ahead of an order that was given up stands at positions that never come again.
    position = end;
    end = (position + order.length) | 0;
    for (let i = 0; i < order.length; i++) shared[i] = rows[order[i]];
    for (const [key, value] of Object.entries({ epoch, base: position, length: order.length, taken: position })) {
      Atomics.store(words, word[key as keyof typeof word], value);
    }
    Atomics.add(words, word.job, 1);
    ringBell(words);
  };

  return {
    ...examples,
    forEpoch(epoch, order) {
      announce(epoch, order);
      const mine = {};
      latest = mine;
      let next = 0;
      const gather = gatherer(table, rows, (x, to, row, index) => {
        const expected = latest === mine && order[next] === index;
        const slot = position & (slots - 1);
        if (expected && Atomics.load(flags, slot) === position + 1) {
          x.set(pictures.subarray(slot * features, (slot + 1) * features), to);
        } else make(x, to, row, epoch);
        if (!expected) return;
        next++;
        position = (position + 1) | 0;
        Atomics.store(words, word.taken, position);
      });
      return {
        length,
        gather(x, t, indices) {
          gather(x, t, indices);
          ringBell(words);
        },
      };
    },
  };
}

function ringBell(words: Int32Array): void {
  Atomics.add(words, word.bell, 1);
  Atomics.notify(words, word.bell);
}

/** Overtaken by the one it works for, a thread goes on so many pictures further: those in between are being made there. */
const lead = 16;

/** Makes pictures for the other side of a ring, until the thread is ended. */
export function fillRing(ring: Ring, make: Make): never {
  const { words, flags, order, pictures } = viewsOf(ring);
  const { slots, features } = ring;
  let [job, next] = [-1, 0];
  for (;;) {
    const bell = Atomics.load(words, word.bell);
    const [now, taken] = [Atomics.load(words, word.job), Atomics.load(words, word.taken)];
    const [epoch, base, length] = [words[word.epoch], words[word.base], words[word.length]];
    if (now !== job) [job, next] = [now, taken];
    else if (((next - taken) | 0) < 0) next = (taken + lead) | 0;
    const offset = (next - base) | 0;
    if (now % 2 === 0 && ((next - taken) | 0) < slots && offset >= 0 && offset < length) {
      const slot = next & (slots - 1);
      make(pictures, slot * features, order[offset], epoch);
      // An order that has changed meanwhile is another's.
      if (Atomics.load(words, word.job) === now) Atomics.store(flags, slot, (next + 1) | 0);
      next = (next + 1) | 0;
    } else Atomics.wait(words, word.bell, bell);
  }
}
