import { expect, test } from "vitest";
import { epochPlot } from "../../../../src/lab/report/charts/epochs.ts";
import { epoch } from "../made-up-runs.ts";

const history = [
  epoch(1, { loss: 0.9, val_loss: 0.8 }),
  epoch(2, { loss: 0.5 }),
  epoch(3, { loss: 0.4, val_loss: 0.7 }),
];

test("training in blue, validation in orange, a break where an epoch measured nothing", () => {
  const plot = epochPlot(history, { train: "loss", val: "val_loss" }, 3);
  expect(plot?.series).toEqual([
    {
      points: [
        [1, 0.9],
        [2, 0.5],
        [3, 0.4],
      ],
      color: "blue",
      style: "line",
    },
    {
      points: [
        [1, 0.8],
        [2, Number.NaN],
        [3, 0.7],
      ],
      color: "orange",
      style: "dotted",
    },
  ]);
  expect(plot).toMatchObject({ scale: "linear", mark: 3, x: { min: 1, max: 3 } });
});

test("the scale follows the metric and its spread", () => {
  const steep = [epoch(1, { loss: 10, acc: 0.1 }), epoch(2, { loss: 0.01, acc: 1 })];
  expect(epochPlot(steep, { train: "loss" })?.scale).toBe("log");
  expect(epochPlot(steep, { train: "acc" })?.scale).toBe("share");
});

test("no line for what was never measured, no plot without a line", () => {
  expect(epochPlot(history, { train: "loss", val: "val_acc" })?.series).toHaveLength(1);
  expect(epochPlot(history, { train: "acc", val: "val_acc" })).toBeUndefined();
  expect(epochPlot([epoch(1, { loss: Number.NaN })], { train: "loss" })).toBeUndefined();
  expect(epochPlot([], { train: "loss" })).toBeUndefined();
});

test("only an epoch of the history is marked", () => {
  for (const outside of [0, 4, Number.NaN])
    expect(epochPlot(history, { train: "loss" }, outside)?.mark).toBeUndefined();
});
