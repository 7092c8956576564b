import { type Signal, signal } from "@preact/signals";
import type { Pen } from "../../drawing/drawing.ts";

/** The pen that the next drawing begins with; one drawing has one pen. */
export const chosenPen: Signal<Pen> = signal("middle");
