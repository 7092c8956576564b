/** A task that has ended: the seconds that it was expected to take, and those that it took. */
export interface Timed {
  readonly expected: number;
  readonly taken: number;
}

/** A task under way: what is known of it by its own pace, where it has one yet. */
export interface Underway {
  readonly expected: number;
  readonly elapsed: number;
  /** Seconds that it still takes at the pace so far. */
  readonly left: number | undefined;
  /** Whether it may end before its last epoch: its pace then tells only the most that it can take. */
  readonly mayStop: boolean;
  /** Whether it goes on from a checkpoint: how long it takes then says nothing of what was expected of it. */
  readonly resumed: boolean;
}

/** How far a reproduction has come. */
export interface Work {
  readonly ended: readonly Timed[];
  readonly running: readonly Underway[];
  /** What is expected of those that wait, in the order in which they begin. */
  readonly waiting: readonly number[];
  /** How many run at a time. */
  readonly jobs: number;
}

/**
 * About how many seconds are left. What was expected is corrected by how long the tasks so far took against it, those that
 * have ended and those under way; the waiting ones are then handed out as they will be, each to whoever is free first.
 */
export function timeLeft({ ended, running, waiting, jobs }: Work): number {
  const factor = pace([...ended, ...running.flatMap(projected)]);
  const free = running.map((task) => leftOf(task, factor));
  while (free.length < jobs) free.push(0);
  for (const expected of waiting) {
    const first = free.indexOf(Math.min(...free));
    free[first] += expected * factor;
  }
  return Math.max(...free);
}

/** How much longer tasks take than was expected of them; 1 while nothing is known. */
function pace(known: readonly Timed[]): number {
  const sum = (of: keyof Timed): number => known.reduce((total, task) => total + task[of], 0);
  const [expected, taken] = [sum("expected"), sum("taken")];
  return expected > 0 && taken > 0 ? taken / expected : 1;
}

/** What a task under way will have taken, where its pace tells. */
function projected({ expected, elapsed, left, mayStop, resumed }: Underway): Timed[] {
  return left === undefined || mayStop || resumed ? [] : [{ expected, taken: elapsed + left }];
}

function leftOf({ expected, elapsed, left, mayStop }: Underway, factor: number): number {
  const rest = Math.max(0, expected * factor - elapsed);
  if (left === undefined) return rest;
  return mayStop ? Math.min(left, rest) : left;
}
