import { z } from "zod";
import * as steps from "../../data/augment/index.ts";
import { buildChosen, choiceSchema } from "./choice.ts";
import { type Choice, type Chosen, type Entry, entry } from "./entry.ts";
import { number, type Range } from "./fields.ts";
import { options } from "./form.ts";

const p = number({ above: 0, atMost: 1 }).default(1).describe("The probability that a picture is changed.");

/** A step that has one amplitude, its main value. */
function step(
  name: string,
  aliases: readonly string[],
  description: string,
  { range, what }: { readonly range: Range; readonly what: string },
  build: (options: { readonly amplitude: number; readonly p: number }) => steps.AugmentStep,
): Entry<steps.AugmentStep> {
  return entry({
    name,
    aliases,
    description,
    main: "amplitude",
    options: options({ amplitude: number(range).describe(what), p }),
    build,
  });
}

/** The steps of a pipeline that changes training pictures. */
export const augmentSteps: Choice<steps.AugmentStep> = {
  thing: "augment step",
  entries: [
    step(
      "shift",
      [],
      "Moves a picture, evenly up to an amplitude across and down.",
      { range: { above: 0 }, what: "At most so many pixels." },
      steps.shift,
    ),
    step(
      "rotation",
      ["rotate"],
      "Turns a picture about its middle, evenly up to an amplitude either way.",
      { range: { above: 0, atMost: 180 }, what: "At most so many degrees." },
      steps.rotation,
    ),
    step(
      "scale",
      [],
      "Stretches a picture, across and down each by a factor of its own, even on 1 ± amplitude.",
      { range: { above: 0, below: 1 }, what: "0.1 is from 0.9 to 1.1." },
      steps.scale,
    ),
    step(
      "shear",
      [],
      "Slants a picture sideways, evenly up to an amplitude either way.",
      { range: { above: 0, atMost: 2 }, what: "At most so many pixels sideways for each pixel from the middle row." },
      steps.shear,
    ),
    entry({
      name: "elastic",
      aliases: ["elastic_distortion"],
      description: "Bends a picture as a rubber sheet (Simard et al. 2003).",
      main: "alpha",
      options: options({
        alpha: number({ above: 0 }).describe("By what the smoothed noise is multiplied: 34 in the paper."),
        sigma: number({ atLeast: 0.5, atMost: 1000 })
          .default(4)
          .describe("The width in pixels of the Gaussian that smooths it."),
        p,
      }),
      build: steps.elastic,
    }),
    step(
      "thickness",
      ["stroke_thickness"],
      "Makes bright strokes thicker or thinner all round, evenly up to an amplitude.",
      { range: { above: 0, atMost: 10 }, what: "At most so many pixels." },
      steps.thickness,
    ),
    entry({
      name: "threshold",
      description: "Makes pixels of at least a share of the brightest as bright as it, and all others 0.",
      main: "level",
      options: options({ level: number({ above: 0, atMost: 1 }).default(0.5).describe("The share."), p }),
      build: steps.threshold,
    }),
  ],
};

const stepList = "a list of steps, such as [shift: 2, rotation: 10]";

/** A pipeline in its full form. */
export const augmentSchema: z.ZodType<readonly Chosen[]> = z
  .array(choiceSchema(augmentSteps), { error: stepList })
  .min(1, { error: stepList })
  .max(100, { error: "at most 100 steps" });

/** Builds the steps of a pipeline. */
export function buildAugment(augment: readonly Chosen[]): steps.AugmentStep[] {
  return augment.map((chosen) => buildChosen(augmentSteps, chosen));
}
