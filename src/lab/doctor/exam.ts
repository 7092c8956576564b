import type { StepEvent } from "../../core/fit.ts";
import type { Parameter } from "../../core/layer.ts";
import type { Training } from "../../core/training.ts";
import type { Data } from "../../kernels/tensor.ts";

/** What one look at a training just after a step has measured. */
export interface Exam {
  readonly event: StepEvent;
  readonly training: Training;
  /** One a weight that learns, from the lowest layer to the highest. */
  readonly weights: readonly WeightSigns[];
}

/** How a layer's weight W is doing. */
export interface WeightSigns {
  /** The index of its layer. */
  readonly layer: number;
  readonly kind: string;
  /** The root mean square of the layer's output z. */
  readonly output: number;
  /** |∂C/∂W| / |W| and |ΔW| / |W|; 0 where W is 0, which is no measure. */
  readonly gradient: number;
  readonly update: number;
}

/** A weight, and some of its numbers as they were before a step. */
interface Watched {
  readonly parameter: Parameter;
  readonly layer: number;
  readonly before: Float64Array;
}

/** Of each tensor at most about so many numbers are read, evenly spread. */
const most = 2048;

/** Looks at some of the steps of a training: often at first, when most goes wrong, and seldom later. */
export interface Examiner {
  /** Called before the first step and after each. */
  prepare(nextStep: number): void;
  /** Called after a step: its exam, where it is examined. */
  examine(event: StepEvent): Exam | undefined;
}

/** How far apart later exams are. */
const every = 128;

/** Steps 0, 1, 3, 7, 15, …, 127, and every 128th from there. */
export function isExamined(step: number): boolean {
  const n = step + 1;
  return n % every === 0 || (n < every && (n & (n - 1)) === 0);
}

/** Examines the weights that weight decay acts on: those of linear and conv2d. */
export function openExaminer(training: Training): Examiner {
  const watched: Watched[] = training.network.parameters
    .filter(({ requiresGrad, decays }) => requiresGrad && decays)
    .map((parameter) => ({
      parameter,
      layer: Number.parseInt(parameter.name, 10),
      before: new Float64Array(Math.ceil(parameter.value.data.length / strideOf(parameter.value.data))),
    }));
  return {
    prepare(nextStep) {
      if (!isExamined(nextStep)) return;
      for (const { parameter, before } of watched) {
        const { data } = parameter.value;
        const stride = strideOf(data);
        for (let i = 0; i < before.length; i++) before[i] = data[i * stride];
      }
    },
    examine(event) {
      if (!isExamined(event.step)) return undefined;
      return { event, training, weights: watched.map((one) => signsOf(one, training, event.samples)) };
    },
  };
}

function signsOf({ parameter, layer, before }: Watched, { network, trace }: Training, samples: number): WeightSigns {
  const { value, grad } = parameter;
  const stride = strideOf(value.data);
  let [weight, gradient, update] = [0, 0, 0];
  for (let i = 0; i < before.length; i++) {
    const g = grad.data[i * stride];
    const change = value.data[i * stride] - before[i];
    weight += before[i] * before[i];
    gradient += g * g;
    update += change * change;
  }
  const relative = (squares: number): number => (weight > 0 ? Math.sqrt(squares / weight) : 0);
  const { y } = trace[layer];
  const rows = y.data.subarray(0, (y.data.length / (y.shape[0] ?? 1)) * samples);
  return {
    layer,
    kind: network.layers[layer].kind,
    output: rms(rows),
    gradient: relative(gradient),
    update: relative(update),
  };
}

/** The root mean square of some of the numbers. */
function rms(data: Data): number {
  const stride = strideOf(data);
  let [sum, count] = [0, 0];
  for (let i = 0; i < data.length; i += stride, count++) sum += data[i] * data[i];
  return Math.sqrt(sum / count);
}

/** An odd step through a tensor, so that no column is always left out. */
function strideOf({ length }: Data): number {
  return Math.max(1, Math.floor(length / most)) | 1;
}
