import { effect, type Signal, signal } from "@preact/signals";
import { nameOf } from "../../../lab/explain/values.ts";
import { openPage } from "../../shell/link.ts";
import type { Cell } from "./model/cell.ts";
import { cell, lookAt, pace } from "./state.ts";

/** Whether the cell that is looked at moves on by itself, so that its window slides. */
const slides: Signal<boolean> = signal(false);

export function isSliding(): boolean {
  return slides.value;
}

export function slide(on: boolean): void {
  slides.value = on;
}

effect(() => {
  const looked = cell.value;
  if (!slides.value) return undefined;
  const next = looked && openPage.value === "backprop" ? nextOnMap(looked) : undefined;
  if (next === undefined) {
    slide(false);
    return undefined;
  }
  const timer = setTimeout(() => lookAt(next), 400 / Number(pace.value));
  return () => clearTimeout(timer);
});

/** The next cell of the same map, row by row; undefined after the last. */
function nextOnMap({ place: { value, index }, shape }: Cell): string | undefined {
  const [, , rows, columns] = shape;
  if (shape.length !== 4 || (index + 1) % (rows * columns) === 0) return undefined;
  return nameOf({ value, index: index + 1 });
}
