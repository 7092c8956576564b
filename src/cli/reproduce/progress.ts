import type { Outcome } from "../../lab/reproduce/outcome.ts";
import { type Timed, timeLeft, type Underway } from "../../lab/reproduce/time-left.ts";
import { figure, percent } from "../numbers.ts";
import { type BarState, bar, clock } from "../progress-bar.ts";
import { roughly } from "../roughly.ts";
import type { Terminal } from "../terminal.ts";
import type { Report } from "./order.ts";
import type { Open } from "./survey.ts";

/** What is shown of a reproduction while it is at work. */
export interface Progress {
  begins(key: string): void;
  progress(key: string, state: BarState): void;
  ends(key: string, report: Report): void;
  /** Draws it anew, where it is drawn. */
  draw(): void;
}

interface Running extends Open {
  readonly startedAt: number;
  /** How far it is, and when it said so. */
  state?: { readonly bar: BarState; readonly at: number };
}

/**
 * Shows all tasks together: on a terminal a line for each that runs and one for the whole, redrawn in place; elsewhere a
 * line for each that has ended; with `--json` an object for each.
 * @param open in the order in which they begin
 * @param before how many tasks had been done already
 * @param now a clock in seconds
 */
export function showProgress(
  terminal: Terminal,
  { open, before, jobs }: { readonly open: readonly Open[]; readonly before: number; readonly jobs: number },
  now: () => number,
): Progress {
  const started = now();
  const waiting = new Map(open.map((one) => [one.task.key, one]));
  const running = new Map<string, Running>();
  const ended: Timed[] = [];
  const failures = new Set<string>();
  const total = before + open.length;
  let [done, failed] = [before, 0];

  const left = (): number =>
    timeLeft({
      ended,
      running: Array.from(running.values(), (one) => underway(one, now())),
      waiting: Array.from(waiting.values(), ({ expected }) => expected),
      jobs,
    });
  const whole = (): string => {
    const failing = failed > 0 ? `, ${failed} failed` : "";
    const rest = waiting.size + running.size > 0 ? `about ${roughly(left())} left` : "all done";
    return `${done} of ${total} done${failing}, ${rest}`;
  };

  return {
    begins(key) {
      const assignment = waiting.get(key)!;
      waiting.delete(key);
      running.set(key, { ...assignment, startedAt: now() });
    },
    progress(key, state) {
      const one = running.get(key);
      if (one) one.state = { bar: state, at: now() };
    },
    ends(key, report) {
      const one = running.get(key)!;
      running.delete(key);
      if (report.ended === "interrupted") return;
      const { row, seed } = one.task;
      if (report.ended === "failed") {
        failed++;
        const { message } = report;
        if (terminal.json) terminal.out(JSON.stringify({ event: "failed", row, seed, message }));
        // Where data are missing it is the same for many.
        else terminal.err(`${row} seed ${seed} failed: ${failures.has(message) ? "as above" : message}`);
        failures.add(message);
        return;
      }
      done++;
      const { outcome } = report;
      if (!one.order.resumes) ended.push({ expected: one.expected, taken: now() - one.startedAt });
      if (terminal.json) {
        const { stopped, val, test, seconds } = outcome;
        const rest = { done, total, seconds_left: Math.round(left()) };
        terminal.out(JSON.stringify({ event: "task", row, seed, stopped, val, test, seconds, ...rest }));
      } else if (!terminal.live) terminal.err(`${row} seed ${seed}: ${inWords(outcome)} (${whole()})`);
    },
    draw() {
      if (!terminal.live) return;
      const lines = Array.from(running.values(), ({ task: { row, seed }, state }) => {
        const label = `${row} seed ${seed}`;
        if (state === undefined) return label.slice(0, terminal.columns - 1);
        return bar({ ...state.bar, label: `${label} ${state.bar.label}` }, terminal.columns);
      });
      const last = `${clock(now() - started)}  ${whole()}`.slice(0, terminal.columns - 1);
      terminal.redraw(...lines.slice(0, Math.max(0, terminal.rows - 2)), last);
    },
  };
}

/** What the pace of a task under way tells. */
function underway({ expected, experiment, order, startedAt, state }: Running, now: number): Underway {
  const known = { expected, elapsed: now - startedAt, mayStop: experiment.trainer.early_stopping !== undefined };
  const { done = 0, before = 0, total = 0, elapsed = 0 } = state?.bar ?? {};
  const left = done > before ? (elapsed / (done - before)) * (total - done) : undefined;
  const since = state === undefined ? 0 : now - state.at;
  return { ...known, resumed: order.resumes, left: left === undefined ? undefined : Math.max(0, left - since) };
}

function inWords({ stopped, said, val, test, seconds }: Outcome): string {
  const [score, part] = test === undefined ? [val, "validation"] : [test, "test"];
  const took = `${seconds.toFixed(1)} s`;
  if (stopped === "diverged") return `diverged, ${took}: ${said[0]}`;
  if (score === undefined) return took;
  const accuracy = score.acc === undefined ? "" : `${part} accuracy ${percent(score.acc)}, `;
  return `${accuracy}${part} loss ${figure(score.loss)}, ${took}`;
}
