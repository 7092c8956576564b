import type { Training } from "../core/training.ts";
import type { Finding } from "../lab/doctor/index.ts";
import type { ReportedEpoch } from "../lab/report/run-report.ts";
import type { RunFolder } from "../node/index.ts";
import type { Session } from "./session.ts";

/** A run about to be trained, from its beginning or from a checkpoint. */
export interface Run extends Session {
  readonly name: string;
  readonly run: RunFolder;
  readonly training: Training;
  readonly startedAt: Date;
  /** The epochs that were done before. */
  readonly history: readonly ReportedEpoch[];
  /** What the doctor found before. */
  readonly findings: readonly Finding[];
}
