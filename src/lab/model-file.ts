import type { NamedTensors } from "../core/checkpoint.ts";
import type { Dataset } from "../data/dataset.ts";
import { readNpz, writeNpz } from "../data/npz.ts";
import type { Scaling } from "../data/table.ts";
import { cannot } from "../kernels/errors.ts";
import type { Shape } from "../kernels/tensor.ts";

/** What one has to know beside the weights to use a network: it stands in the file as its `meta` entry. */
export interface ModelMeta {
  readonly format: "nabla";
  readonly version: 1;
  /** The shape of one example's input. */
  readonly input: Shape;
  /** How many numbers a target has. */
  readonly outputs: number;
  readonly classes: readonly string[] | undefined;
  /** Whether raw inputs are bytes, as pictures are, or any numbers. */
  readonly raw: "bytes" | "numbers";
  /** How raw inputs become x. */
  readonly scaling: { readonly factor: readonly number[]; readonly shift: readonly number[] };
}

/** A file of weights: tensors under their `state_dict` names, and in a checkpoint whatever else continues the training. */
export interface ModelFile {
  readonly meta: ModelMeta;
  readonly tensors: NamedTensors;
  /** How far a training had come; absent in a file of weights alone. */
  readonly training?: unknown;
}

/** The bytes of an .npz archive that numpy opens. */
export function writeModel({ meta, tensors, training }: ModelFile): Uint8Array {
  return writeNpz(tensors, { ...meta, training });
}

/** @throws NablaError where the bytes are not an archive, or not one that Nabla wrote. */
export function readModel(bytes: Uint8Array, name: string): ModelFile {
  const { arrays, meta } = readNpz(bytes, { name });
  if (!isMeta(meta)) throw cannot(`read ${name}`, "weights written by nabla", "an archive without its meta.json");
  const { training, ...known } = meta;
  const tensors: Record<string, NamedTensors[string]> = {};
  for (const [key, { shape, data }] of Object.entries(arrays)) {
    if (data instanceof Float32Array || data instanceof Float64Array) tensors[key] = { shape, data };
    else throw cannot(`read ${key} in ${name}`, "float32 or float64 numbers", data.constructor.name);
  }
  return { meta: known, tensors, training };
}

/** A scaling as JSON holds it. */
function plainScaling({ factor, shift }: Scaling): ModelMeta["scaling"] {
  return { factor: Array.from(factor), shift: Array.from(shift) };
}

function isMeta(meta: unknown): meta is ModelMeta & { training?: unknown } {
  return typeof meta === "object" && meta !== null && "format" in meta && meta.format === "nabla";
}

/** What stands beside the weights of a network trained on a dataset. */
export function metaOf({ input, outputs, classes, train }: Dataset): ModelMeta {
  const raw = train.table.inputs instanceof Uint8Array ? "bytes" : "numbers";
  return { format: "nabla", version: 1, input, outputs, classes, raw, scaling: plainScaling(train.scaling) };
}
