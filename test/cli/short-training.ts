import type { Invocation } from "../../src/cli/command.ts";
import { backendFor } from "../../src/cli/kernels.ts";
import { readData, readFile } from "../../src/cli/session.ts";
import { fit } from "../../src/core/fit.ts";
import { openTraining, stepsPerEpoch, type Training } from "../../src/core/training.ts";
import { metaOf, readModel, writeModel } from "../../src/lab/model-file.ts";
import { type Prepared, prepare } from "../../src/lab/prepare.ts";
import { resumeFrom, toCheckpoint } from "../../src/lab/resume.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import type { ShortForm } from "./short-forms.ts";

/** A short training, without the command line around it. */
export interface Short {
  /** How many steps it has. */
  readonly steps: number;
  /** The hash of its weights, trained through. */
  weights(): string;
  /** The same where it was saved after so many steps, and resumed in another training. */
  resumedWeights(after: number): string;
}

/** Opens an experiment in its short form. */
export async function shortTraining(form: ShortForm, data: string, threads = 1): Promise<Short> {
  const given = invocation(form.set, { data, threads: String(threads) });
  const { experiment, source } = await readFile(form.file, given);
  const raw = await readData(experiment, given);
  const { backend } = backendFor(given);
  // As in a process of its own: numpy's generator is used up by a training.
  const open = (): Prepared => prepare(experiment, source, raw, backend);
  const go = (training: Training, { train, dataset }: Prepared, events = Number.POSITIVE_INFINITY): Training => {
    const all = fit(training, train, dataset.val);
    for (let i = 0; i < events; i++) if (all.next().done) break;
    return training;
  };
  const { recipe, train } = open();
  return {
    steps: recipe.epochs * stepsPerEpoch(recipe, train.length),
    weights() {
      const prepared = open();
      return weightsHash(go(openTraining(prepared.recipe), prepared).evaluator.network);
    },
    resumedWeights(after) {
      const [first, second] = [open(), open()];
      const saved = toCheckpoint(go(openTraining(first.recipe), first, after), experiment);
      const bytes = writeModel({ meta: metaOf(first.dataset), ...saved });
      const training = openTraining(second.recipe);
      resumeFrom(training, readModel(bytes, "last.npz"), second);
      return weightsHash(go(training, second).evaluator.network);
    },
  };
}

/** What was given on a command line: entries of `--set`, and options with a text. */
export function invocation(set: readonly string[], texts: Readonly<Record<string, string>>): Invocation {
  const text = (option: string): string | undefined => texts[option];
  return {
    args: [],
    text,
    list: (option) => (option === "set" ? set : []),
    flag: () => false,
    whole: (option) => (text(option) === undefined ? undefined : Number(text(option))),
  };
}
