import type { GeneratorState } from "./state.ts";

/** Anything that can be indexed and exchanged in place: an array, a typed array. */
export interface Indexable<T> {
  readonly length: number;
  [index: number]: T;
}

/** What one draws numbers from. */
export interface RandomSource {
  /** A number from [low, high), by default [0, 1), made of 53 random bits. */
  uniform(low?: number, high?: number): number;
  /** A normal deviate of the given mean and standard deviation, by default 0 and 1. */
  normal(mean?: number, deviation?: number): number;
  /** A whole number from 0 to n - 1, all equally likely. @throws NablaError unless n is a whole number from 1 to 2^53 - 1. */
  below(n: number): number;
}

/** Where chance comes from. Initialisers, loaders and the trainer take either kind: numpy's, or a named stream. */
export interface Generator extends RandomSource {
  /** The numbers 0 … n - 1 in random order. @throws NablaError unless n is a whole number from 0 to 2^32 - 1. */
  permutation(n: number): Uint32Array;
  /** Puts the items in random order, in place. */
  shuffle<T>(items: Indexable<T>): void;
  /** What to remember. */
  state(): GeneratorState;
  /** Continues from a remembered state. @throws NablaError when the state is another kind's, or damaged. */
  restore(state: GeneratorState): void;
}
