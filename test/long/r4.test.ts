import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readModel } from "../../src/lab/model-file.ts";
import { runExperiment } from "./experiments.ts";

/** As the report prints them, every 100 iterations. */
const published = [
  ...[
    0.69301356, 0.69204859, 0.68890952, 0.66534268, 0.63627974, 0.59864491, 0.5739967, 0.55455259, 0.53362871,
    0.52812387,
  ],
  ...[
    0.52214822, 0.50656239, 0.51940142, 0.51177312, 0.50393255, 0.5093858, 0.54099861, 0.51454733, 0.50515268,
    0.50401095,
  ],
];

it("R4 gives all twenty costs and the weights of the report, to the last digit", async () => {
  const { run, events } = await runExperiment("r4/trace.yaml");
  const costs = events.filter(({ event }) => event === "step");
  expect(costs.map(({ step }) => step)).toEqual(published.map((_, i) => 100 * i));
  expect(costs.map(({ loss }) => Number((loss as number).toFixed(8)))).toEqual(published);
  const { tensors } = readModel(readFileSync(join(run, "last.npz")), "last.npz");
  const digits = (values: Iterable<number>): string[] => Array.from(values, (value) => value.toFixed(8));
  expect(digits(tensors["0.weight"].data.slice(0, 3))).toEqual(["0.01638766", "0.01138265", "-0.02091715"]);
  expect(digits(tensors["6.bias"].data)).toEqual(["0.05181475"]);
});
