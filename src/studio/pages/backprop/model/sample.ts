import { type Drawing, padSize, type Stroke } from "../../../drawing/drawing.ts";
import { type Preparation, sampleOf } from "../../../drawing/prepare.ts";

/** What is looked at while nothing is drawn: a 7 of which the shipped networks are not sure, and 由 in five strokes. */
export const samples: Readonly<Record<Preparation, Drawing>> = {
  digits: { content: { kind: "sample", number: 28 }, push: [0, 0] },
  characters: {
    content: {
      kind: "strokes",
      pen: "middle",
      strokes: [
        line([210, 350], [225, 860]),
        line([210, 355], [810, 335], [795, 860]),
        line([230, 590], [790, 580]),
        line([510, 130], [512, 845]),
        line([230, 850], [790, 840]),
      ],
    },
    push: [0, 0],
  },
};

function line(...points: readonly (readonly [x: number, y: number])[]): Stroke {
  const inside = (at: number): number => Math.min(padSize - 1, at);
  return { x: points.map(([x]) => inside(x)), y: points.map(([, y]) => inside(y)) };
}

/** The class that a drawing is known to have; only pictures of the test part are. */
export function labelOf({ content }: Drawing): string | undefined {
  return content.kind === "sample" ? String(sampleOf(content.number).label) : undefined;
}
