import type { Window } from "../../../kernels/kernels.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts, Writer } from "../account.ts";
import { call, over as divided, type NumberExpression, number, sum } from "../expression.ts";
import { indexOf, over, placeOf, placesInKernel, under } from "./windows.ts";

export const maxPool2d: Accounts["maxPool2d"] = {
  writes: [0, 1],
  rule: "y = the largest x of the window",
  // The winner is a place, which the comparison chooses.
  explain: (write, [y, , x, window], index, written) =>
    written === 0 ? write.stored(call("max", ...seen(write, y, x, window, index))) : undefined,
};

export const maxPool2dBackward: Accounts["maxPool2dBackward"] = {
  writes: [0],
  rule: "∂C/∂x = Σ δ of the windows that x has won",
  equation: "BP2",
  explain(write, [dx, dy, winners, window], index) {
    const won = windowsOver(dx, dy, window, index).filter(({ error, place }) => winners.data[error] === place);
    return write.addedUp(won.map(({ error }) => write.at(dy, error)));
  },
};

export const avgPool2d: Accounts["avgPool2d"] = {
  writes: [0],
  rule: "y = the mean of the window",
  explain: (write, [y, x, window], index) =>
    write.stored(divided(sum(seen(write, y, x, window, index)), number(areaOf(window)))),
};

export const avgPool2dBackward: Accounts["avgPool2dBackward"] = {
  writes: [0],
  rule: "∂C/∂x = Σ δ / area of the windows with x",
  equation: "BP2",
  explain(write, [dx, dy, window], index) {
    const shares = windowsOver(dx, dy, window, index);
    return write.addedUp(shares.map(({ error }) => divided(write.at(dy, error), number(areaOf(window)))));
  },
};

function areaOf({ kernel: [height, width] }: Window): number {
  return height * width;
}

/** What the window of an output sees of x. */
function seen(write: Writer, y: Tensor, x: Tensor, window: Window, index: number): NumberExpression[] {
  const { n, c, ...at } = placeOf(y, index);
  return placesInKernel(window).flatMap((k) => {
    const place = under(x, window, at, k);
    return place ? [write.at(x, indexOf(x, { n, c, ...place }))] : [];
  });
}

/** The windows that see a place of x, ascending: the flat index of each one's output, and which of its places it is. */
function windowsOver(x: Tensor, y: Tensor, window: Window, index: number): { error: number; place: number }[] {
  const { n, c, ...at } = placeOf(x, index);
  return placesInKernel(window)
    .flatMap((k) => {
      const output = over(y, window, at, k);
      return output ? [{ error: indexOf(y, { n, c, ...output }), place: k[0] * window.kernel[1] + k[1] }] : [];
    })
    .sort((a, b) => a.error - b.error);
}
