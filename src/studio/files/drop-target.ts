import type { Signal } from "@preact/signals";
import type { JSX } from "preact";

/**
 * What an element needs onto which files can be dropped. A button in it or beside it opens them too, for whoever has no mouse.
 * @param over whether something is held above it
 * @param take what is done with what was dropped
 */
export function dropTarget(
  over: Signal<boolean>,
  take: (dropped: DataTransfer) => void,
): Pick<JSX.IntrinsicElements["div"], "onDragOver" | "onDragLeave" | "onDrop"> {
  return {
    onDragOver(event) {
      event.preventDefault();
      over.value = true;
    },
    onDragLeave() {
      over.value = false;
    },
    onDrop(event) {
      event.preventDefault();
      over.value = false;
      if (event.dataTransfer) take(event.dataTransfer);
    },
  };
}
