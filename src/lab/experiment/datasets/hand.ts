import type { z } from "zod";
import { type CharacterHand, type DigitHand, everydayHand, type Hand, mouseHand } from "../../../data/render/hand.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";

/** A hand under the names of the file. */
export type DigitHandSection = { readonly [Part in keyof DigitHand as Snake<Part>]: DigitHand[Part] };
export type CharacterHandSection = { readonly [Part in keyof CharacterHand as Snake<Part>]: CharacterHand[Part] };

/** `slantSpread` is `slant_spread` in the file. */
type Snake<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : Text;

const amplitude = number({ atLeast: 0, atMost: 2 });
const slope = number({ atLeast: -2, atMost: 2 });
const radius = number({ above: 0, atMost: 10 });
const offset = number({ atLeast: 0, atMost: 14 });
const side = number({ above: 0, atMost: 28 });

function parts(usual: Hand) {
  return {
    jitter: amplitude.default(usual.jitter).describe("How far each point of a stroke lies off."),
    joining: amplitude
      .default(usual.joining)
      .describe("How far each stroke after the first is put down off its place."),
    speed: amplitude.default(usual.speed).describe("How much haste cuts corners."),
    slant: slope.default(usual.slant).describe("The mean slant to the right, dx/dy upwards."),
    slant_spread: amplitude.default(usual.slantSpread).describe("How much the slant varies."),
    rotation: amplitude.default(usual.rotation).describe("How much the whole is turned, in radians."),
    aspect: amplitude.default(usual.aspect).describe("How much width over height varies."),
    elastic: amplitude.default(usual.elastic).describe("How much the paper bends."),
    tremor: amplitude.default(usual.tremor).describe("How much the pen wanders across its path."),
    pen: radius.default(usual.pen).describe("The mean radius of the pen, in pixels."),
    pen_spread: amplitude.default(usual.penSpread).describe("How much pens differ, relative."),
    pressure: amplitude.default(usual.pressure).describe("How much the pen's radius varies along a stroke, relative."),
    nib: amplitude.default(usual.nib).describe("How much thicker one direction is, relative."),
  };
}

/** Who writes the digits. */
export const digitHandSchema: z.ZodObject & z.ZodType<DigitHandSection> = options({
  variety: amplitude
    .default(everydayHand.variety)
    .describe("How often a digit has another style than its commonest: 0 is never, 1 as people do."),
  exaggeration: number({ atLeast: -1, atMost: 2 })
    .default(everydayHand.exaggeration)
    .describe("How far a digit may leave the drawings of its style: 0 stays between them, -1 is their mean."),
  ...parts(everydayHand),
});

/** Who draws the characters. */
export const characterHandSchema: z.ZodObject & z.ZodType<CharacterHandSection> = options({
  ...parts(mouseHand),
  size: side.default(mouseHand.size).describe("The mean of the longer side, in pixels."),
  size_spread: amplitude.default(mouseHand.sizeSpread).describe("How much that side varies, relative."),
  off_centre: offset.default(mouseHand.offCentre).describe("How far off the middle of the picture, in pixels."),
});

/** The hand that a section describes. */
export function handOf(section: DigitHandSection): DigitHand;
export function handOf(section: CharacterHandSection): CharacterHand;
export function handOf(section: DigitHandSection | CharacterHandSection): object {
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [camel(name), value]));
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
