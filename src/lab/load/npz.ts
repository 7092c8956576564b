import type { RawData } from "../../data/dataset.ts";
import { describeArray, type NdArray } from "../../data/nd-array.ts";
import { readNpz } from "../../data/npz.ts";
import type { Numbers, Targets } from "../../data/table.ts";
import { listNames, quote } from "../../data/text.ts";
import { cannot, misuse } from "../../kernels/errors.ts";
import type { Shape } from "../../kernels/tensor.ts";
import type { NpzData } from "../experiment/datasets/data-section.ts";
import { nameOf, type SourceOf } from "./data-source.ts";

/** More classes than this is a regression by mistake. */
const CLASSES = 65_536;

/**
 * Two arrays of numpy's: `x` [n], [n, features], gray pictures [n, height, width] or [n, channels, height, width]; `y` [n] of whole numbers for classes
 * 0 to its largest, or [n] or [n, k] of floats for values.
 * @param name where the bytes lie, for messages; its last part names the data
 */
export function npzData(bytes: Uint8Array, name: string, { x, y }: SourceOf<NpzData>): RawData {
  const { arrays } = readNpz(bytes, { name });
  const inputs = arrayNamed(x, arrays, name);
  const targets = arrayNamed(y, arrays, name);
  const [length] = inputs.shape;
  if (length === undefined || length === 0 || inputs.data.length === 0) {
    throw cannot(`use ${x} in ${name}`, "an array of examples", describeArray(inputs));
  }
  if (targets.shape[0] !== length) {
    throw cannot(`use ${y} in ${name}`, `${length} targets, one for each of ${x}`, describeArray(targets));
  }
  return {
    name: nameOf(name),
    table: {
      length,
      input: inputShape(inputs, x, name),
      inputs: finite(inputs, x, name),
      targets: isFloat(targets) ? valuesOf(targets, y, name) : classesOf(targets, y, name),
    },
  };
}

function arrayNamed(array: string, arrays: Readonly<Record<string, NdArray>>, name: string): NdArray {
  if (Object.hasOwn(arrays, array)) return arrays[array];
  const names = listNames(Object.keys(arrays));
  throw misuse(
    `read ${name}`,
    `an array named ${quote(array)}`,
    names || "none",
    "Name the arrays with data.x and data.y.",
  );
}

function inputShape(array: NdArray, x: string, name: string): Shape {
  const rest = array.shape.slice(1);
  if (rest.length === 0) return [1];
  if (rest.length === 2) return [1, ...rest];
  if (rest.length > 3) throw cannot(`use ${x} in ${name}`, "1 to 4 axes", describeArray(array));
  return rest;
}

function isFloat({ dtype }: NdArray): boolean {
  return dtype === "float32" || dtype === "float64";
}

/** Bytes and floats as they are, other types as float64, which holds them exactly. @throws NablaError at NaN and infinities */
function finite({ data, dtype }: NdArray, array: string, name: string): Numbers {
  if (dtype === "uint8") return data as Uint8Array;
  const bad = data.findIndex((value: number) => !Number.isFinite(value));
  if (bad >= 0) throw cannot(`use ${array} in ${name}`, "finite numbers", `${data[bad]} at index ${bad}`);
  return data instanceof Float32Array || data instanceof Float64Array ? data : Float64Array.from(data);
}

function valuesOf(array: NdArray, y: string, name: string): Targets {
  const [length, columns = 1, ...more] = array.shape;
  if (more.length > 0 || columns === 0) {
    throw cannot(`use ${y} in ${name}`, `values of shape ${length} or ${length}xk`, describeArray(array));
  }
  return { kind: "values", values: finite(array, y, name), columns };
}

function classesOf(array: NdArray, y: string, name: string): Targets {
  const { data, shape } = array;
  if (data.length !== shape[0]) {
    const fix = "Store the class's number rather than one column a class; for values, store floats.";
    throw cannot(`use ${y} in ${name}`, "one whole number an example", describeArray(array), fix);
  }
  let most = 0;
  for (const [i, label] of data.entries()) {
    if (label < 0 || label >= CLASSES) {
      throw cannot(
        `use ${y} in ${name}`,
        `classes from 0 to ${CLASSES - 1}`,
        `${label} at index ${i}`,
        "For values, store floats.",
      );
    }
    most = Math.max(most, label);
  }
  return {
    kind: "classes",
    labels: Int32Array.from(data),
    classes: Array.from({ length: most + 1 }, (_, i) => String(i)),
  };
}
