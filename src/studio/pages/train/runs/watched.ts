import type { Ended, Failed, Ready, Report, Snapshot } from "../training/protocol.ts";

/** All that is known of a training, as the page shows it. */
export interface Watched extends Pick<Snapshot, "step" | "losses" | "gradients" | "epochs" | "findings"> {
  readonly phase: "idle" | "preparing" | "running" | "paused" | "ended" | "failed";
  readonly ready?: Ready | undefined;
  readonly seconds: number;
  readonly samplesPerSecond: number;
  /** The latest of each. */
  readonly validation?: Snapshot["validation"];
  readonly weights?: Snapshot["weights"];
  readonly reading?: Snapshot["reading"];
  readonly fit?: Snapshot["fit"];
  readonly ended?: Ended | undefined;
  readonly failed?: Omit<Failed, "kind"> | undefined;
}

/** A training of which nothing is known. */
export const unwatched: Watched = {
  phase: "idle",
  losses: [],
  gradients: [],
  epochs: [],
  findings: [],
  seconds: 0,
  samplesPerSecond: 0,
};

/** What is known once a report has come. */
export function watch(known: Watched, report: Report): Watched {
  switch (report.kind) {
    case "ready":
      return { ...unwatched, phase: "running", ready: report };
    case "snapshot": {
      const { kind: _, running, losses, gradients, epochs, findings, validation, weights, fit, ...latest } = report;
      return {
        ...known,
        ...latest,
        phase: running ? "running" : "paused",
        losses: joined(known.losses, losses),
        gradients: joined(known.gradients, gradients),
        epochs: joined(known.epochs, epochs),
        findings: joined(known.findings, findings),
        validation: validation ?? known.validation,
        weights: weights ?? known.weights,
        fit: fit ?? known.fit,
      };
    }
    case "ended":
      return { ...known, phase: "ended", ended: report };
    case "saved":
      return known;
    case "failed": {
      const { kind: _, ...failed } = report;
      return { ...known, phase: "failed", failed };
    }
  }
}

/** The same list where nothing is added, so that what draws it has nothing to do. */
function joined<T>(known: readonly T[], added: readonly T[]): readonly T[] {
  return added.length > 0 ? [...known, ...added] : known;
}
