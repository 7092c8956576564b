import type { Examples } from "../../core/examples.ts";
import type { TrainingEvent } from "../../core/fit.ts";
import type { Training } from "../../core/training.ts";
import type { Check, Patient, Recall, Symptom } from "./check.ts";
import { checks } from "./checks/index.ts";
import { openExaminer } from "./exam.ts";
import type { Finding } from "./finding.ts";
import { surveyData } from "./survey.ts";

/** What a doctor knows of a training, as it can be saved: plain JSON. */
export interface DoctorState {
  /** The codes of what was found. */
  readonly found: readonly string[];
  /** What each check remembers, by its code. */
  readonly memories: Readonly<Record<string, object>>;
}

/** Watches a training and says in plain words what is wrong with it. It reads and never writes: the bits stay what they are. */
export interface Doctor {
  /** Before the first step, or the next where the training goes on: what data and recipe show by themselves. */
  look(): Finding[];
  /** What each event of the training shows; asked before the next one is. */
  see(event: TrainingEvent): Finding[];
  /** What a doctor has to know who sees the rest of the training. */
  state(): DoctorState;
}

/**
 * Opens a doctor for a training. Each check finds at most one thing, and none that an earlier finding explains.
 * @param before of a training that goes on: what was known where it stopped
 */
export function openDoctor(training: Training, train: Examples, val?: Examples, before?: DoctorState): Doctor {
  const patient: Patient = { training, train, val, survey: surveyData(training, train, val) };
  const examiner = openExaminer(training);
  const found = new Set(before?.found);
  const memories: Record<string, object> = {};
  const open = checks.map((check) => {
    const recall: Recall = (fresh) => {
      const memory = { ...fresh, ...before?.memories[check.code] };
      memories[check.code] = memory;
      return memory;
    };
    return { check, during: check.during?.(patient, recall), after: check.after?.(patient, recall) };
  });

  const ask = (question: (each: (typeof open)[number]) => Symptom | undefined): Finding[] =>
    open.flatMap((each) => {
      if (!isOpen(each.check, found)) return [];
      const symptom = question(each);
      if (!symptom) return [];
      found.add(each.check.code);
      return [{ code: each.check.code, ...symptom }];
    });

  return {
    state: () => ({ found: [...found], memories }),
    look() {
      examiner.prepare(training.progress.step);
      // What data and recipe show by themselves they have shown before.
      return before ? [] : ask(({ check }) => check.before?.(patient));
    },
    see(event) {
      if (event.event === "epoch") return ask(({ after }) => after?.(event));
      const exam = examiner.examine(event);
      examiner.prepare(event.step + 1);
      return exam ? ask(({ during }) => during?.(exam)) : [];
    },
  };
}

/** Whether a check has found nothing yet, nor has another what explains it. */
function isOpen({ code, unless = [] }: Check, found: ReadonlySet<string>): boolean {
  return !found.has(code) && !unless.some((other) => found.has(other));
}
