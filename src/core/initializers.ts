import type { Shape, Tensor } from "../kernels/tensor.ts";

/** What an initialiser draws from: any generator has it. */
export interface Draw {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** Fills a fresh parameter. */
export interface Initializer {
  readonly kind: string;
  fill(value: Tensor, draw: Draw): void;
}

/** All zeros: the default for biases. */
export const zeros: Initializer = constant(0);

/** Every element the same. */
export function constant(c: number): Initializer {
  return { kind: "constant", fill: ({ data }) => void data.fill(c) };
}

/** N(mean, std²): with the defaults what the reports R1 and R3 start from. */
export function normal(std = 1, mean = 0): Initializer {
  return elementwise("normal", (draw) => draw.normal() * std + mean);
}

/** U(−limit, limit) */
export function uniform(limit: number): Initializer {
  return elementwise("uniform", (draw) => (2 * draw.uniform() - 1) * limit);
}

/** U(−√(6/fan_in), √(6/fan_in)): keeps the variance through a ReLU (He et al. 2015, equation 10). */
export const heUniform: Initializer = scaled("he_uniform", uniform, ({ fanIn }) => Math.sqrt(6 / fanIn));

/** N(0, 2/fan_in) (He et al. 2015, equation 10). */
export const heNormal: Initializer = scaled("he_normal", normal, ({ fanIn }) => Math.sqrt(2 / fanIn));

/** U(−√(6/(fan_in + fan_out)), √(6/(fan_in + fan_out))) (Glorot and Bengio 2010, equation 16). */
export const xavierUniform: Initializer = scaled("xavier_uniform", uniform, ({ fanIn, fanOut }) =>
  Math.sqrt(6 / (fanIn + fanOut)),
);

/** N(0, 2/(fan_in + fan_out)) (Glorot and Bengio 2010, equation 12). */
export const xavierNormal: Initializer = scaled("xavier_normal", normal, ({ fanIn, fanOut }) =>
  Math.sqrt(2 / (fanIn + fanOut)),
);

/** The default for a weight: He before a ReLU, Xavier otherwise. */
export function defaultFor(nonlinearity: string | undefined): Initializer {
  return nonlinearity === "relu" || nonlinearity === "leaky_relu" ? heUniform : xavierUniform;
}

/** How many inputs feed one output and how many outputs one input feeds, for a weight [out, in, …kernel]. */
export function fans([out = 1, inputs = 1, ...kernel]: Shape): { fanIn: number; fanOut: number } {
  const field = kernel.reduce((product, extent) => product * extent, 1);
  return { fanIn: inputs * field, fanOut: out * field };
}

function elementwise(kind: string, next: (draw: Draw) => number): Initializer {
  return {
    kind,
    fill({ data }, draw) {
      for (let i = 0; i < data.length; i++) data[i] = next(draw);
    },
  };
}

function scaled(
  kind: string,
  of: (spread: number) => Initializer,
  spread: (fan: { fanIn: number; fanOut: number }) => number,
): Initializer {
  return { kind, fill: (value, draw) => of(spread(fans(value.shape))).fill(value, draw) };
}
