import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { CentredDifference } from "../../../core/centred-difference.ts";
import { prepare } from "../../drawing/prepare.ts";
import { drawing, input } from "../../drawing/state.ts";
import { network } from "../../network/network.ts";
import { type Coding, flag, linked, oneOf, text, whole } from "../../shell/link.ts";
import { type Cell, cellNamed, nameAt } from "./model/cell.ts";
import { finiteDifference } from "./model/finite-difference.ts";
import { guess, type Pass, takePass } from "./model/pass.ts";
import { labelOf, samples } from "./model/sample.ts";
import { type Stage, stagesOf } from "./model/stages.ts";
import {
  type Position,
  placeAmong,
  positionsOf,
  readPosition,
  type Seen,
  seenAt,
  writePosition,
} from "./model/steps.ts";
import { openSubject, type Subject } from "./model/subject.ts";

const positionCoding: Coding<Position> = { write: writePosition, read: readPosition };

/** A learning rate: above 0, and no more than anybody needs. */
const rateCoding: Coding<number> = {
  write: String,
  read(found) {
    const rate = Number(found);
    return rate > 0 && rate <= mostRate ? rate : undefined;
  },
};

export const mostRate = 10;
export const mostUpdates = 50;
/** Steps a second while playing. */
export const paces = ["0.5", "1", "2", "4"] as const;
export type Pace = (typeof paces)[number];

/** How far the step has come, as the link says it: for another network it may be none of its positions. */
const linkedPosition: Signal<Position> = linked("backprop", "at", { phase: "forward" }, positionCoding);
/** The cell that is looked at, by its name; empty for the target's output. */
const cellName: Signal<string> = linked("backprop", "cell", "", text);
/** The class that the loss wants; empty for what the picture is known to be, or else for what the network takes it for. */
const targetName: Signal<string> = linked("backprop", "target", "", text);
/** The learning rate of the update. */
export const rate: Signal<number> = linked("backprop", "eta", 0.01, rateCoding);
/** How many updates have been made on this picture. */
export const updates: Signal<number> = linked("backprop", "updates", 0, whole(0, mostUpdates));
export const pace: Signal<Pace> = linked("backprop", "pace", "2", oneOf<Pace>(...paces));
/** Whether every derivative that is looked at is checked by a finite difference. */
export const checking: Signal<boolean> = linked("backprop", "check", false, flag);

/** Undefined until the network is read; `unfit` where it reads no pictures. */
export const subject: ReadonlySignal<Subject | "unfit" | undefined> = computed(
  () => network.value && (openSubject(network.value) ?? "unfit"),
);

/** What is looked at: the drawing, or a sample where nothing is drawn. */
const looked = computed(() => {
  const how = network.value?.hand ?? "digits";
  const sample = samples[how];
  return input.value === undefined
    ? { drawing: sample, image: prepare(sample, how)!.image }
    : { drawing: drawing.value, image: input.value };
});

/** Whether nothing is drawn and a sample stands in. */
export const isSample: ReadonlySignal<boolean> = computed(() => input.value === undefined);

/** Everything that the page shows, computed by the library. */
export interface Scene {
  readonly subject: Subject;
  readonly stages: readonly Stage[];
  readonly positions: readonly Position[];
  readonly pass: Pass;
}

/** The numbers of a value, by its name. */
export function numbersOf({ pass }: Scene, name: string): ArrayLike<number> {
  return pass.moment.values.find((value) => value.name === name)!.data;
}

const opened = computed(() => {
  const found = subject.value;
  if (found === undefined || found === "unfit") return undefined;
  const stages = stagesOf(found.training.network);
  return { subject: found, stages, positions: positionsOf(stages) };
});

/** The class that the loss wants. */
export const target: ReadonlySignal<number> = computed(() => {
  const { subject } = opened.value ?? {};
  if (subject === undefined) return 0;
  const asked = subject.classes.indexOf(targetName.value);
  if (asked >= 0) return asked;
  const known = subject.classes.indexOf(labelOf(looked.value.drawing) ?? "");
  return known >= 0 ? known : guess(subject, looked.value.image);
});

/** The last pass, from which the next may go on. */
const latest: { subject?: Subject; pass?: Pass } = {};

export const scene: ReadonlySignal<Scene | undefined> = computed(() => {
  if (opened.value === undefined) return undefined;
  const { image } = looked.value;
  const question = { image, target: target.value, rate: rate.value, updates: updates.value };
  const { subject } = opened.value;
  latest.pass = takePass(subject, question, latest.subject === subject ? latest.pass : undefined);
  latest.subject = subject;
  return { ...opened.value, pass: latest.pass };
});

/** Where the step stands among the positions of this network. */
export const place: ReadonlySignal<number> = computed(() =>
  opened.value ? placeAmong(opened.value.positions, linkedPosition.value) : 0,
);

export const position: ReadonlySignal<Position> = computed(
  () => opened.value?.positions[place.value] ?? { phase: "start" },
);

export const seen: ReadonlySignal<Seen> = computed(() =>
  seenAt(opened.value?.positions ?? positionsOf([]), position.value),
);

export function goTo(index: number): void {
  const { positions } = opened.value!;
  linkedPosition.value = positions[Math.max(0, Math.min(positions.length - 1, index))];
}

/** The cell that is looked at. */
export const cell: ReadonlySignal<Cell | undefined> = computed(() => {
  if (scene.value === undefined) return undefined;
  const { stages, pass } = scene.value;
  const { values } = pass.moment;
  return (
    cellNamed(values, cellName.value) ??
    cellNamed(values, nameAt(values, stages[stages.length - 1].value, pass.question.target))
  );
});

export function lookAt(name: string): void {
  cellName.value = name;
}

export function aimAt(name: string): void {
  targetName.value = name;
}

/** What the finite difference says of the cell; undefined where it is not asked, or there is nothing to nudge. */
export const difference: ReadonlySignal<CentredDifference | undefined> = computed(() => {
  const [now, looked] = [scene.value, cell.value];
  if (!checking.value || now === undefined || looked?.error === undefined) return undefined;
  return finiteDifference(now.subject, now.pass, looked.place);
});

/** Makes the update stay and begins again with forward. */
export function keepUpdate(): void {
  batch(() => {
    updates.value = Math.min(mostUpdates, updates.value + 1);
    linkedPosition.value = { phase: "forward" };
  });
}

/** Puts the weights back as they came. */
export function reset(): void {
  batch(() => {
    updates.value = 0;
    linkedPosition.value = { phase: "forward" };
  });
}

/** What the pointer is over, in the strip. */
export const hovered: Signal<string | undefined> = signal(undefined);
