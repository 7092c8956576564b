/** What the renderer asks of chance: any generator of core has it, and a test can write its own. */
export interface RandomSource {
  /** Evenly from [0, 1). */
  uniform(): number;
  /** Normal deviates of mean 0 and standard deviation 1. */
  normal(): number;
}
