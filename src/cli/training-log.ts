import type { EpochEvent, StepEvent, TrainingEvent } from "../core/fit.ts";
import { figure, percent, thousands } from "./numbers.ts";
import type { BarState } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";

/** An epoch with the rate at which it went: what history.jsonl and `--json` hold. */
export type TimedEpoch = EpochEvent & { readonly samples_per_s: number };

export interface TrainingLog {
  /** Shows an event as the terminal can. @returns the epoch with its rate, when one has ended. */
  show(event: TrainingEvent): TimedEpoch | undefined;
}

/** How often a bar is redrawn, in seconds. */
const redrawEvery = 0.1;

/** What is shown of a training, and from where it goes on. */
export interface LogOptions {
  readonly epochs: number;
  /** Every how many steps a step is shown; 0 is never. */
  readonly logEvery: number;
  /** Steps that were done before: those of a resumed training say nothing about its pace. */
  readonly stepsBefore: number;
}

/**
 * Shows a training as it goes: on a terminal a bar with rate, time left, loss and accuracy, redrawn in place; elsewhere
 * one line an epoch; with `--json` one object an epoch, and one every `logEvery` steps.
 * @param now a clock in seconds
 */
export function trainingLog(terminal: Terminal, options: LogOptions, now: () => number): TrainingLog {
  const { epochs, logEvery } = options;
  const started = now();
  let [epochStarted, drawn, samples, epochSamples] = [started, 0, 0, 0];
  return {
    show(event) {
      if (event.event === "step") {
        samples += event.samples;
        epochSamples += event.samples;
        if (logEvery > 0 && event.step % logEvery === 0) showStep(terminal, event);
        const elapsed = now() - started;
        if (terminal.live && elapsed - drawn > redrawEvery) {
          drawn = elapsed;
          terminal.progress(stepBar(event, options, { elapsed, samples }));
        }
        return undefined;
      }
      const epoch = { ...event, samples_per_s: Math.round(epochSamples / Math.max(1e-9, now() - epochStarted)) };
      [epochStarted, epochSamples] = [now(), 0];
      if (terminal.json) {
        const { improved: _, ...line } = epoch;
        terminal.out(JSON.stringify(line));
      } else terminal.err(epochLine(epoch, epochs));
      return epoch;
    },
  };
}

function showStep(terminal: Terminal, { event, step, loss }: StepEvent): void {
  if (terminal.json) terminal.out(JSON.stringify({ event, step, loss }));
  else terminal.err(`step ${step}  loss ${loss}`);
}

function stepBar(
  event: StepEvent,
  { epochs, stepsBefore: before }: LogOptions,
  { elapsed, samples }: { readonly elapsed: number; readonly samples: number },
): BarState {
  const { epoch, batch, batches, running } = event;
  const figures = [`${thousands(samples / elapsed)} samples/s`, `loss ${figure(running.loss)}`];
  if (running.acc !== undefined) figures.push(`acc ${percent(running.acc)}`);
  const done = (epoch - 1) * batches + batch;
  const label = `epoch ${epoch}/${epochs}`;
  return { label, done, total: epochs * batches, before, elapsed, figures };
}

function epochLine(
  { epoch, loss, acc, val_loss, val_acc, lr, samples_per_s, improved }: TimedEpoch,
  epochs: number,
): string {
  const parts = [`epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}`, `loss ${figure(loss)}`];
  if (acc !== undefined) parts.push(`acc ${percent(acc)}`);
  if (val_loss !== undefined) parts.push(`val_loss ${figure(val_loss)}`);
  if (val_acc !== undefined) parts.push(`val_acc ${percent(val_acc)}${improved ? " *" : ""}`);
  return [...parts, `lr ${figure(lr)}`, `${thousands(samples_per_s)} samples/s`].join("  ");
}
