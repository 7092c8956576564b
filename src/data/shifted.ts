import type { Examples } from "../core/examples.ts";
import { gatherer, scaler, type TableExamples } from "./table.ts";

/**
 * Pictures [channels, height, width] moved by whole pixels: (1, 0) is one to the right. What comes in at the edge is 0
 * before scaling, as paper is.
 */
export function shifted({ table, rows, scaling, length }: TableExamples, right: number, down: number): Examples {
  const [channels, height, width] = table.input;
  const picture = new Float64Array(channels * height * width);
  const scale = scaler(scaling, picture.length);
  return {
    length,
    gather: gatherer(table, rows, (x, to, row) => {
      for (let at = 0; at < picture.length; at++) {
        const [j, i] = [(at % width) - right, (Math.floor(at / width) % height) - down];
        const inside = i >= 0 && i < height && j >= 0 && j < width;
        picture[at] = inside ? table.inputs[row * picture.length + at - down * width - right] : 0;
      }
      scale(x, to, picture, 0);
    }),
  };
}
