import { computed, type ReadonlySignal } from "@preact/signals";
import { pens } from "../../drawing/drawing.ts";
import { drawing, input } from "../../drawing/state.ts";
import { evaluator, network } from "../../network/network.ts";
import { type Reading, read } from "../../network/reading.ts";

/** What the network that is looked at says of the drawing; undefined where there is neither. */
export const reading: ReadonlySignal<Reading | undefined> = computed(() => {
  if (!network.value || !evaluator.value || !input.value) return undefined;
  const { content } = drawing.value;
  return read(network.value, evaluator.value, input.value, content.kind === "strokes" ? pens[content.pen] : 1);
});
