import type { Training } from "../core/training.ts";
import type { DoctorState, Finding } from "../lab/doctor/index.ts";
import type { ReportedEpoch } from "../lab/report/run-report.ts";
import type { RunFolder } from "../node/index.ts";
import type { Session } from "./session.ts";

/** A run about to be trained, from its beginning or from a checkpoint. */
export interface Run extends Session {
  readonly name: string;
  readonly run: RunFolder;
  readonly training: Training;
  readonly startedAt: Date;
  /** The seconds that it took and the epochs that were done before. */
  readonly seconds: number;
  readonly history: readonly ReportedEpoch[];
  /** What the doctor found before, and what it knew where the run stopped. */
  readonly findings: readonly Finding[];
  readonly doctor?: DoctorState | undefined;
}
