/*
 * The bottom of the memory, below the block, is working space of the products: nothing in it outlives a call. The constants
 * of the module, from 1024 on, come first; scripts/build-wasm.mjs sees to it that they end below PANELS. Threads share a memory and each has such a space of its own,
 * one behind the other; in the others the place of the constants stays empty.
 */

/** Where this thread's space begins: 0 where there is one thread. */
// @ts-ignore: decorator
@external("env", "space")
declare const space: usize;

/** How many terms of a sum are taken at a time, at most: a panel of so many rows stays in the first-level cache. */
export const DEPTH: usize = 896;
/** The same where zeros are skipped: panels are seven vectors wide there. */
export const SPARSE_DEPTH: usize = 400;
/** Rows whose lists of numbers that are not zero stand side by side. */
export const SPARSE_ROWS: usize = 32;
/** The longest batch whose columns are listed. */
export const SPARSE_BATCH: usize = 1024;

/** Where the constants end. */
export const PANELS: usize = 4096;
/** A list is where its rows lie, in 4 bytes each, and then its numbers; a vector's overrun is left behind both. */
export const ROW_VALUES: usize = (SPARSE_DEPTH + 4) * 4;
export const ROW_LIST: usize = ROW_VALUES + (SPARSE_DEPTH + 4) * 8;
export const COLUMN_VALUES: usize = (SPARSE_BATCH + 4) * 4;
export const COLUMN_LIST: usize = COLUMN_VALUES + (SPARSE_BATCH + 4) * 8;
const TILE: usize = PANELS + (SPARSE_DEPTH + 4) * 112;
const LISTS: usize = TILE + 4 * 112;
const COLUMNS: usize = LISTS + 4 * COLUMN_LIST;
const ENDS: usize = LISTS + SPARSE_ROWS * ROW_LIST;

/** How many bytes one thread's working space takes. */
export const SPACE: usize = ENDS + SPARSE_ROWS * 4;

/**
 * Panels of b. Dense products pack up to 64 KiB and a vector's overrun here, lists included; where zeros are skipped it is one
 * panel, and the four rows more that a transposition may write too far.
 */
// @ts-ignore: decorator
@inline
export function panels(): usize { return space + PANELS; }

/** The window of the call that this thread computes: 13 words. */
// @ts-ignore: decorator
@inline
export function callsWindow(): usize { return space + 256; }

/** A tile of a result at whose right edge vectors are not whole: five rows of two. */
// @ts-ignore: decorator
@inline
export function edge(): usize { return space + 512; }

/** A tile of a transposed result: four columns of seven vectors. */
// @ts-ignore: decorator
@inline
export function tile(): usize { return space + TILE; }

/** The lists of many rows; or those of four columns, and after them the columns. */
// @ts-ignore: decorator
@inline
export function lists(): usize { return space + LISTS; }

// @ts-ignore: decorator
@inline
export function columnCopies(): usize { return space + COLUMNS; }

/** Where each list ends. */
// @ts-ignore: decorator
@inline
export function ends(): usize { return space + ENDS; }
