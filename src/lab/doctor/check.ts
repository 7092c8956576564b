import type { Examples } from "../../core/examples.ts";
import type { EpochEvent } from "../../core/fit.ts";
import type { Training } from "../../core/training.ts";
import type { Exam } from "./exam.ts";
import type { Finding } from "./finding.ts";
import type { Survey } from "./survey.ts";

/** A training that is about to begin or to go on, and a look at its data. */
export interface Patient {
  readonly training: Training;
  /** As they were read: not as an epoch sees them augmented. */
  readonly train: Examples;
  readonly val: Examples | undefined;
  readonly survey: Survey;
}

/** What a check says of itself: without its code, which it has already. */
export type Symptom = Omit<Finding, "code">;

/**
 * What a check remembers of a training: fresh, or as it was at the checkpoint from which the training goes on. It is plain
 * JSON and kept up to date by the check.
 */
export type Recall = <Memory extends object>(fresh: Memory) => Memory;

/** One thing that can be wrong. It looks at one or more of three moments, and is told no more once it has found something. */
export interface Check {
  readonly code: string;
  /** Findings that explain this one: after any of them it has nothing to add. */
  readonly unless?: readonly string[];
  /** Before the first step: what data and recipe show by themselves. */
  before?(patient: Patient): Symptom | undefined;
  /** Opens what looks at some of the steps. */
  during?(patient: Patient, recall: Recall): (exam: Exam) => Symptom | undefined;
  /** Opens what looks at each epoch. */
  after?(patient: Patient, recall: Recall): (epoch: EpochEvent) => Symptom | undefined;
}
