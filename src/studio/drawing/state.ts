import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { network } from "../network/network.ts";
import { linked } from "../shell/link.ts";
import { drawingCoding } from "./coding.ts";
import { type Drawing, emptyDrawing } from "./drawing.ts";
import { type Prepared, prepare } from "./prepare.ts";

/** What all pages look at. Never changed in place: a new stroke is a new drawing. */
export const drawing: Signal<Drawing> = linked("shared", "drawing", emptyDrawing, drawingCoding);

/** The drawing as the network that is looked at takes it, and how it came about; undefined where nothing is drawn. */
export const prepared: ReadonlySignal<Prepared | undefined> = computed(() =>
  prepare(drawing.value, network.value?.hand ?? "digits"),
);

/** The network's input: [784] bytes, row by row, 0 paper to 255 ink. Undefined where nothing is drawn. */
export const input: ReadonlySignal<Uint8Array | undefined> = computed(() => prepared.value?.image);
