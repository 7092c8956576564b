import type { RawData } from "../../data/dataset.ts";
import { characterSet, charactersOf } from "../../data/render/characters.ts";
import { digitSet } from "../../data/render/digits.ts";
import type { EndlessSet } from "../../data/render/endless.ts";
import { renderedData } from "../../data/render/rendered-data.ts";
import type { DigitsData, HanziData } from "../../lab/experiment/datasets/data-section.ts";
import { handOf } from "../../lab/experiment/datasets/hand.ts";
import type { SourceOf } from "../data-source.ts";
import { readStrokes } from "../strokes.ts";

/** The endless set that a section names. @throws as {@link readStrokes} does */
export async function openEndless(source: SourceOf<DigitsData> | SourceOf<HanziData>): Promise<EndlessSet> {
  if (source.name === "digits") return digitSet(source.seed, handOf(source.hand));
  const characters = charactersOf(source.text);
  return characterSet(characters, await readStrokes(characters), source.seed, handOf(source.hand));
}

/** Handwritten digits or characters, rendered: pictures [1, 28, 28] of bytes, 0 paper to 255 ink, in a training and a test part. */
export async function loadRendered(source: SourceOf<DigitsData> | SourceOf<HanziData>): Promise<RawData> {
  const { count, test_count: testCount, fresh } = source;
  return renderedData(await openEndless(source), { count, testCount, fresh });
}
