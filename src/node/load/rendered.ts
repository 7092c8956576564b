import type { RawData } from "../../data/dataset.ts";
import { charactersOf } from "../../data/render/characters.ts";
import type { EndlessSet } from "../../data/render/endless.ts";
import type { DigitsData, HanziData } from "../../lab/experiment/datasets/data-section.ts";
import type { SourceOf } from "../../lab/load/data-source.ts";
import { endlessCharacters, endlessData, endlessDigits } from "../../lab/load/rendered.ts";
import { readStrokes } from "../strokes.ts";

/** The endless set that a section names. @throws as {@link readStrokes} does */
export async function openEndless(source: SourceOf<DigitsData> | SourceOf<HanziData>): Promise<EndlessSet> {
  if (source.name === "digits") return endlessDigits(source);
  return endlessCharacters(source, await readStrokes(charactersOf(source.text)));
}

/** Handwritten digits or characters, rendered: pictures [1, 28, 28] of bytes, 0 paper to 255 ink, in a training and a test part. */
export async function loadRendered(source: SourceOf<DigitsData> | SourceOf<HanziData>): Promise<RawData> {
  return endlessData(await openEndless(source), source);
}
