import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Drawing } from "./drawing.ts";
import { drawing } from "./state.ts";

const before = signal<readonly Drawing[]>([]);
const after = signal<readonly Drawing[]>([]);

export const canUndo: ReadonlySignal<boolean> = computed(() => before.value.length > 0);
export const canRedo: ReadonlySignal<boolean> = computed(() => after.value.length > 0);

/** More steps nobody goes back. */
const mostSteps = 200;

/** Changes the drawing by a step that can be undone. @param from what it goes back to, where a stroke has changed it in between */
export function change(next: Drawing, from: Drawing = drawing.peek()): void {
  before.value = [...before.peek(), from].slice(-mostSteps);
  after.value = [];
  drawing.value = next;
}

export function undo(): void {
  const last = before.peek().at(-1);
  if (last === undefined) return;
  before.value = before.peek().slice(0, -1);
  after.value = [...after.peek(), drawing.peek()];
  drawing.value = last;
}

export function redo(): void {
  const next = after.peek().at(-1);
  if (next === undefined) return;
  after.value = after.peek().slice(0, -1);
  before.value = [...before.peek(), drawing.peek()];
  drawing.value = next;
}
