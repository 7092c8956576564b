import { forward, inference } from "../../../../core/network.ts";
import { restore, type Snapshot, snapshot } from "../../../../core/snapshot.ts";
import { examplesOf } from "../../../../data/table.ts";
import { type Explainer, type Moment, openExplainer, takeMoment } from "../../../../lab/explain/index.ts";
import { scalingOf } from "../../../../lab/scaling-of.ts";
import type { Subject } from "./subject.ts";

/** What is asked of a network: all that its numbers depend on. */
export interface Question {
  /** [784], 0 paper to 255 ink. */
  readonly image: Uint8Array;
  /** The class that the loss wants. */
  readonly target: number;
  /** The learning rate of the updates. */
  readonly rate: number;
  /** How many updates have been made on this picture before. */
  readonly updates: number;
}

/** What the network says, and how far that is from the target. */
export interface Reading {
  /** One a class. */
  readonly probabilities: readonly number[];
  readonly loss: number;
}

/** A whole step on one picture: every number of it. Valid until the next is taken of the same subject. */
export interface Pass {
  readonly question: Question;
  readonly moment: Moment;
  readonly explainer: Explainer;
  readonly before: Reading;
  readonly after: Reading;
  /** The weights that the pass was taken with. */
  readonly weights: Snapshot;
}

/**
 * Takes the updates that went before, then forward, loss, backward and the update after it.
 * @param earlier a pass of the same subject: where it lies on the way, the updates up to it are not made again
 */
export function takePass(subject: Subject, question: Question, earlier?: Pass): Pass {
  const { network } = subject.training;
  const isOnTheWay = earlier !== undefined && leadsTo(earlier.question, question);
  restore(network, isOnTheWay ? earlier.weights : subject.learnt);
  for (let update = isOnTheWay ? earlier.question.updates : 0; update < question.updates; update++) {
    restore(network, updated(takeStep(subject, question)));
  }
  const moment = takeStep(subject, question);
  const weights = snapshot(network);
  return {
    question,
    moment,
    explainer: openExplainer(moment),
    before: read(subject, question, weights),
    after: read(subject, question, updated(moment)),
    weights,
  };
}

function leadsTo(earlier: Question, { image, target, rate, updates }: Question): boolean {
  const isSame =
    earlier.target === target && earlier.rate === rate && earlier.image.every((ink, i) => ink === image[i]);
  return isSame && earlier.updates <= updates;
}

/** The class that the network reads in a picture. */
export function guess(subject: Subject, image: Uint8Array): number {
  const { probabilities } = read(subject, { image, target: 0, rate: 0, updates: 0 }, subject.learnt);
  return probabilities.indexOf(Math.max(...probabilities));
}

function takeStep({ recorder, training, meta, classes }: Subject, question: Question): Moment {
  const indices = Uint32Array.of(0);
  return takeMoment({
    ...{ recorder, training, indices, examples: exampleOf({ meta, classes }, question) },
    isTraining: false,
    lr: question.rate,
  });
}

/** The picture as the one example of a data set. */
function exampleOf({ meta, classes }: Pick<Subject, "meta" | "classes">, { image, target }: Question) {
  const targets = { kind: "classes", labels: [target], classes } as const;
  const table = { length: 1, input: meta.input, inputs: image, targets };
  return examplesOf(table, Uint32Array.of(0), scalingOf(meta, image));
}

/** The weights after the step of a moment. */
function updated({ training: { network }, values }: Moment): Snapshot {
  const theta = network.theta.data.slice();
  for (const { name, value } of network.parameters) {
    const found = values.find((one) => one.name === `${name}.new`);
    const start = (value.data.byteOffset - network.theta.data.byteOffset) / value.data.BYTES_PER_ELEMENT;
    if (found) theta.set(found.data, start);
  }
  return { ...snapshot(network), theta };
}

/** What a network of those weights says of the picture. */
function read(subject: Subject, question: Question, weights: Snapshot): Reading {
  const { network, trace, p } = subject.bench;
  const cost = setUp(subject, question, weights);
  const loss = cost();
  subject.training.recipe.loss.probabilities(network.kernels, p, trace[trace.length - 1].y);
  return { probabilities: Array.from(p.data), loss };
}

/**
 * Puts a picture and weights on the bench and runs them forward once.
 * @returns what runs the layers from `first` on again, on whatever stands on the bench then, and gives the loss
 */
export function setUp(
  { bench, training, meta, classes }: Subject,
  question: Question,
  weights: Snapshot,
): (first?: number) => number {
  const { network, trace, t, aim, losses } = bench;
  const { loss } = training.recipe;
  restore(network, weights);
  exampleOf({ meta, classes }, question).gather(trace[0].x, t, Uint32Array.of(0));
  loss.aim?.(aim, t);
  forward(network, trace, inference);
  return (first = trace.length) => {
    for (let l = first; l < trace.length; l++) network.layers[l].forward(trace[l], inference);
    return loss.value(network.kernels, losses, trace[trace.length - 1].y, aim);
  };
}
