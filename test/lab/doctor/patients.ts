import type { Examples } from "../../../src/core/examples.ts";
import { fit } from "../../../src/core/fit.ts";
import { stream } from "../../../src/core/random/index.ts";
import { openTraining, type Recipe } from "../../../src/core/training.ts";
import { bestBackend } from "../../../src/kernels/wasm.ts";
import { type Finding, openDoctor } from "../../../src/lab/doctor/index.ts";
import { classesOf, examplesOf, recipeFor } from "../../core/recipe.ts";

/** Inputs, one-hot or real targets, and their number: what the tests break before it becomes examples. */
export interface Rows {
  readonly x: Float64Array;
  readonly labels?: number[];
  readonly t?: Float64Array;
  readonly features: number;
  readonly classes: number;
}

/** Points around one centre a class, some of which overlap. */
export function blobs(seed: number, length = 240, classes = 3, features = 6): Rows {
  const centres = stream(0, "centres");
  const at = Array.from({ length: classes * features }, () => centres.normal());
  const draw = stream(seed, "blobs");
  const labels = Array.from({ length }, (_, i) => i % classes);
  const x = Float64Array.from({ length: length * features }, (_, i) => {
    const label = labels[Math.floor(i / features)];
    return at[label * features + (i % features)] + 0.6 * draw.normal();
  });
  return { x, labels, features, classes };
}

/** Two spirals that wind around each other. */
export function spirals(seed: number, length = 240): Rows {
  const draw = stream(seed, "spirals");
  const labels = Array.from({ length }, (_, i) => i % 2);
  const x = new Float64Array(length * 2);
  for (let i = 0; i < length; i++) {
    const radius = 0.2 + 1.6 * draw.uniform();
    const angle = 3 * radius + Math.PI * labels[i];
    x[2 * i] = radius * Math.cos(angle) + 0.03 * draw.normal();
    x[2 * i + 1] = radius * Math.sin(angle) + 0.03 * draw.normal();
  }
  return { x, labels, features: 2, classes: 2 };
}

/** sin of one number, as in R1. */
export function sine(seed: number, length = 200): Rows {
  const draw = stream(seed, "sine");
  const x = Float64Array.from({ length }, () => draw.uniform(-Math.PI, Math.PI));
  return { x, t: x.map((value) => Math.sin(value)), features: 1, classes: 0 };
}

/** Small pictures of a bright bar that stands or lies. */
export function bars(seed: number, length = 160, side = 8): Rows {
  const draw = stream(seed, "bars");
  const labels = Array.from({ length }, (_, i) => i % 2);
  const x = new Float64Array(length * side * side);
  for (let i = 0; i < length; i++) {
    const place = draw.below(side);
    for (let j = 0; j < side * side; j++) {
      const on = (labels[i] === 0 ? j % side : Math.floor(j / side)) === place;
      x[i * side * side + j] = (on ? 0.9 : 0) + 0.1 * draw.uniform();
    }
  }
  return { x, labels, features: side * side, classes: 2 };
}

export function examples({ x, labels, t, features, classes }: Rows): Examples {
  return labels ? classesOf(x, labels, classes) : examplesOf(x, t!, x.length / features);
}

const { backend } = bestBackend();

/** A recipe for such rows in which a test says only what it is about. */
export function recipe(wanted: Parameters<typeof recipeFor>[0]): Recipe {
  return recipeFor({ dtype: "float32", batchSize: 20, epochs: 8, backend, ...wanted });
}

/**
 * What the doctor says of a training from its beginning to its end; what breaks it is thrown after all that.
 * @param stint after how many events another doctor goes on from what this one knows
 */
export function diagnose(wanted: Recipe, train: Examples, val?: Examples, stint = Number.POSITIVE_INFINITY): Finding[] {
  const training = openTraining(wanted);
  let doctor = openDoctor(training, train, val);
  const found = doctor.look();
  let seen = 0;
  for (const event of fit(training, train, val)) {
    found.push(...doctor.see(event));
    if (++seen % stint > 0) continue;
    doctor = openDoctor(training, train, val, JSON.parse(JSON.stringify(doctor.state())));
    found.push(...doctor.look());
  }
  return found;
}
