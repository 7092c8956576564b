import type { Draw } from "../../core/initializers.ts";
import { misuse } from "../../kernels/errors.ts";
import { distort } from "./distort.ts";
import type { EndlessSet } from "./endless.ts";
import { type CharacterHand, mouseHand } from "./hand.ts";
import { hurry } from "./hurry.ts";
import { tracePath } from "./path.ts";
import { ink } from "./pen.ts";
import { place } from "./place.ts";
import { imageSize } from "./prepare.ts";
import { rasterize } from "./rasterize.ts";
import type { Skeleton } from "./skeleton.ts";
import { wobble } from "./wobble.ts";

/** Distance of neighbouring points on a path, in the character's box: about a pixel of the image. */
const spacing = 0.05;

/** The characters of a text without its white space, each once, in the order in which they first appear. */
export function charactersOf(text: string): readonly string[] {
  return [...new Set(text.replaceAll(/\s/gu, ""))];
}

/**
 * One character drawn as with a mouse, thin, in black and white and anywhere on the page, as R1's set is: [784], 0 paper, 255 ink.
 * @param strokes as {@link readMedians} gives them
 */
export function renderCharacter(strokes: Skeleton, random: Draw, hand: CharacterHand = mouseHand): Uint8Array {
  const skeleton = wobble(hurry(strokes, hand, random), hand, random);
  const paths = skeleton.map((stroke) => tracePath(stroke, spacing));
  distort(paths, hand, random);
  const drawn = ink(paths, hand, random);
  place(drawn, hand, imageSize, random);
  const coverage = rasterize(drawn, imageSize);
  const image = new Uint8Array(coverage.length);
  // Half covered is where the centre of a pixel lies on the edge of the ink.
  for (let i = 0; i < image.length; i++) image[i] = coverage[i]! >= 0.5 ? 255 : 0;
  return image;
}

/** An endless set of handwritten characters. @param strokes for each of `characters` what {@link readMedians} gave */
export function characterSet(
  characters: readonly string[],
  strokes: readonly Skeleton[],
  seed: number,
  hand: CharacterHand = mouseHand,
): EndlessSet {
  if (characters.length === 0 || characters.length !== strokes.length) {
    throw misuse(
      "render characters",
      "one or more characters with the strokes of each",
      `${characters.length} characters and the strokes of ${strokes.length}`,
    );
  }
  return {
    name: "hanzi",
    seed,
    classes: characters,
    render: (label, random) => renderCharacter(strokes[label]!, random, hand),
  };
}
