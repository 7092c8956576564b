import { type Shape, size } from "../../../../kernels/tensor.ts";

/**
 * How the numbers of a tensor lie on the screen: as tiles, each a picture of `rows` × `columns` cells, the numbers of a tile one after the
 * other in memory and the tiles too.
 */
export interface Sheet {
  readonly tiles: number;
  readonly rows: number;
  readonly columns: number;
  /** How many tiles lie side by side, and how many one below the other. */
  readonly across: number;
  readonly down: number;
  /** Whether one tile follows the other downwards, as the units of a layer do, rather than to the right. */
  readonly downwards: boolean;
}

/** How high a sheet should be, in pixels. */
const usualHeight = 296;
/** More units than this begin another column. */
const mostUnits = 16;

/** A layer's numbers, without the batch: maps of a picture, or units. */
export function sheetOf(shape: Shape): Sheet {
  if (shape.length === 3) {
    const [channels, rows, columns] = shape;
    const down = Math.min(Math.ceil(channels / 2), Math.max(1, Math.floor(usualHeight / Math.max(34, 2 * rows + 4))));
    return { tiles: channels, rows, columns, across: Math.ceil(channels / down), down, downwards: false };
  }
  return units(size(shape));
}

function units(count: number): Sheet {
  const down = Math.min(count, mostUnits);
  return { tiles: count, rows: 1, columns: 1, across: Math.ceil(count / down), down, downwards: true };
}

/**
 * A parameter's numbers: for each output a tile as large as what it looks at, which for a linear layer is the shape of its input.
 * @param input the shape of what the layer reads, before it was flattened
 */
export function parameterSheet(shape: Shape, input: Shape): Sheet {
  if (shape.length === 1) return row(shape[0]);
  const [outputs, ...reads] = shape.length === 2 && input.length === 3 ? [shape[0], ...input] : shape;
  if (reads.length === 1) {
    return { tiles: 1, rows: outputs, columns: reads[0], across: 1, down: 1, downwards: false };
  }
  const [channels, rows, columns] = reads;
  const across = channels === 1 ? Math.min(outputs, 8) : channels;
  const down = Math.ceil((outputs * channels) / across);
  return { tiles: outputs * channels, rows, columns, across, down, downwards: false };
}

/** A number an output, side by side. */
function row(count: number): Sheet {
  const across = Math.min(count, 2 * mostUnits);
  return { tiles: count, rows: 1, columns: 1, across, down: Math.ceil(count / across), downwards: false };
}

/** A scale at which a sheet is about as high as the strip, and a picture is not wider than it is told. */
export function usualScale({ tiles, rows, columns, across, down }: Sheet, width: number): Scale {
  if (rows * columns === 1) {
    const gap = tiles > mostUnits ? 3 : 5;
    return { cell: Math.min(24, Math.floor((usualHeight - (down - 1) * gap) / down)), gap };
  }
  const gap = 4;
  const high = (usualHeight - (down - 1) * gap) / (down * rows);
  const wide = (width - (across - 1) * gap) / (across * columns);
  return { cell: Math.max(1, Math.floor(Math.min(high, wide))), gap };
}

/** Where a cell lies: its column and row, counted over all tiles. */
export function cellAt(sheet: Sheet, index: number): { readonly column: number; readonly row: number } {
  const { rows, columns, across, down, downwards } = sheet;
  const tile = Math.floor(index / (rows * columns));
  const inside = index % (rows * columns);
  const [tileColumn, tileRow] = downwards
    ? [Math.floor(tile / down), tile % down]
    : [tile % across, Math.floor(tile / across)];
  return {
    column: tileColumn * columns + (inside % columns),
    row: tileRow * rows + Math.floor(inside / columns),
  };
}

/** The flat index of the cell at a column and row; undefined where no tile is. */
export function indexOf(sheet: Sheet, column: number, row: number): number | undefined {
  const { tiles, rows, columns, across, down, downwards } = sheet;
  if (column < 0 || row < 0 || column >= across * columns || row >= down * rows) return undefined;
  const [tileColumn, tileRow] = [Math.floor(column / columns), Math.floor(row / rows)];
  const tile = downwards ? tileColumn * down + tileRow : tileRow * across + tileColumn;
  return tile < tiles ? tile * rows * columns + (row % rows) * columns + (column % columns) : undefined;
}

/** A sheet in pixels: how large a cell is, and how far tiles are apart. */
export interface Scale {
  readonly cell: number;
  readonly gap: number;
}

/** A cell's left upper corner. */
export function cornerOf(sheet: Sheet, index: number, scale: Scale): { readonly x: number; readonly y: number } {
  const { column, row } = cellAt(sheet, index);
  const along = (at: number, extent: number): number => at * scale.cell + Math.floor(at / extent) * scale.gap;
  return { x: along(column, sheet.columns), y: along(row, sheet.rows) };
}

/** How large the whole sheet is. */
export function extentOf(
  { rows, columns, across, down }: Sheet,
  { cell, gap }: Scale,
): { width: number; height: number } {
  const along = (tiles: number, extent: number): number => tiles * extent * cell + (tiles - 1) * gap;
  return { width: along(across, columns), height: along(down, rows) };
}

/** The cell at a point; in a gap the one before it, undefined outside. */
export function indexUnder(sheet: Sheet, x: number, y: number, { cell, gap }: Scale): number | undefined {
  const along = (at: number, extent: number): number => {
    const tile = Math.floor(at / (extent * cell + gap));
    const inside = Math.floor((at - tile * (extent * cell + gap)) / cell);
    return tile * extent + Math.min(extent - 1, inside);
  };
  return indexOf(sheet, along(x, sheet.columns), along(y, sheet.rows));
}

const moves: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The cell that a key leads to from another; undefined for other keys, and where there is no way on. */
export function stepFrom(sheet: Sheet, index: number, key: string): number | undefined {
  const last = sheet.tiles * sheet.rows * sheet.columns - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const move = moves[key];
  if (move === undefined) return undefined;
  const { column, row } = cellAt(sheet, index);
  return indexOf(sheet, column + move[0], row + move[1]);
}
