import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { colours } from "../../../shell/theme.ts";
import { colourOf, type Inks, type Paint, paintCell } from "../model/colour.ts";
import { cellAt, cornerOf, extentOf, indexUnder, type Scale, type Sheet, stepFrom } from "../model/sheet.ts";

interface SheetProps {
  readonly sheet: Sheet;
  readonly scale: Scale;
  readonly paint: Paint;
  /** What the picture is, for who does not see it, and what a number of it is. */
  readonly label: string;
  describe(index: number): string;
  /** The cell that is looked at, where it is one of these. */
  readonly selected?: number | undefined;
  /** Cells that take part in it, and how much, −1 to 1. */
  readonly marks?: ReadonlyMap<number, number>;
  /** Cells that stop the error. */
  readonly dead?: (index: number) => boolean;
  /** How the page finds it again. */
  readonly name?: string;
  onSelect(index: number): void;
  onHover?(index: number | undefined): void;
}

/** The colours of the theme as numbers are painted with. */
function useInks(): Inks {
  return useComputed(() => {
    const { paper, ink, blue, orange } = colours.value;
    return { paper: colourOf(paper), ink: colourOf(ink), positive: colourOf(blue), negative: colourOf(orange) };
  }).value;
}

/** A tensor as pictures: a grid that arrow keys walk through, on a canvas, so that thousands of cells cost nothing. */
export function SheetView(props: SheetProps): JSX.Element {
  const { sheet, scale, label, describe, selected, name, onSelect, onHover } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = useId();
  const inks = useInks();
  const { width, height } = extentOf(sheet, scale);
  useEffect(() => draw(canvas.current!, props, inks));
  const under = ({ offsetX, offsetY }: MouseEvent): number | undefined => indexUnder(sheet, offsetX, offsetY, scale);
  const current = selected ?? 0;
  const { row, column } = cellAt(sheet, current);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table would need an element a cell; the row that matters is there
    <div
      role="grid"
      tabIndex={0}
      class="number-sheet"
      data-sheet={name}
      aria-label={label}
      aria-rowcount={sheet.down * sheet.rows}
      aria-colcount={sheet.across * sheet.columns}
      aria-activedescendant={id}
      style={{ width: `${width}px`, height: `${height}px` }}
      onClick={(event) => {
        const index = under(event);
        if (index !== undefined) onSelect(index);
      }}
      onPointerMove={(event) => onHover?.(under(event))}
      onPointerLeave={() => onHover?.(undefined)}
      onKeyDown={(event) => {
        const next = event.key === "Enter" || event.key === " " ? current : stepFrom(sheet, current, event.key);
        if (next === undefined) return;
        event.preventDefault();
        onSelect(next);
      }}
    >
      <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" tabIndex={-1} aria-rowindex={row + 1} class="unseen">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="gridcell" tabIndex={-1} id={id} aria-colindex={column + 1} aria-selected={selected !== undefined}>
          {describe(current)}
        </div>
      </div>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, props: SheetProps, inks: Inks): void {
  const { sheet, scale, selected, marks, dead, paint } = props;
  const { width, height } = extentOf(sheet, scale);
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  context.imageSmoothingEnabled = false;
  const { tiles, rows, columns } = sheet;
  const each = rows * columns;
  // All numbers as one pixel each, tile below tile; then every tile is put where it belongs, as large as it is to be.
  const pixels = new ImageData(columns, rows * tiles);
  for (let i = 0; i < each * tiles; i++) paintCell(pixels.data, 4 * i, inks, paint, i);
  const small = new OffscreenCanvas(columns, rows * tiles);
  small.getContext("2d")!.putImageData(pixels, 0, 0);
  const [wide, high] = [columns * scale.cell, rows * scale.cell];
  const { line, ink, paper, blue, orange } = colours.peek();
  for (let tile = 0; tile < tiles; tile++) {
    const { x, y } = cornerOf(sheet, tile * each, scale);
    context.drawImage(small, 0, tile * rows, columns, rows, x, y, wide, high);
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.globalAlpha = 0.6;
    context.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
    context.globalAlpha = 1;
  }
  if (dead && scale.cell >= 3) strikeOut(context, props, dead, ink);
  const outline = (index: number, grow: number, colour: string, thick: number): void => {
    const { x, y } = cornerOf(sheet, index, scale);
    context.strokeStyle = colour;
    context.lineWidth = thick;
    const out = grow + thick / 2;
    context.strokeRect(x - out, y - out, scale.cell + 2 * out, scale.cell + 2 * out);
  };
  for (const [index, share] of marks ?? []) {
    context.globalAlpha = 0.25 + 0.75 * Math.abs(share);
    outline(index, scale.cell > 6 ? -1.5 : 0, share < 0 ? orange : blue, scale.cell > 6 ? 1.5 : 1);
  }
  context.globalAlpha = 1;
  if (selected === undefined) return;
  outline(selected, 1.5, paper, 1.5);
  outline(selected, scale.cell > 6 ? -0.5 : 0, ink, 2);
}

function strikeOut(
  context: CanvasRenderingContext2D,
  { sheet, scale }: SheetProps,
  dead: (index: number) => boolean,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = scale.cell > 8 ? 1 : 0.5;
  context.globalAlpha = 0.45;
  context.beginPath();
  for (let i = 0; i < sheet.tiles * sheet.rows * sheet.columns; i++) {
    if (!dead(i)) continue;
    const { x, y } = cornerOf(sheet, i, scale);
    context.moveTo(x + scale.cell * 0.2, y + scale.cell * 0.8);
    context.lineTo(x + scale.cell * 0.8, y + scale.cell * 0.2);
  }
  context.stroke();
  context.globalAlpha = 1;
}
