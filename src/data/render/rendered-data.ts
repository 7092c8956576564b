import type { RawData } from "../dataset.ts";
import { type EndlessSet, renderedTable } from "./endless.ts";

/** How many pictures of each part, and whether each epoch trains on new ones. */
export interface RenderedParts {
  readonly count: number;
  readonly testCount: number;
  readonly fresh: boolean;
}

/**
 * Where the test part starts in an endless set: it is the same whatever the size of the training part, which never gets there,
 * with new pictures each epoch neither (at most ten million epochs of a million).
 */
export const testStart: number = 1e15;

/** An endless set as a training and a test part: pictures [1, 28, 28] of bytes, 0 paper to 255 ink. */
export function renderedData(set: EndlessSet, { count, testCount, fresh }: RenderedParts): RawData {
  return {
    name: set.name,
    table: renderedTable(set, { count }, fresh),
    test: renderedTable(set, { count: testCount, start: testStart }, false),
  };
}
