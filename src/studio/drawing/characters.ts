import type { Stroke, StrokesDrawing } from "./drawing.ts";

/**
 * R1's twelve characters as one would draw them with a few straight lines, written for this page: a stroke is its corners, x and y in
 * hundredths of the box, strokes parted by commas.
 */
const drawn: Readonly<Record<string, string>> = {
  博: "2 38 34 38,18 6 18 96,40 16 92 16,48 28 48 58,48 28 86 28 86 58,48 42 86 42,48 56 86 56,66 4 66 62,80 4 88 10,38 68 96 68,78 60 78 96 66 92,52 76 58 86",
  学: "22 6 30 20,46 2 52 16,78 4 66 20,12 28 8 46,12 30 90 30 82 44,28 50 70 50 50 62,50 62 54 76 50 96 38 90,8 72 92 72",
  笃: "24 4 8 26,18 14 44 14,28 18 34 28,62 4 50 24,58 14 90 14,70 18 78 28,20 40 70 40 66 62,30 40 26 64 82 64 76 94 62 88,8 80 62 80",
  志: "10 20 90 20,50 4 50 46,24 46 76 46,16 62 8 86,30 60 34 88 48 94 68 92 70 78,46 58 54 72,76 62 90 80",
  切: "4 46 46 34,22 8 22 74 44 58,46 20 90 20 86 70 78 92 66 86,66 20 62 52 52 76 34 96",
  问: "18 6 28 18,14 26 14 96,36 12 88 12 88 92 78 88,34 42 34 74,34 42 68 42 68 74,34 72 68 72",
  近: "80 6 60 14 46 18,46 18 46 44 36 70,46 40 92 40,70 40 70 80,12 10 24 22,8 40 26 40 16 62 22 78,6 90 22 78 44 90 94 92",
  思: "24 6 24 52,24 6 76 6 76 52,24 29 76 29,50 6 50 52,24 52 76 52,14 66 8 88,30 64 34 88 48 94 66 92 68 80,48 62 56 74,76 64 90 82",
  自: "52 4 42 18,24 20 24 96,24 20 76 20 76 96,24 45 76 45,24 70 76 70,24 95 76 95",
  由: "18 32 18 94,18 32 82 32 82 94,18 62 82 62,50 6 50 93,18 93 82 93",
  无: "24 14 76 14,10 44 90 44,49 14 44 44 32 70 10 94,56 44 56 80 62 90 84 90 88 74",
  用: "22 10 22 55 18 78 8 96,22 10 82 10 82 92 70 88,22 37 82 37,21 64 82 64,52 10 52 94",
};

/** The strokes of one of the twelve on the pad; undefined for any other sign. */
export function drawnCharacter(character: string): StrokesDrawing | undefined {
  const strokes = Object.hasOwn(drawn, character) ? drawn[character] : undefined;
  return strokes === undefined ? undefined : { kind: "strokes", pen: "middle", strokes: strokes.split(",").map(onPad) };
}

/** With a margin around the box. */
function onPad(corners: string): Stroke {
  const values = corners.split(" ").map((value) => 112 + 8 * Number(value));
  return { x: values.filter((_, i) => i % 2 === 0), y: values.filter((_, i) => i % 2 === 1) };
}
