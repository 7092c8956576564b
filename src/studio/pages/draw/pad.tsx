import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { mostPush } from "../../drawing/coding.ts";
import { type Drawing, emptyDrawing, type Pen, padSize, type Stroke } from "../../drawing/drawing.ts";
import { change, redo, undo } from "../../drawing/history.ts";
import { readImageFile } from "../../drawing/read-image-file.ts";
import { drawing, prepared } from "../../drawing/state.ts";
import { dropTarget } from "../../files/drop-target.ts";
import { network } from "../../network/network.ts";
import { say } from "../../shell/language.ts";
import { fixed } from "../../shell/link.ts";
import { colours } from "../../shell/theme.ts";
import { paintPad } from "./paint-pad.ts";
import { chosenPen } from "./pen.ts";
import { texts } from "./texts.ts";

/** The pad: strokes by pointer, pushes by the arrow keys, pictures by dropping and pasting. Lessons call it `pad`. */
export function Pad({ onNoInk }: { readonly onNoInk: (failed: boolean) => void }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const over = useSignal(false);
  const locked = fixed.value.includes("pad");
  useSignalEffect(() => {
    const { content } = drawing.value;
    // What is no stroke is shown as the network sees it; prepared is read in any case, so that all signals are subscribed to.
    const seen = prepared.value?.image;
    if (canvas.current) paintPad(canvas.current, content, seen, colours.value);
  });
  useEffect(() => {
    const element = canvas.current!;
    const observer = new ResizeObserver(([entry]) => {
      const side = Math.round(entry!.contentRect.width * devicePixelRatio);
      if (side === 0 || element.width === side) return;
      element.width = side;
      element.height = side;
      paintPad(element, drawing.peek().content, prepared.peek()?.image, colours.peek());
    });
    observer.observe(element);
    const paste = (event: ClipboardEvent): void => void take(event.clipboardData?.files[0], onNoInk);
    addEventListener("paste", paste);
    return () => {
      observer.disconnect();
      removeEventListener("paste", paste);
    };
  }, [onNoInk]);
  const heading = network.value?.hand === "characters" ? network.value.model.meta.classes!.join("") : undefined;
  const empty = prepared.value === undefined;
  return (
    <div
      class={`pad${over.value ? " over" : ""}`}
      {...dropTarget(over, ({ files }) => {
        if (!locked) void take(files[0], onNoInk);
      })}
    >
      <canvas
        ref={canvas}
        tabIndex={0}
        role="img"
        aria-label={say(texts.pad)}
        aria-describedby="pad-help"
        onPointerDown={(event) => !locked && beginStroke(event)}
        onKeyDown={(event) => !locked && pressKey(event)}
      />
      <p id="pad-help" class="unseen">
        {say(texts.padHelp)}
      </p>
      {empty && (
        <p class="invitation" aria-hidden="true">
          <span>{say(texts.invitationDraw)}</span>
          <span class="signs">{heading ?? say(texts.invitationDigits)}</span>
        </p>
      )}
    </div>
  );
}

/** A file that was dropped, pasted or chosen becomes the drawing. */
export async function take(file: Blob | undefined, onNoInk: (failed: boolean) => void): Promise<void> {
  if (file === undefined) return;
  const content = await readImageFile(file);
  onNoInk(content === undefined);
  if (content) change({ content, push: [0, 0] });
}

/** Follows one pointer from here until it is lifted; others are palms and second fingers. */
function beginStroke(event: TargetedPointerEvent<HTMLCanvasElement>): void {
  if (event.button !== 0 || !event.isPrimary) return;
  const element = event.currentTarget;
  element.setPointerCapture(event.pointerId);
  const from = drawing.peek();
  const { content } = from;
  const pen = content.kind === "strokes" && content.strokes.length > 0 ? content.pen : chosenPen.peek();
  const strokes = content.kind === "strokes" ? content.strokes : [];
  const [x, y]: [number[], number[]] = [[], []];
  const add = (events: readonly PointerEvent[]): void => {
    const { left, top, width, height } = element.getBoundingClientRect();
    for (const { clientX, clientY } of events) {
      const [px, py] = [onGrid((clientX - left) / width), onGrid((clientY - top) / height)];
      if (px === x.at(-1) && py === y.at(-1)) continue;
      x.push(px);
      y.push(py);
    }
    drawing.value = withStroke(pen, strokes, { x: [...x], y: [...y] });
  };
  const follow = (moved: PointerEvent): void => {
    if (moved.pointerId !== event.pointerId) return;
    // All the places that it went through since the last picture, where the browser kept them.
    const all = moved.getCoalescedEvents();
    add(all.length > 0 ? all : [moved]);
  };
  const end = (ended: PointerEvent): void => {
    if (ended.pointerId !== event.pointerId) return;
    element.removeEventListener("pointermove", follow);
    element.removeEventListener("pointerup", end);
    element.removeEventListener("pointercancel", end);
    change(drawing.peek(), from);
  };
  element.addEventListener("pointermove", follow);
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  add([event]);
}

function withStroke(pen: Pen, strokes: readonly Stroke[], stroke: Stroke): Drawing {
  return { content: { kind: "strokes", pen, strokes: [...strokes, stroke] }, push: [0, 0] };
}

/** A share of the pad's side as a point of its grid. */
function onGrid(share: number): number {
  return Math.max(0, Math.min(padSize - 1, Math.round(share * padSize)));
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function pressKey(event: TargetedKeyboardEvent<HTMLCanvasElement>): void {
  const { key, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const arrow = arrows[key];
  if (arrow && !command) {
    const { content, push } = drawing.peek();
    const [right, down] = push.map((by, axis) => Math.max(-mostPush, Math.min(mostPush, by + arrow[axis]!)));
    if (prepared.peek()) change({ content, push: [right!, down!] });
  } else if (command && key.toLowerCase() === "z") (shiftKey ? redo : undo)();
  else if (command && key.toLowerCase() === "y") redo();
  else if (key === "Delete" || key === "Backspace") change(emptyDrawing);
  else return;
  event.preventDefault();
}
