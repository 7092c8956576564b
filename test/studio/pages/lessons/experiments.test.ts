import { expect, it } from "vitest";
import { checkShapes, readExperiment } from "../../../../src/lab/experiment/index.ts";
import { cures } from "../../../../src/studio/pages/lessons/overfitting/experiments.ts";
import { xavierTanh } from "../../../../src/studio/pages/lessons/saturation/experiments.ts";

it.each(Object.entries({ ...cures, xavierTanh }))("%s is an experiment that fits together", (name, yaml) => {
  const { experiment, source } = readExperiment(name, yaml);
  expect(checkShapes(experiment, source)!.at(-1)!.output).toEqual([10]);
});
