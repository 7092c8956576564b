import { snapshotTensors, stateDict } from "../../../../core/checkpoint.ts";
import { type FitResult, fit, type StepEvent, type TrainingEvent } from "../../../../core/fit.ts";
import { bestEpoch } from "../../../../core/history.ts";
import type { Parameter } from "../../../../core/layer.ts";
import { openTraining, stepsPerEpoch, type Training } from "../../../../core/training.ts";
import type { TableExamples } from "../../../../data/table.ts";
import type { Computing } from "../../../../kernels/computing.ts";
import { size } from "../../../../kernels/tensor.ts";
import { assess } from "../../../../lab/assess.ts";
import { checkTrainable } from "../../../../lab/check-trainable.ts";
import { type Doctor, openDoctor } from "../../../../lab/doctor/index.ts";
import { readExperiment } from "../../../../lab/experiment/index.ts";
import { layerRows } from "../../../../lab/layer-rows.ts";
import { type ModelMeta, metaOf, readModel, writeModel } from "../../../../lab/model-file.ts";
import { type Prediction, predict } from "../../../../lab/predict.ts";
import { type Prepared, prepare } from "../../../../lab/prepare.ts";
import { weightsHash } from "../../../../lab/weights-hash.ts";
import { loadGiven } from "./given-data.ts";
import { gradientSizes, layerOf, learningWeights } from "./gradient-sizes.ts";
import type { Beginning, Ended, Marks, Ready, Saved, Snapshot } from "./protocol.ts";
import { isSampled } from "./samples.ts";
import { startFrom } from "./start-from.ts";

/** A training under way, and what was noted of it. */
export interface Course extends Prepared {
  readonly computing: Computing;
  readonly training: Training;
  readonly steps: Generator<TrainingEvent, FitResult>;
  readonly meta: ModelMeta;
  readonly doctor: Doctor;
  readonly weights: readonly Parameter[];
  /** The latest step, and how many examples all of them saw. */
  step: StepEvent | undefined;
  samples: number;
  /** What is new since it was last told. */
  news: News;
}

/** What gathers between two snapshots. */
export interface News extends Pick<Snapshot, "validation"> {
  readonly losses: Snapshot["losses"][number][];
  readonly gradients: Snapshot["gradients"][number][];
  readonly epochs: Snapshot["epochs"][number][];
  readonly findings: Snapshot["findings"][number][];
}

/** Nothing has happened. */
export function noNews(): News {
  return { losses: [], gradients: [], epochs: [], findings: [] };
}

/** So many of the worst mistakes are told. */
const mistakes = 12;
/** So many neurons of the first layer are shown. */
const neurons = 100;

/** Reads the experiment, its data and where it starts from. @throws NablaError with all that is wrong */
export function openCourse({ file, yaml, given, start }: Beginning, computing: Computing): Course {
  const { experiment, source } = readExperiment(file, yaml);
  const prepared = prepare(experiment, source, loadGiven(experiment, given), computing.backend);
  checkTrainable(prepared);
  const { dataset, recipe, train } = prepared;
  const training = openTraining(recipe);
  if (start) startFrom(training, readModel(start, "the network to start from"));
  const doctor = openDoctor(training, dataset.train, dataset.val);
  const news = noNews();
  news.findings.push(...doctor.look());
  return {
    ...prepared,
    computing,
    training,
    steps: fit(training, train, dataset.val),
    meta: metaOf(dataset),
    doctor,
    weights: learningWeights(training.network),
    step: undefined,
    samples: 0,
    news,
  };
}

/** What is known before the first step. */
export function readyOf({ computing, training, dataset, recipe, meta, weights }: Course): Ready {
  const { network } = training;
  const { train, val, test } = dataset;
  return {
    kind: "ready",
    meta,
    layers: layerRows(network),
    sizes: { train: train.length, val: val?.length ?? 0, test: test?.length ?? 0 },
    batches: stepsPerEpoch(recipe, train.length),
    epochs: recipe.epochs,
    kernels: recipe.backend.name,
    threads: computing.threads,
    notice: computing.notice,
    learning: weights.map((weight) => ({ layer: layerOf(weight), kind: network.layers[layerOf(weight)]!.kind })),
  };
}

/** Takes note of an event. */
export function note(course: Course, event: TrainingEvent): void {
  const { doctor, news, training, weights, dataset } = course;
  news.findings.push(...doctor.see(event));
  if (event.event === "epoch") {
    const { event: _, improved: __, ...metrics } = event;
    news.epochs.push(metrics);
    course.news = { ...news, validation: dataset.val && marksOf(course, "val", dataset.val) };
    return;
  }
  course.step = event;
  course.samples += event.samples;
  const { step, loss } = event;
  if (!isSampled(step)) return;
  news.losses.push({ step, value: loss });
  news.gradients.push({ step, value: gradientSizes(training.network, weights) });
}

function marksOf({ training }: Course, part: Marks["part"], examples: TableExamples): Marks {
  const { fit: _, ...marks } = assess(training.evaluator, [examples], mistakes);
  return { part, ...marks };
}

/** A copy of the first layer's weights, one neuron or kernel after the other. */
export function firstWeights({ weights }: Course): Snapshot["weights"] {
  const [first] = weights;
  if (!first) return undefined;
  const [rows = 1, ...rest] = first.value.shape;
  const shown = Math.min(rows, neurons);
  return { shape: [shown, ...rest], data: Float32Array.from(first.value.data.subarray(0, shown * size(rest))) };
}

/** What the network makes of a picture; nothing where it reads no such. */
export function readingOf({ training, meta }: Course, picture: Uint8Array | undefined): Prediction | undefined {
  const reads = picture !== undefined && meta.raw === "bytes" && size(meta.input) === picture.length;
  return reads ? predict(training.evaluator, meta, picture)[0] : undefined;
}

/** The function that it learns, where that can be drawn. */
export function fitOf({ training, meta, dataset }: Course): Snapshot["fit"] {
  if (meta.classes || meta.outputs !== 1 || size(meta.input) !== 1) return undefined;
  return assess(training.evaluator, [dataset.train]).fit;
}

/** The weights that count as they are. */
export function saveOf({ training, meta }: Course): Omit<Saved, "kind"> {
  const { network } = training.evaluator;
  return { npz: writeModel({ meta, tensors: stateDict(network) }), sha256: weightsHash(network) };
}

/** What is left of a training. @param stopped why */
export function endOf(course: Course, stopped: Ended["stopped"], seconds: number): Ended {
  const { training, dataset, meta, recipe } = course;
  const { best, history } = training.progress;
  const held = dataset.test ?? dataset.val;
  const weights = best ? snapshotTensors(training.network, best) : stateDict(training.evaluator.network);
  return {
    kind: "ended",
    stopped,
    bestEpoch: bestEpoch(history, recipe.monitor)?.epoch ?? history.length,
    seconds,
    marks: held && marksOf(course, dataset.test ? "test" : "val", held),
    best: writeModel({ meta, tensors: weights }),
    ...saveOf(course),
  };
}
