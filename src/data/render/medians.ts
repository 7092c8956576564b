import { cannot } from "../../kernels/errors.ts";
import { decodeUtf8 } from "../text.ts";
import type { ControlPoint, Skeleton } from "./skeleton.ts";

/** The square of 1024 in which the characters are drawn, its y running up from 124 below the line they stand on (Make Me a Hanzi). */
const square = 1024;
const ceiling = 900;

/** No character has more strokes, and no stroke more points; and none of its points lies further from the origin along an axis. */
const most = { strokes: 128, points: 256, distance: 4096 };

/**
 * The strokes of a character, from a file of hanzi-writer-data: JSON whose `medians` has one list of [x, y] a stroke, in writing order.
 *
 * @param name what messages call the bytes
 * @throws NablaError for anything else
 */
export function readMedians(bytes: Uint8Array, name = "the medians"): Skeleton {
  const action = `read ${name}`;
  const text = decodeUtf8(bytes, action);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw cannot(action, "the strokes of a character as JSON", "text that is not JSON");
  }
  const medians = typeof file === "object" && file !== null && "medians" in file ? file.medians : undefined;
  if (!isList(medians, most.strokes)) {
    throw cannot(action, `medians: a list of 1 to ${most.strokes} strokes`, describe(medians));
  }
  return medians.map((stroke, s) => {
    if (!isList(stroke, most.points)) {
      throw cannot(action, `1 to ${most.points} points in stroke ${s}`, describe(stroke));
    }
    const points = stroke.map((point, p): ControlPoint => {
      if (!isPoint(point))
        throw cannot(action, `two numbers up to ${most.distance} as point ${p} of stroke ${s}`, describe(point));
      return [point[0] / square, (ceiling - point[1]) / square];
    });
    // A dot may be one point: the pen is put down and lifted.
    return points.length > 1 ? points : [points[0]!, points[0]!];
  });
}

function isList(value: unknown, longest: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= longest;
}

function isPoint(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isNear);
}

/** Further off, the pen would draw for ever. */
function isNear(part: unknown): boolean {
  return typeof part === "number" && Math.abs(part) <= most.distance;
}

function describe(value: unknown): string {
  return Array.isArray(value) ? `a list of ${value.length}` : value === null ? "null" : typeof value;
}
