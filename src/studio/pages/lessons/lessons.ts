import { equations } from "./equations/lesson.tsx";
import { forward } from "./forward/lesson.tsx";
import type { Lesson } from "./lesson.ts";
import { neuron } from "./neuron/lesson.tsx";
import { overfitting } from "./overfitting/lesson.tsx";
import { saturation } from "./saturation/lesson.tsx";

/** Every lesson, in the order in which they build on one another. */
export const lessons: readonly Lesson[] = [neuron, forward, equations, saturation, overfitting];
