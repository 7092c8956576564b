import type { Draw } from "../../core/initializers.ts";
import { cannot } from "../../kernels/errors.ts";
import { blendMasters } from "./blend.ts";
import { distort } from "./distort.ts";
import { fitToBox } from "./fit.ts";
import type { DigitHand } from "./hand.ts";
import { hurry } from "./hurry.ts";
import { tracePath } from "./path.ts";
import { type InkPath, ink } from "./pen.ts";
import { boxSize, prepareImage } from "./prepare.ts";
import { rasterize } from "./rasterize.ts";
import type { Style } from "./skeleton.ts";
import { wobble } from "./wobble.ts";

/** Distance of neighbouring points on a path, in the skeleton's box: about a pixel of the finished image. */
const spacing = 0.06;

/** How often a sign whose weight lies too far to one side to be centred (about two sevens in a hundred) is written again. */
const attempts = 20;

/**
 * One sign written in the given style by one of the people `hand` describes: [784] grey levels, 0 paper, 255 ink, prepared as MNIST is.
 * Throws when the hand is so wild that nothing it writes can be centred.
 */
export function renderStyle(style: Style, hand: DigitHand, random: Draw): Uint8Array {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const image = prepareImage(rasterize(write(style, hand, random), boxSize));
    if (image !== undefined) return image;
  }
  throw cannot(
    `render style "${style.name}"`,
    `ink that can be centred within ${attempts} attempts`,
    "none",
    "Lower the amplitudes of the hand.",
  );
}

/** From the style's masters to paths of ink in a box of boxSize pixels. */
function write(style: Style, hand: DigitHand, random: Draw): readonly InkPath[] {
  const skeleton = wobble(hurry(blendMasters(style, hand.exaggeration, random), hand, random), hand, random);
  const paths = skeleton.map((stroke) => tracePath(stroke, spacing));
  distort(paths, hand, random);
  const drawn = ink(paths, hand, random);
  fitToBox(drawn, boxSize);
  return drawn;
}
