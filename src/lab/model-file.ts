import { z } from "zod";
import type { NamedTensors } from "../core/checkpoint.ts";
import type { Dataset } from "../data/dataset.ts";
import type { NdArray } from "../data/nd-array.ts";
import { readNpz, writeNpz } from "../data/npz.ts";
import type { Scaling } from "../data/table.ts";
import { cannot, NablaError } from "../kernels/errors.ts";
import { type Shape, size, type Tensor } from "../kernels/tensor.ts";

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

/** A file of weights that was read, and its name for messages. */
export interface ReadModelFile extends ModelFile {
  readonly name: string;
}

/** The bytes of an .npz archive that numpy opens. */
export function writeModel({ meta, tensors, training }: ModelFile): Uint8Array {
  return writeNpz(tensors, { ...meta, training });
}

/** @throws NablaError where the bytes are not an archive, or not one that Nabla wrote. */
export function readModel(bytes: Uint8Array, name: string): ReadModelFile {
  const { arrays, meta } = readNpz(bytes, { name });
  const { training, ...known } = checkMeta(meta, name);
  // Not by assignment: a tensor may be called __proto__.
  const tensors = Object.fromEntries(
    Object.entries(arrays).map(([key, array]) => [key, checkTensor(array, key, name)]),
  );
  return { name, meta: known, tensors, training };
}

function checkTensor({ shape, data }: NdArray, key: string, name: string): Tensor {
  if (data instanceof Float32Array || data instanceof Float64Array) return { shape, data };
  throw cannot(`read ${key} in ${name}`, "float32 or float64 numbers", data.constructor.name);
}

/** Puts the file's name before the message of whatever does not fit a network. */
export function namingFile(name: string, load: () => void): void {
  try {
    load();
  } catch (error) {
    if (error instanceof NablaError) error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** A scaling as JSON holds it. */
function plainScaling({ factor, shift }: Scaling): ModelMeta["scaling"] {
  return { factor: Array.from(factor), shift: Array.from(shift) };
}

const count = z.int().min(1);
const numbers = z.array(z.number()).min(1);
const metaSchema = z
  .object({
    format: z.literal("nabla"),
    version: z.literal(1),
    input: z.array(count).max(8),
    outputs: count,
    classes: z.array(z.string()).optional(),
    raw: z.enum(["bytes", "numbers"]),
    scaling: z.object({ factor: numbers, shift: numbers }),
    training: z.unknown().optional(),
  })
  .refine(({ outputs, classes }) => classes === undefined || classes.length === outputs, { path: ["classes"] })
  .refine(
    ({ input, scaling: { factor, shift } }) =>
      factor.length === shift.length && (factor.length === 1 || factor.length === size(input)),
    { path: ["scaling"] },
  );

function checkMeta(meta: unknown, name: string): ModelMeta & { readonly training?: unknown } {
  const { success, data, error } = metaSchema.safeParse(meta);
  if (success) return { ...data, classes: data.classes };
  const where = error.issues[0].path.join(".");
  const received =
    meta === undefined
      ? "an archive without its meta.json"
      : `one whose meta.json is no such thing${where && ` at ${where}`}`;
  throw cannot(`read ${name}`, "weights written by nabla", received);
}

/** What stands beside the weights of a network trained on a dataset. */
export function metaOf({ input, outputs, classes, train }: Dataset): ModelMeta {
  const raw = train.table.inputs instanceof Uint8Array ? "bytes" : "numbers";
  return { format: "nabla", version: 1, input, outputs, classes, raw, scaling: plainScaling(train.scaling) };
}
