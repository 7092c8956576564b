import type { RawData } from "../../data/dataset.ts";
import { randomTable } from "../../data/random-set.ts";
import { renderDigits } from "../../data/render/digits.ts";
import { sinTable } from "../../data/sin.ts";
import type { Table } from "../../data/table.ts";
import type { DigitsData, RandomData, SinData } from "../../lab/experiment/datasets/data-section.ts";
import type { SourceOf } from "../data-source.ts";
import { digitClasses } from "./digit-classes.ts";

/** Where the test part starts in the endless sequence of a seed: training parts never get there, and it is the same whatever their size. */
const TEST_START = 1_000_000_000;

/** Handwritten digits, rendered: pictures [1, 28, 28] of bytes, 0 paper to 255 ink, in a training and a test part. */
export function loadDigits({ count, test_count, seed }: SourceOf<DigitsData>): RawData {
  return { name: "digits", table: digits(count, seed, 0), test: digits(test_count, seed, TEST_START) };
}

function digits(length: number, seed: number, start: number): Table {
  const { images, labels } = renderDigits({ count: length, seed, start });
  return { length, input: [1, 28, 28], inputs: images, targets: { kind: "classes", labels, classes: digitClasses } };
}

/** sin x on [-π, π). */
export function loadSin({ step }: SourceOf<SinData>): RawData {
  return { name: "sin", table: sinTable(step) };
}

/** R4's numbers without meaning. @param uniform gives the generator of a seed: numbers uniform on [0, 1) */
export function loadRandom(
  { features, count, seed }: SourceOf<RandomData>,
  uniform: (seed: number) => () => number,
): RawData {
  return { name: "random", table: randomTable({ features, length: count, uniform: uniform(seed) }) };
}
