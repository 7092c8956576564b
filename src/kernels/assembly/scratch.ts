/*
 * The bottom of the memory, below the block, is working space of the products: nothing in it outlives a call. The constants
 * of the module (a table of 256 bytes, from 1024 on) come first.
 */

/** How many terms of a sum are taken at a time, at most: a panel of so many rows stays in the first-level cache. */
export const DEPTH: usize = 896;
/** The same where zeros are skipped: panels are seven vectors wide there. */
export const SPARSE_DEPTH: usize = 400;
/** Rows whose lists of numbers that are not zero stand side by side. */
export const SPARSE_ROWS: usize = 64;
/** The longest batch whose columns are listed. */
export const SPARSE_BATCH: usize = 1024;

/**
 * Panels of b. Dense products pack up to 64 KiB and a vector's overrun here, lists included; where zeros are skipped it is one
 * panel, and the four rows more that a transposition may write too far.
 */
export const PANEL: usize = 2048;
/** A tile of a transposed result: four columns of seven vectors. */
export const TILE: usize = PANEL + (SPARSE_DEPTH + 4) * 112;
/** The lists of many rows, 4 bytes an entry and a vector's overrun; or those of four columns, and after them the columns. */
export const LISTS: usize = TILE + 4 * 112;
export const ROW_LIST: usize = (SPARSE_DEPTH + 4) * 4;
export const COLUMN_LIST: usize = (SPARSE_BATCH + 4) * 4;
export const COLUMNS: usize = LISTS + 4 * COLUMN_LIST;
/** Where each list ends. */
export const ENDS: usize = LISTS + SPARSE_ROWS * ROW_LIST;

/** Where the block begins. */
export const BLOCK: usize = ENDS + SPARSE_ROWS * 4;
