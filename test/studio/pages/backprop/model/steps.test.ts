import { describe, expect, it } from "vitest";
import { stagesOf } from "../../../../../src/studio/pages/backprop/model/stages.ts";
import {
  type Position,
  placeAmong,
  positionsOf,
  readPosition,
  seenAt,
  writePosition,
} from "../../../../../src/studio/pages/backprop/model/steps.ts";
import { openShipped } from "../shipped.ts";

const mlp = positionsOf(stagesOf(openShipped("digits-mlp").training.network));
const cnn = positionsOf(stagesOf(openShipped("digits-cnn").training.network));

describe("positions", () => {
  it("go forward from layer to layer, to the loss, backward to the picture, and to the update", () => {
    expect(mlp.map(writePosition)).toEqual([
      "start",
      "forward.0",
      "forward.1",
      "forward.2",
      "loss",
      "backward.3",
      "backward.2",
      "backward.1",
      "backward.0",
      "update",
    ]);
  });

  it("leave out what only reshapes", () => {
    expect(cnn.map(writePosition)).not.toContain("forward.6");
    expect(cnn.filter(({ phase }) => phase === "forward")).toHaveLength(7);
  });

  it("are found again from a link, a phase alone meaning the whole of it", () => {
    for (const position of mlp) expect(readPosition(writePosition(position))).toEqual(position);
    expect(placeAmong(mlp, { phase: "forward" })).toBe(3);
    expect(placeAmong(mlp, { phase: "backward" })).toBe(8);
    expect(placeAmong(mlp, { phase: "backward", layer: 1 })).toBe(7);
    // What another network has.
    expect(placeAmong(mlp, { phase: "forward", layer: 7 })).toBe(3);
    expect(readPosition("sideways")).toBeUndefined();
    expect(readPosition("forward.x")).toBeUndefined();
  });
});

describe("what is seen", () => {
  const at = (position: Position) => {
    const seen = seenAt(cnn, position);
    const layers = (is: (layer: number) => boolean): number[] => [-1, 0, 1, 2, 3, 4, 5, 7].filter(is);
    return {
      value: layers(seen.value),
      error: layers(seen.error),
      gradient: layers(seen.gradient),
      ...{ loss: seen.loss, update: seen.update },
    };
  };
  const all = [-1, 0, 1, 2, 3, 4, 5, 7];

  it("grows to the right with forward", () => {
    expect(at({ phase: "start" })).toEqual({ value: [-1], error: [], gradient: [], loss: false, update: false });
    expect(at({ phase: "forward", layer: 1 }).value).toEqual([-1, 0, 1]);
    expect(at({ phase: "loss" })).toEqual({ value: all, error: [], gradient: [], loss: true, update: false });
  });

  it("grows to the left with backward, across what only reshapes", () => {
    expect(at({ phase: "backward", layer: 8 })).toMatchObject({ value: all, error: [7], gradient: [], loss: true });
    expect(at({ phase: "backward", layer: 7 })).toMatchObject({ error: [5, 7], gradient: [7] });
    expect(at({ phase: "backward", layer: 1 })).toMatchObject({
      error: [0, 1, 2, 3, 4, 5, 7],
      gradient: [1, 2, 3, 4, 5, 7],
    });
    expect(at({ phase: "backward", layer: 0 })).toMatchObject({ error: all, update: false });
    expect(at({ phase: "update" })).toEqual({ value: all, error: all, gradient: all, loss: true, update: true });
  });
});
