import type { JSX } from "preact";
import { AccuracyCurve, FitCurve, GradientCurve, LossCurve } from "../charts/training-curves.tsx";
import type { Column } from "../state.ts";
import { Confusion } from "./confusion.tsx";
import { Doctor } from "./doctor.tsx";
import { Ending } from "./ending.tsx";
import { Mistakes } from "./mistakes.tsx";
import { Progress } from "./progress.tsx";
import { Reading } from "./reading.tsx";
import { Weights } from "./weights.tsx";

/** All that is to be seen of one training. */
export function RunPanel({ column }: { readonly column: Column }): JSX.Element {
  const watched = column.run.watched.value;
  const { ready, validation, ended, findings } = watched;
  const marks = ended?.marks ?? validation;
  const classes = ready?.meta.classes;
  return (
    <div class="run" data-run={column.id} data-phase={watched.phase}>
      <Progress watched={watched} />
      <Ending column={column} />
      <Doctor findings={findings} />
      {ready && (
        <div class="figures-grid">
          <div class="stack">
            <FitCurve watched={watched} />
            <LossCurve watched={watched} />
            <Reading watched={watched} />
            <GradientCurve watched={watched} />
          </div>
          <div class="stack">
            {classes && <AccuracyCurve watched={watched} />}
            <Weights watched={watched} />
            {marks && <Confusion marks={marks} classes={classes} />}
            {marks && <Mistakes marks={marks} classes={classes} />}
          </div>
        </div>
      )}
    </div>
  );
}
