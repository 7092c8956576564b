/** Chance: numpy's legacy generator bit for bit, and counter-based named streams; `Generator` is what both can do. */
export type { Generator, Indexable, RandomSource } from "./generator.ts";
export { NumpyRandom, numpyRandom } from "./numpy-random.ts";
export type { GeneratorState, NumpyState, StreamState } from "./state.ts";
export { Stream, stream, streamKey } from "./stream.ts";
