import { carve } from "../kernels/carve.ts";
import { misuse } from "../kernels/errors.ts";
import type { Backend } from "../kernels/kernels.ts";
import type { Shape, Tensor } from "../kernels/tensor.ts";
import { centredDifference, choices } from "./centred-difference.ts";
import type { Chance } from "./chance.ts";
import type { LayerSpec, Pass, Trace } from "./layer.ts";
import type { Loss } from "./loss.ts";
import { backward, buildNetwork, forward, initialize, type Network, takeTrace } from "./network.ts";

export interface GradientCheckOptions {
  readonly model: readonly LayerSpec[];
  readonly input: Shape;
  readonly loss: Loss;
  readonly chance: Chance;
  readonly backend: Backend;
  /** The batch to check on: rows of input and of target, row-major. */
  readonly x: ArrayLike<number>;
  readonly t: ArrayLike<number>;
  readonly rows: number;
  /** Half the distance of the two points of a difference, relative to the number moved (and no less than it absolutely). */
  readonly h?: number;
  /** At most so many components of each tensor are checked, evenly spread; all of them where absent. */
  readonly perTensor?: number;
  /** Check the network as it trains (the default) or as it predicts. */
  readonly training?: boolean;
}

/** How well one tensor's analytic gradient agrees with centred differences. */
export interface TensorCheck {
  /** A parameter's name, or `input`. */
  readonly name: string;
  readonly shape: Shape;
  readonly checked: number;
  /** Components left out because the two points lie on different sides of a kink. */
  readonly skipped: number;
  /** ‖analytic − numeric‖ / max(‖analytic‖ + ‖numeric‖, 1e-4·max(1, |C|)) over the checked components. */
  readonly relativeError: number;
  /** The component that differs most. */
  readonly worst: { readonly index: number; readonly analytic: number; readonly numeric: number } | undefined;
}

/**
 * Compares ∂C/∂θ and ∂C/∂x of the production code, in float64, with (C(θ + h) − C(θ − h)) / 2h, component by component.
 * Where a step of h crosses a kink (a ReLU switches) the difference says nothing; such components are skipped and
 * counted, never passed over in silence.
 */
export function gradientCheck(options: GradientCheckOptions): TensorCheck[] {
  const { model, input, loss, chance, backend, rows, x, t, training = true } = options;
  const pass: Pass = { training, step: 0 };
  const { network, trace, target, aim, losses } = carve(backend, "float64", (take, kernels) => {
    const network = buildNetwork(model, { take, kernels, input, key: chance.key });
    const trace = takeTrace(take, network, rows, true);
    const target = take([rows, ...network.output]);
    return { network, trace, target, aim: loss.aim ? take(target.shape) : target, losses: take([rows]) };
  });
  initialize(network, chance.initial);
  fill("x", trace[0].x, x);
  fill("t", target, t);
  loss.aim?.(aim, target);

  const k = network.kernels;
  const cost = (): number => loss.value(k, losses, forward(network, trace, pass), aim);
  const floor = negligible * Math.max(1, Math.abs(cost()));
  const top = trace[trace.length - 1];
  loss.gradient(k, top.dy, top.y, aim);
  backward(network, trace, pass);

  const { x: inputValue, dx } = trace[0];
  const tensors = [
    ...network.parameters.map(({ name, value, grad }) => ({ name, value, grad })),
    ...(dx ? [{ name: "input", value: inputValue, grad: dx }] : []),
  ].map((entry) => ({ ...entry, grad: Float64Array.from(entry.grad.data) }));
  return tensors.map(({ name, value, grad }) => check(name, value, grad, { ...options, network, trace, cost, floor }));
}

function fill(name: string, { data }: Tensor, numbers: ArrayLike<number>): void {
  if (numbers.length !== data.length)
    throw misuse("check gradients", `${data.length} numbers of ${name}`, numbers.length);
  data.set(numbers);
}

/**
 * Gradients shorter than this share of the cost are compared absolutely: some are zero by construction (a bias just
 * below batch normalisation), and there a difference holds nothing but the rounding of the cost.
 */
const negligible = 1e-4;

interface Setting extends GradientCheckOptions {
  readonly network: Network;
  readonly trace: Trace;
  readonly cost: () => number;
  readonly floor: number;
}

function check(name: string, value: Tensor, grad: Float64Array, setting: Setting): TensorCheck {
  const { cost, network, trace, floor, h = 1e-5, perTensor = grad.length } = setting;
  const sides = () => choices(network, trace);
  const stride = Math.max(1, Math.ceil(grad.length / perTensor));
  let [checked, skipped, difference, analyticSquares, numericSquares] = [0, 0, 0, 0, 0];
  let worst: TensorCheck["worst"];
  for (let index = 0; index < grad.length; index += stride) {
    const { numeric, crosses } = centredDifference(value.data, index, h, cost, sides);
    if (crosses) {
      skipped++;
      continue;
    }
    const analytic = grad[index];
    checked++;
    difference += (analytic - numeric) * (analytic - numeric);
    analyticSquares += analytic * analytic;
    numericSquares += numeric * numeric;
    if (!worst || Math.abs(analytic - numeric) > Math.abs(worst.analytic - worst.numeric)) {
      worst = { index, analytic, numeric };
    }
  }
  const length = Math.sqrt(analyticSquares) + Math.sqrt(numericSquares);
  const relativeError = Math.sqrt(difference) / Math.max(length, floor);
  return { name, shape: value.shape, checked, skipped, relativeError, worst };
}
