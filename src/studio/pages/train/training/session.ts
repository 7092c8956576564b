import { DivergedError } from "../../../../core/diverged.ts";
import type { Computing } from "../../../../kernels/computing.ts";
import { NablaError } from "../../../../kernels/errors.ts";
import { ExperimentError } from "../../../../lab/experiment/index.ts";
import {
  type Course,
  endOf,
  firstWeights,
  fitOf,
  noNews,
  note,
  openCourse,
  readingOf,
  readyOf,
  saveOf,
} from "./course.ts";
import type { Beginning, Ended, Order, Report, Snapshot } from "./protocol.ts";

/** What a session runs on: a worker, or a test. */
export interface Host {
  /** @param moved buffers that are the page's from now on */
  post(report: Report, moved: readonly ArrayBufferLike[]): void;
  /** Calls the task soon, and first lets in what was asked meanwhile. */
  soon(task: () => void): void;
  /** A clock in seconds. */
  now(): number;
  open(threads: number): Computing;
}

/** Trains at a page's orders. */
export interface Session {
  receive(order: Order): void;
}

/** For so many seconds it trains before it lets orders in. */
const slice = 0.02;
/** Snapshots are at least so many seconds apart, and the larger things in them. */
const often = 1 / 30;
const nowAndThen = 0.25;
/** The rate is that of so many seconds. */
const ofLate = 0.5;

/** A training and when what of it was told. */
interface Lesson {
  readonly course: Course;
  state: "running" | "paused" | "over";
  stopped: Ended["stopped"];
  seconds: number;
  rate: { readonly since: number; readonly samples: number; readonly value: number };
  shownAt: number;
  largeAt: number;
}

/**
 * A session that was asked for nothing yet. What it tells is bounded: while it runs, no snapshot leaves before the last one was
 * seen, and what happens meanwhile gathers in the next.
 */
export function openSession(host: Host): Session {
  let current: Lesson | undefined;
  let awaited = false;
  let seen = true;
  let picture: Uint8Array | undefined;

  const begin = (order: Beginning): void => {
    current = undefined;
    seen = true;
    guarded(() => {
      const course = openCourse(order, host.open(order.threads));
      const rate = { since: 0, samples: 0, value: 0 };
      const never = Number.NEGATIVE_INFINITY;
      current = { course, state: "running", stopped: "asked", seconds: 0, rate, shownAt: never, largeAt: never };
      host.post(readyOf(course), []);
      show(current, true);
      workSoon();
    });
  };

  /** Does something that may end the training. */
  const guarded = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      if (current) show(current, true);
      current = undefined;
      if (!(error instanceof NablaError)) throw error;
      const problems = error instanceof ExperimentError ? error.problems : [];
      host.post({ kind: "failed", message: error.message, problems, diverged: error instanceof DivergedError }, []);
    }
  };

  const workSoon = (): void => {
    if (awaited) return;
    awaited = true;
    host.soon(() => {
      awaited = false;
      if (current?.state === "running") guarded(work);
    });
  };

  const work = (): void => {
    const lesson = current!;
    const began = host.now();
    while (lesson.state === "running" && host.now() - began < slice) advance(lesson);
    lesson.seconds += host.now() - began;
    if (lesson.state === "over") finish(lesson);
    else {
      if (seen && host.now() - lesson.shownAt >= often) show(lesson, false);
      workSoon();
    }
  };

  /** To the end of the next step, past that of an epoch. */
  const single = (lesson: Lesson): void => {
    const { course } = lesson;
    const before = course.step;
    while (lesson.state !== "over" && course.step === before) advance(lesson);
    if (lesson.state === "over") finish(lesson);
    else show(lesson, true);
  };

  const advance = (lesson: Lesson): void => {
    const next = lesson.course.steps.next();
    if (next.done) {
      lesson.state = "over";
      lesson.stopped = next.value.stopped;
    } else note(lesson.course, next.value);
  };

  const show = (lesson: Lesson, whole: boolean): void => {
    const { course, seconds, state } = lesson;
    const now = host.now();
    const large = whole || now - lesson.largeAt >= nowAndThen;
    const weights = large ? firstWeights(course) : undefined;
    const snapshot: Snapshot = {
      kind: "snapshot",
      running: state === "running",
      step: course.step,
      seconds,
      samplesPerSecond: rateOf(lesson),
      ...course.news,
      weights,
      reading: readingOf(course, picture),
      fit: large ? fitOf(course) : undefined,
    };
    course.news = noNews();
    seen = false;
    lesson.shownAt = now;
    if (large) lesson.largeAt = now;
    host.post(snapshot, weights ? [weights.data.buffer] : []);
  };

  const finish = (lesson: Lesson): void => {
    lesson.state = "over";
    show(lesson, true);
    const ended = endOf(lesson.course, lesson.stopped, lesson.seconds);
    host.post(ended, [ended.npz.buffer, ended.best.buffer]);
  };

  /** What can be asked of a training that goes on. */
  const under = (lesson: Lesson, kind: "go" | "pause" | "step" | "stop"): void => {
    lesson.state = kind === "go" ? "running" : "paused";
    if (kind === "go") workSoon();
    else if (kind === "pause") show(lesson, true);
    else if (kind === "step") guarded(() => single(lesson));
    else finish(lesson);
  };

  return {
    receive(order) {
      if (order.kind === "begin") begin(order);
      else if (order.kind === "seen") seen = true;
      else if (order.kind === "read") {
        picture = order.picture;
        if (current && current.state !== "running") show(current, false);
      } else if (current && order.kind === "save") {
        const saved = saveOf(current.course);
        host.post({ kind: "saved", ...saved }, [saved.npz.buffer]);
      } else if (current && order.kind !== "save" && current.state !== "over") under(current, order.kind);
    },
  };
}

function rateOf(lesson: Lesson): number {
  const { seconds, rate, course } = lesson;
  const since = seconds - rate.since;
  const value = since > 0 ? (course.samples - rate.samples) / since : 0;
  if (since < ofLate) return rate.value || value;
  lesson.rate = { since: seconds, samples: course.samples, value };
  return value;
}
