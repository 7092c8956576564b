import type { Backend } from "../../kernels/kernels.ts";
import type { DType } from "../../kernels/tensor.ts";
import { openWorkload } from "./open-workload.ts";
import { type Clock, median, timeSteps, warmUp } from "./time-steps.ts";
import type { Workload } from "./workload.ts";
import type { WorkloadData } from "./workload-data.ts";

/** Kernels that take part in a measurement. */
export interface Contestant {
  readonly name: string;
  readonly threads: number;
  /** Their backend, ready for a turn of theirs. */
  open(): Backend;
  /** The most that they could reach now, in GFLOP/s; undefined where there is nothing to measure it with. */
  peak(dtype: DType): number | undefined;
}

/** How often and how long is measured, and with what clock. */
export interface Timing {
  readonly rounds: number;
  /** How long a turn is. */
  readonly seconds: number;
  readonly now: Clock;
  /** Waits until the threads of the contestant before are asleep. */
  pause(): Promise<void>;
}

/** What one contestant reached on a workload. */
export interface Figures {
  readonly contestant: Contestant;
  /** Microseconds a step in each round, and their median. */
  readonly rounds: readonly number[];
  readonly usPerStep: number;
  readonly samplesPerSecond: number;
  /** GFLOP/s of the products, counted as if no zero were skipped, and the highest peak of all rounds. */
  readonly gflops: number;
  readonly peak: number | undefined;
}

/**
 * Measures contestants on a workload in turns, since a machine is now faster and now slower: each round begins with
 * another one, each turn with the first weights, so that nobody trains into denormal numbers, and a round before the
 * first only warms them up.
 */
export async function measureWorkload(
  workload: Workload,
  data: WorkloadData,
  contestants: readonly Contestant[],
  { rounds, seconds, now, pause }: Timing,
): Promise<Figures[]> {
  const measured = contestants.map((contestant) => ({ contestant, times: [] as number[], peaks: [] as number[] }));
  let flops = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const [i] of measured.entries()) {
      const { contestant, times, peaks } = measured[(i + round) % measured.length];
      const open = openWorkload(workload, data, contestant.open());
      let done = 0;
      const step = (): void => open.step(done++ % workload.batches);
      flops = open.flops;
      if (round === 0) warmUp(step, seconds, now);
      else {
        times.push(timeSteps(step, seconds, now));
        peaks.push(contestant.peak(workload.dtype) ?? Number.NaN);
      }
      await pause();
    }
  }
  return measured.map(({ contestant, times, peaks }) => {
    const usPerStep = median(times);
    const peak = Math.max(...peaks);
    return {
      contestant,
      rounds: times,
      usPerStep,
      samplesPerSecond: (workload.batch * 1e6) / usPerStep,
      gflops: flops / (usPerStep * 1000),
      peak: Number.isNaN(peak) ? undefined : peak,
    };
  });
}
