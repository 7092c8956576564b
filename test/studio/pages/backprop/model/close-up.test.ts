import { describe, expect, it } from "vitest";
import { cellNamed } from "../../../../../src/studio/pages/backprop/model/cell.ts";
import {
  type CloseUp,
  closeUpOfError,
  closeUpOfValue,
  type Patch,
  type PatchNumber,
  windowOf,
} from "../../../../../src/studio/pages/backprop/model/close-up.ts";
import { takePass } from "../../../../../src/studio/pages/backprop/model/pass.ts";
import { imageFor, openShipped } from "../shipped.ts";

const cnn = openShipped("digits-cnn");
const hanzi = openShipped("hanzi-cnn");
const pass = takePass(cnn, { image: imageFor("digits-cnn"), target: 2, rate: 0.01, updates: 0 });
const padded = takePass(hanzi, { image: imageFor("hanzi-cnn"), target: 2, rate: 0.01, updates: 0 });
const named = (name: string, of = pass) => cellNamed(of.moment.values, name)!;
const numbers = ({ rows }: Patch): (PatchNumber | undefined)[] => rows.flat();

/** The products of the two patches of every channel, summed. */
function total({ channels, patches }: CloseUp): number {
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    const [seen, kernel] = patches(channel).map(numbers);
    for (const [i, number] of seen.entries()) sum += (number?.value ?? 0) * kernel[i]!.value;
  }
  return sum;
}

it("knows the window of each layer that has one", () => {
  expect(windowOf(cnn, 0)).toEqual({ kernel: [5, 5], stride: [1, 1], padding: [0, 0] });
  expect(windowOf(cnn, 2)).toEqual({ kernel: [2, 2], stride: [2, 2], padding: [0, 0] });
  expect(windowOf(hanzi, 0)).toEqual({ kernel: [3, 3], stride: [1, 1], padding: [1, 1] });
  expect(windowOf(cnn, 1)).toBeUndefined();
});

describe("the close-up of a convolution", () => {
  it.each(["0.y[0,3,10,12]", "0.y[0,0,0,0]", "3.y[0,5,9,0]"])("sums to the value, less the bias: %s", (name) => {
    const closeUp = closeUpOfValue(cnn, pass, named(name))!;
    const bias = pass.explainer.explain(`${name[0]}.bias[${name[6]}]`).value;
    expect(closeUp.kind).toBe("kernel");
    expect(total(closeUp) + bias).toBeCloseTo(pass.explainer.explain(name).value, 12);
  });

  it("lies beyond the edge where the picture is padded", () => {
    const name = "4.y[0,7,0,13]";
    const closeUp = closeUpOfValue(hanzi, padded, named(name, padded))!;
    expect(numbers(closeUp.patches(3)[0]).filter((number) => number === undefined)).toHaveLength(5);
    expect(total(closeUp)).toBeCloseTo(padded.explainer.explain(name).value, 12);
  });

  it.each(["2.y[0,3,5,5]", "2.y[0,7,0,0]", "x[0,0,14,13]"])(
    "of an error sums the errors above, times the flipped kernel: %s",
    (name) => {
      const cell = named(name);
      const closeUp = closeUpOfError(cnn, pass, cell)!;
      expect(closeUp.kind).toBe("flipped kernel");
      expect(total(closeUp)).toBeCloseTo(pass.explainer.explain(cell.error!).value, 14);
    },
  );

  it("flips the kernel both ways", () => {
    const [, kernel] = closeUpOfError(cnn, pass, named("2.y[0,3,5,5]"))!.patches(6);
    expect(kernel.rows[0][0]!.name).toBe("3.weight[6,3,2,2]");
    expect(kernel.rows[2][1]!.name).toBe("3.weight[6,3,0,1]");
  });

  it("begins with the channel that has most to do with it", () => {
    const closeUp = closeUpOfValue(cnn, pass, named("3.y[0,5,4,4]"))!;
    const most = Array.from({ length: closeUp.channels }, (_, channel) => {
      const [seen, kernel] = closeUp.patches(channel).map(numbers);
      return Math.max(...seen.map((number, i) => Math.abs(number!.value * kernel[i]!.value)));
    });
    expect(closeUp.largest).toBe(most.indexOf(Math.max(...most)));
  });
});

describe("the close-up of a pooling", () => {
  it("frames the winner, forward and backward", () => {
    const pooled = named("2.y[0,1,5,6]");
    const forward = closeUpOfValue(cnn, pass, pooled)!;
    expect(forward.kind).toBe("winner");
    const [seen] = forward.patches(0).map(numbers);
    const winner = seen.filter((number) => number!.wins);
    expect(winner.map((number) => number!.value)).toEqual([pass.explainer.explain("2.y[0,1,5,6]").value]);
    for (const number of seen) {
      const cell = named(number!.name);
      const [values, errors] = closeUpOfError(cnn, pass, cell)!.patches(0).map(numbers);
      expect(values.map((one) => one!.name)).toEqual(seen.map((one) => one!.name));
      expect(errors.find((one) => one!.wins)!.value).toBe(pass.explainer.explain("2.dy[0,1,5,6]").value);
      expect(errors.filter((one) => !one!.wins).map((one) => one!.value)).toEqual([0, 0, 0]);
    }
  });
});

it("there is none where nothing slides", () => {
  expect(closeUpOfValue(cnn, pass, named("1.y[0,0,0,0]"))).toBeUndefined();
  expect(closeUpOfValue(cnn, pass, named("x[0,0,3,3]"))).toBeUndefined();
  expect(closeUpOfError(cnn, pass, named("0.y[0,0,0,0]"))).toBeUndefined();
  expect(closeUpOfError(cnn, pass, named("7.y[0,3]"))).toBeUndefined();
  expect(closeUpOfError(cnn, pass, named("0.weight[0,0,0,0]"))).toBeUndefined();
});
