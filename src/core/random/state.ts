/** What `numpy.random.get_state()` returns: the twister's words, the position in them, and the deviate `randn` keeps for the next call. */
export interface NumpyState {
  readonly kind: "numpy";
  readonly key: readonly number[];
  readonly position: number;
  readonly spare?: number;
}

/** Where a stream stands: which one it is, how many blocks it has drawn, and the normal deviate kept for the next call. */
export interface StreamState {
  readonly kind: "stream";
  readonly seed: number;
  readonly name: string;
  readonly counter: number;
  readonly spare?: number;
}

/** All that a generator remembers, as JSON can hold it: with it, a resumed run draws what the uninterrupted one would have drawn. */
export type GeneratorState = NumpyState | StreamState;
