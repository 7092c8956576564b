import { effect, type Signal, signal } from "@preact/signals";
import { openPage } from "../../shell/link.ts";
import { stillness } from "../../shell/theme.ts";
import type { Phase } from "./model/steps.ts";
import { goTo, pace, place, scene } from "./state.ts";

/** The place that the step is moving to by itself; undefined while it stands still. */
const destination: Signal<number | undefined> = signal(undefined);

export function isMoving(): boolean {
  return destination.value !== undefined;
}

export function stop(): void {
  destination.value = undefined;
}

/** Moves one layer on, or back. */
export function step(by: 1 | -1): void {
  stop();
  goTo(place.value + by);
}

/** Moves on by itself to the end of the step, from its beginning where it is there already. */
export function play(): void {
  const last = scene.value!.positions.length - 1;
  if (place.value === last) goTo(0);
  travelTo(last);
}

/** Goes through a phase, from its beginning unless it is under way. */
export function goThrough(phase: Phase): void {
  const { positions } = scene.value!;
  const first = positions.findIndex((one) => one.phase === phase);
  const last = positions.findLastIndex((one) => one.phase === phase);
  if (place.value < first || place.value >= last) goTo(first);
  travelTo(last);
}

/** Who wants nothing to move by itself is there at once. */
function travelTo(index: number): void {
  if (stillness.value) goTo(index);
  else destination.value = index;
}

effect(() => {
  const to = destination.value;
  if (to === undefined) return undefined;
  if (openPage.value !== "backprop" || place.value >= to) {
    stop();
    return undefined;
  }
  const timer = setTimeout(() => goTo(place.peek() + 1), 1000 / Number(pace.value));
  return () => clearTimeout(timer);
});
