import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isOver } from "../core/fit.ts";
import type { EpochMetrics } from "../core/history.ts";
import type { Recipe } from "../core/training.ts";
import { misuse } from "../kernels/errors.ts";
import { buildChosen } from "./experiment/choice.ts";
import type { Experiment } from "./experiment/index.ts";
import { schedules } from "./experiment/schedules/index.ts";

/**
 * What decides every step of a training: its experiment without its name, what is logged, and when it ends. The number of
 * epochs is left out where no learning rate depends on it.
 */
function decisive({ name: _, trainer, ...rest }: Experiment): object {
  const { epochs, early_stopping: __, log_every: ___, ...steps } = trainer;
  const isSpread = buildChosen(schedules, rest.schedule).overAllEpochs === true;
  return { ...rest, trainer: isSpread ? { epochs, ...steps } : steps };
}

/** SHA-256 of what decides the steps: two experiments that agree here train to the same weights, for as long as both last. */
export function stepsHash(experiment: Experiment): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(decisive(experiment), sorted))));
}

/** For `JSON.stringify`: the keys of every object in one order. */
function sorted(_: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A run that goes on with changes has to end as if it had been begun with them: it has one config.yaml.
 * @throws UsageError naming the first thing that would have changed steps already taken
 */
export function checkSameSteps(path: string, before: Experiment, after: Experiment): void {
  const found = difference("", decisive(before), decisive(after));
  if (!found) return;
  const { key, was, is } = found;
  const why = key === "trainer.epochs" ? ", over which its schedule is spread" : ", with which it was begun";
  throw misuse(`resume ${path}`, `${key} ${was}${why}`, is, "Leave it as it was, or train anew without --resume.");
}

/**
 * That a training comes as far as a checkpoint of it.
 * @throws UsageError where it would have been over before
 */
export function checkReaches(
  action: string,
  recipe: Recipe,
  { history, isMidEpoch }: { readonly history: readonly EpochMetrics[]; readonly isMidEpoch: boolean },
): void {
  const begun = history.length + (isMidEpoch ? 1 : 0);
  // Without early stopping the number of epochs alone decides, and a history may be long.
  const first = recipe.earlyStopping ? 0 : Math.max(0, Math.min(begun, recipe.epochs));
  for (let done = first; done < begun; done++) {
    if (!isOver({ recipe, progress: { history: history.slice(0, done) } })) continue;
    const expected = `an end after epoch ${begun}, which is ${isMidEpoch ? "begun" : "done"}`;
    const fix = "Raise trainer.epochs or trainer.early_stopping.patience, or train anew without --resume.";
    throw misuse(action, expected, `one after epoch ${done}`, fix);
  }
}

interface Difference {
  /** As `--set` spells it. */
  readonly key: string;
  readonly was: string;
  readonly is: string;
}

/** The first thing that two values differ in. */
function difference(key: string, was: unknown, is: unknown): Difference | undefined {
  if (isObject(was) && isObject(is)) {
    const [one, other] = [Object.keys(was), Object.keys(is)];
    // A thing and its options, `{adam: {…}}`: another thing has other options.
    if (one.length === 1 && other.length === 1 && one[0] !== other[0]) return { key, was: one[0], is: other[0] };
    return firstOf([...new Set([...one, ...other])], (name) =>
      difference(key === "" ? name : `${key}.${name}`, was[name], is[name]),
    );
  }
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) return { key, was: `of length ${was.length}`, is: `one of length ${is.length}` };
    return firstOf([...was.keys()], (i) => difference(`${key}[${i}]`, was[i], is[i]));
  }
  return was === is ? undefined : { key, was: shown(was), is: shown(is) };
}

function firstOf<T>(items: readonly T[], find: (item: T) => Difference | undefined): Difference | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
