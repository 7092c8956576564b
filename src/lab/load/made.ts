import { numpyRandom, stream } from "../../core/random/index.ts";
import type { RawData } from "../../data/dataset.ts";
import { randomTable } from "../../data/random-set.ts";
import { sinTable } from "../../data/sin.ts";
import type { RandomData, SinData } from "../experiment/datasets/data-section.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { SourceOf } from "./data-source.ts";

/** sin x on [-π, π). */
export function loadSin({ step }: SourceOf<SinData>): RawData {
  return { name: "sin", table: sinTable(step) };
}

/** Numbers uniform on [0, 1) of the generator that an experiment names. */
export function uniformBy(generator: Experiment["generator"]): (seed: number) => () => number {
  return (seed) => {
    const random = generator === "numpy" ? numpyRandom(seed) : stream(seed, "data");
    return () => random.uniform();
  };
}

/** R4's numbers without meaning. @param uniform gives the generator of a seed: numbers uniform on [0, 1) */
export function loadRandom(
  { features, count, seed }: SourceOf<RandomData>,
  uniform: (seed: number) => () => number,
): RawData {
  return { name: "random", table: randomTable({ features, length: count, uniform: uniform(seed) }) };
}
