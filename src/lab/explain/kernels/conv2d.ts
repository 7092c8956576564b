import type { Accounts } from "../account.ts";
import { dot, type NumberExpression, sum } from "../expression.ts";
import { indexOf, over, placeOf, placesInKernel, under } from "./windows.ts";

type Pairs = (readonly [NumberExpression, NumberExpression])[];

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export const conv2d: Accounts["conv2d"] = {
  writes: [0],
  rule: "z = W ∗ x + b",
  explain(write, [y, x, w, b, window], index) {
    const { n, c: o, ...at } = placeOf(y, index);
    const pairs: Pairs = range(x.shape[1]).flatMap((c) =>
      placesInKernel(window).flatMap((k) => {
        const place = under(x, window, at, k);
        const weight = indexOf(w, { n: o, c, i: k[0], j: k[1] });
        return place ? [[write.at(w, weight), write.at(x, indexOf(x, { n, c, ...place }))] as const] : [];
      }),
    );
    const product = write.stored(dot(pairs));
    return b ? write.stored(sum([product, write.at(b, o)])) : product;
  },
};

export const conv2dBackwardWeight: Accounts["conv2dBackwardWeight"] = {
  writes: [0],
  rule: "∂C/∂W = δ ∗ x, a sum of sums, one a sample",
  equation: "BP4",
  explain(write, [dw, dy, x, window], index) {
    const { n: o, c, i: ky, j: kx } = placeOf(dw, index);
    const [, , height, width] = dy.shape;
    const shares = range(dy.shape[0]).map((n) => {
      const pairs: Pairs = range(height * width).flatMap((p) => {
        const at = { i: Math.floor(p / width), j: p % width };
        const place = under(x, window, at, [ky, kx]);
        const error = indexOf(dy, { n, c: o, ...at });
        return place ? [[write.at(dy, error), write.at(x, indexOf(x, { n, c, ...place }))] as const] : [];
      });
      return write.stored(dot(pairs));
    });
    return write.addedUp(shares);
  },
};

export const conv2dBackwardInput: Accounts["conv2dBackwardInput"] = {
  writes: [0],
  rule: "∂C/∂x = δ ∗ flipped W, a sum of sums, one a place of the kernel",
  equation: "BP2",
  explain(write, [dx, dy, w, window], index) {
    const { n, c, ...at } = placeOf(dx, index);
    const shares = placesInKernel(window).flatMap((k) => {
      const place = over(dy, window, at, k);
      if (!place) return [];
      const pairs: Pairs = range(dy.shape[1]).map((o) => [
        write.at(w, indexOf(w, { n: o, c, i: k[0], j: k[1] })),
        write.at(dy, indexOf(dy, { n, c: o, ...place })),
      ]);
      return [write.stored(dot(pairs))];
    });
    return write.addedUp(shares);
  },
};

/** It writes nothing: it says how much room the others need. */
export const conv2dRoom: Accounts["conv2dRoom"] = { writes: [], rule: "", explain: () => undefined };
