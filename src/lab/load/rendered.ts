import type { RawData } from "../../data/dataset.ts";
import { characterSet, charactersOf } from "../../data/render/characters.ts";
import { digitSet } from "../../data/render/digits.ts";
import type { EndlessSet } from "../../data/render/endless.ts";
import { renderedData } from "../../data/render/rendered-data.ts";
import type { Skeleton } from "../../data/render/skeleton.ts";
import type { DigitsData, HanziData } from "../experiment/datasets/data-section.ts";
import { handOf } from "../experiment/datasets/hand.ts";
import type { SourceOf } from "./data-source.ts";

/** The endless set of digits that a section names. */
export function endlessDigits({ seed, hand }: SourceOf<DigitsData>): EndlessSet {
  return digitSet(seed, handOf(hand));
}

/** The endless set of characters that a section names. @param strokes the medians of each of its characters */
export function endlessCharacters({ text, seed, hand }: SourceOf<HanziData>, strokes: readonly Skeleton[]): EndlessSet {
  return characterSet(charactersOf(text), strokes, seed, handOf(hand));
}

/** Rendered pictures [1, 28, 28] of bytes, 0 paper to 255 ink, in a training and a test part. */
export function endlessData(
  set: EndlessSet,
  { count, test_count: testCount, fresh }: SourceOf<DigitsData> | SourceOf<HanziData>,
): RawData {
  return renderedData(set, { count, testCount, fresh });
}
