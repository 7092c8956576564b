import type { Shape } from "../../../../kernels/tensor.ts";
import { nameOf, type Place, placeNamed, type Value } from "../../../../lab/explain/values.ts";

/** A number that can be looked at, with what backward and the update say of it. All names are those of `nabla explain`. */
export interface Cell {
  /** `1.y[0,5]`, `0.weight[3,17]` */
  readonly name: string;
  readonly place: Place;
  readonly shape: Shape;
  readonly role: "input" | "output" | "parameter" | "other";
  /** The layer that it belongs to; −1 for the input. */
  readonly layer: number;
  /** Where ∂L/∂ of it stands; absent for what has none. */
  readonly error: string | undefined;
  /** Where it stands after the update; parameters only. */
  readonly updated: string | undefined;
}

/**
 * The cell of a name; the name of an error, a gradient or an update means the cell whose it is, and that of a number which a layer only
 * reshapes the cell that computed it. Undefined where there is none.
 */
export function cellNamed(values: readonly Value[], text: string): Cell | undefined {
  const [, asked = "", inside = ""] = /^([^[\]]+)(\[.*\])?$/.exec(text) ?? [];
  const place = placeAt(
    values,
    (asked === "dx" ? "x" : asked.replace(/\.dy$/, ".y").replace(/\.(grad|new)$/, "")) + inside,
  );
  if (place === undefined) return undefined;
  const own = place.value.name;
  const at = nameOf(place).slice(own.length);
  const known = (wanted: string): boolean => values.some((value) => value.name === wanted);
  const error = own === "x" ? "dx" : own.endsWith(".y") ? own.replace(/y$/, "dy") : `${own}.grad`;
  const role = own === "x" ? "input" : own.endsWith(".y") ? "output" : known(`${own}.grad`) ? "parameter" : "other";
  return {
    name: nameOf(place),
    place,
    shape: place.value.shape,
    role,
    layer: own === "x" ? -1 : Number.parseInt(own, 10),
    error: known(error) ? error + at : undefined,
    updated: role === "parameter" ? `${own}.new${at}` : undefined,
  };
}

/** The name of number `index` of a value, as the layer has it that computed it. */
export function nameAt(values: readonly Value[], name: string, index: number): string {
  return nameOf({ value: computed(values, values.find((value) => value.name === name)!), index });
}

/** The value of the lowest layer that has the same numbers: a layer that only reshapes shares those of the one below. */
function computed(values: readonly Value[], { data, moment }: Value): Value {
  return values.find(
    (value) =>
      value.moment === moment && value.data.buffer === data.buffer && value.data.byteOffset === data.byteOffset,
  )!;
}

function placeAt(values: readonly Value[], name: string): Place | undefined {
  try {
    const { value, index } = placeNamed(values, name);
    return { value: computed(values, value), index };
  } catch {
    // A link may name what another network has.
    return undefined;
  }
}
