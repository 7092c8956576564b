import { slide } from "../../../../core/window.ts";
import type { Window } from "../../../../kernels/kernels.ts";
import type { Shape } from "../../../../kernels/tensor.ts";
import { over, placesInKernel, under } from "../../../../lab/explain/kernels/windows.ts";
import type { Cell } from "./cell.ts";
import type { Pass } from "./pass.ts";
import { readBy } from "./stages.ts";
import type { Subject } from "./subject.ts";
import { sharesOf } from "./terms.ts";

/** A number of a patch. */
export interface PatchNumber {
  readonly name: string;
  readonly value: number;
  /** The winner of a pooling. */
  readonly wins?: boolean;
}

/** What lies under a window, row by row; undefined beyond the edge of the picture, or where no window stands. */
export interface Patch {
  /** Whose numbers they are, and of which channel. */
  readonly value: string;
  readonly channel: number;
  readonly rows: readonly (readonly (PatchNumber | undefined)[])[];
}

/** A window of a convolution or a pooling, as near as to read its numbers. */
export interface CloseUp {
  /** How the two patches give the number: product by product and summed, forward or with the flipped kernel, or by who has won. */
  readonly kind: "kernel" | "flipped kernel" | "window" | "winner";
  /** Over how many channels that is summed, and which of them has the largest share. */
  readonly channels: number;
  readonly largest: number;
  /** What is seen of a channel. */
  patches(channel: number): readonly Patch[];
}

/** How a layer's window lies on what it reads; undefined for a layer without one. */
export function windowOf({ training }: Subject, layer: number): Window | undefined {
  const { kind, options } = training.recipe.model[layer];
  if (!["conv2d", "max_pool2d", "avg_pool2d"].includes(kind)) return undefined;
  const { kernel_size: kernelSize, stride, padding } = options as Readonly<Record<string, number>>;
  return slide(kind, readBy(training.network, layer), { kernelSize, stride, padding }).window;
}

/** The window that a value came from. */
export function closeUpOfValue(subject: Subject, pass: Pass, { role, layer, place, name }: Cell): CloseUp | undefined {
  const window = role === "output" ? windowOf(subject, layer) : undefined;
  if (window === undefined) return undefined;
  const { model } = subject.training.recipe;
  const reads = numbersBelow(subject, pass, layer);
  const [channel, i, j] = unfolded(place.index, place.value.shape);
  const [, kernelColumns] = window.kernel;
  const winner = pass.moment.values.find((value) => value.name === `${layer}.winner`)?.data[place.index];
  const seen = (from: number): Patch => ({
    value: reads.name,
    channel: from,
    rows: inRows(window, (k) => {
      const at = under({ shape: [1, ...reads.shape], data: reads.data }, window, { i, j }, k);
      const wins = winner !== undefined && k[0] * kernelColumns + k[1] === winner;
      return at && { ...reads.at(from, at.i, at.j), ...(wins && { wins }) };
    }),
  });
  if (model[layer].kind !== "conv2d") {
    return {
      kind: winner === undefined ? "window" : "winner",
      channels: 1,
      largest: channel,
      patches: () => [seen(channel)],
    };
  }
  const weight = named(pass, `${layer}.weight`);
  const largest = largestChannel(pass, name, reads.name);
  return {
    kind: "kernel",
    channels: reads.shape[0],
    largest,
    patches: (from) => [
      seen(from),
      { value: weight.name, channel: from, rows: inRows(window, ([y, x]) => weight.at(channel, from, y, x)) },
    ],
  };
}

/** The windows of the layer above through which an error came. */
export function closeUpOfError(subject: Subject, pass: Pass, { role, layer, place, error }: Cell): CloseUp | undefined {
  const above = layer + 1;
  const model = subject.training.recipe.model[above];
  if (role === "parameter" || role === "other" || model === undefined) return undefined;
  const window = windowOf(subject, above);
  if (window === undefined) return undefined;
  const errors = named(pass, `${above}.dy`);
  const [channel, i, j] = unfolded(place.index, place.value.shape);
  const [height, width] = window.kernel;
  if (model.kind === "conv2d") {
    const weight = named(pass, `${above}.weight`);
    // Read from its last place to its first, the kernel meets the errors in the order in which they lie.
    const flipped = ([y, x]: Place): Place => [height - 1 - y, width - 1 - x];
    return {
      kind: "flipped kernel",
      channels: errors.shape[0],
      largest: largestChannel(pass, error!, errors.name),
      patches: (from) => [
        {
          value: errors.name,
          channel: from,
          rows: inRows(window, (k) => {
            const at = over({ shape: [1, ...errors.shape], data: errors.data }, window, { i, j }, flipped(k));
            return at && errors.at(from, at.i, at.j);
          }),
        },
        { value: weight.name, channel: from, rows: inRows(window, (k) => weight.at(from, channel, ...flipped(k))) },
      ],
    };
  }
  if (model.kind !== "max_pool2d") return undefined;
  const winner = named(pass, `${above}.winner`);
  // The first window that it stands in: windows side by side have no other.
  const found = placesInKernel(window).flatMap((k) => {
    const at = over({ shape: [1, ...errors.shape], data: errors.data }, window, { i, j }, k);
    return at ? [at] : [];
  })[0];
  if (found === undefined) return undefined;
  const reads = numbersBelow(subject, pass, above);
  const blame = named(pass, error!.slice(0, error!.indexOf("[")));
  const patchOf = (of: Numbers): Patch => ({
    value: of.name,
    channel,
    rows: inRows(window, (k) => {
      const at = under({ shape: [1, ...reads.shape], data: reads.data }, window, found, k);
      const wins = winner.at(channel, found.i, found.j).value === k[0] * width + k[1];
      return at && { ...of.at(channel, at.i, at.j), ...(wins && { wins }) };
    }),
  });
  return { kind: "winner", channels: 1, largest: channel, patches: () => [patchOf(reads), patchOf(blame)] };
}

type Place = readonly [row: number, column: number];

/** A tensor of a pass without its batch, and any number of it with its name. */
interface Numbers {
  readonly name: string;
  readonly shape: Shape;
  readonly data: Float32Array | Float64Array;
  at(...place: readonly number[]): PatchNumber;
}

function named({ moment }: Pass, name: string): Numbers {
  const { data, shape: whole } = moment.values.find((value) => value.name === name)!;
  const isParameter = /\.(weight|bias)$/.test(name);
  const shape = isParameter ? whole : whole.slice(1);
  return {
    name,
    shape,
    data,
    at(...place) {
      const index = place.reduce((index, at, axis) => index * shape[axis] + at, 0);
      return { name: `${name}[${(isParameter ? place : [0, ...place]).join(",")}]`, value: data[index] };
    },
  };
}

/** What a layer reads, under the name of the layer that computed it. */
function numbersBelow({ training }: Subject, pass: Pass, layer: number): Numbers {
  let below = layer - 1;
  while (below >= 0 && training.network.layers[below].reshapes) below--;
  return named(pass, below < 0 ? "x" : `${below}.y`);
}

/** Channel, row and column of a number, the batch being one. */
function unfolded(index: number, [, , height, width]: Shape): readonly [number, number, number] {
  return [Math.floor(index / (height * width)), Math.floor(index / width) % height, index % width];
}

function inRows(
  window: Window,
  at: (place: Place) => PatchNumber | undefined,
): readonly (readonly (PatchNumber | undefined)[])[] {
  const [, columns] = window.kernel;
  const all = placesInKernel(window).map(at);
  return Array.from({ length: all.length / columns }, (_, row) => all.slice(row * columns, (row + 1) * columns));
}

/** The channel of a tensor from which the largest term of a sum came; the first where nothing came from any. */
function largestChannel({ explainer }: Pass, name: string, of: string): number {
  const shares = [...sharesOf(explainer.explain(name).expression)].filter(([operand]) => operand.startsWith(`${of}[`));
  const [largest] = shares.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return largest ? Number(largest[0].split(",")[1]) : 0;
}
