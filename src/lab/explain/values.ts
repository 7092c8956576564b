import { misuse } from "../../kernels/errors.ts";
import { type Data, formatShape, type Shape, size, type Tensor } from "../../kernels/tensor.ts";
import { didYouMean } from "../experiment/suggest.ts";

/** A tensor that can be asked about. */
export interface Value {
  /** `2.y`, `2.weight`, `2.weight.grad`, `2.weight.new`. */
  readonly name: string;
  /** Whose it is: `model[2] relu`. */
  readonly from: string;
  /** The first axis of what a layer sees is the batch. */
  readonly shape: Shape;
  /** Its numbers. */
  readonly data: Data;
  /** Where kernels have written them, when that is elsewhere: updates are undone once they have been kept. */
  readonly written?: Data;
  /** Whether the pass computes it or the optimiser's step after it. */
  readonly moment: "pass" | "update";
}

/** One number of a value. */
export interface Place {
  readonly value: Value;
  readonly index: number;
}

/** `2.weight[3,5]` */
export function nameOf({ value: { name, shape }, index }: Place): string {
  if (shape.length === 0) return name;
  const at: number[] = [];
  let rest = index;
  for (const extent of [...shape].reverse()) {
    at.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `${name}[${at.join(",")}]`;
}

/** The place of that name. @throws UsageError where there is no such value, or not there */
export function placeNamed(values: readonly Value[], text: string): Place {
  const [, name, inside] = /^([^[\]]+?)\s*(?:\[([^[\]]*)\])?$/.exec(text.trim()) ?? [];
  const value = values.find((one) => one.name === name);
  const action = `explain ${text}`;
  if (name === undefined || value === undefined) {
    const near = name === undefined ? undefined : didYouMean(name, values);
    const fix = near === undefined ? "Leave out --value to list them." : `${near[0].toUpperCase()}${near.slice(1)}`;
    throw misuse(action, "a value of the network, as 0.y[0,3]", text, fix);
  }
  const { shape } = value;
  const at = inside === undefined || inside.trim() === "" ? [] : inside.split(",").map((part) => part.trim());
  const fits = at.length === shape.length && at.every((part, axis) => /^\d+$/.test(part) && Number(part) < shape[axis]);
  if (!fits) {
    const most = shape.map((extent) => extent - 1).join(",");
    const expected =
      shape.length === 0
        ? `${name} alone, which is one number`
        : `${name}[${shape.map(() => 0).join(",")}] to ${name}[${most}]`;
    throw misuse(
      action,
      expected,
      inside === undefined ? "no place in it" : `[${inside}]`,
      `Its shape is ${formatShape(shape)}.`,
    );
  }
  return { value, index: at.reduce((index, part, axis) => index * shape[axis] + Number(part), 0) };
}

/** Finds the value to which a number in memory belongs. */
export interface Finder {
  find(data: Data, index: number): Place | undefined;
}

/** The first value of the list that holds a number is its name: layers share tensors with their neighbours. */
export function openFinder(values: readonly Value[]): Finder {
  const byBuffer = new Map<ArrayBufferLike, Value[]>();
  for (const value of values) {
    const { buffer } = value.written ?? value.data;
    const others = byBuffer.get(buffer);
    if (others) others.push(value);
    else byBuffer.set(buffer, [value]);
  }
  return {
    find(data, index) {
      const address = data.byteOffset + index * data.BYTES_PER_ELEMENT;
      for (const value of byBuffer.get(data.buffer) ?? []) {
        const at = (address - (value.written ?? value.data).byteOffset) / data.BYTES_PER_ELEMENT;
        if (at >= 0 && at < size(value.shape)) return { value, index: at };
      }
      return undefined;
    },
  };
}

/** A tensor as a value of a pass. */
export function passValue(name: string, from: string, { shape, data }: Tensor): Value {
  return { name, from, shape, data, moment: "pass" };
}
