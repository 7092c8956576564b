import type { Kernels } from "./kernels.ts";

/** How the call of a compiled kernel falls into calls that share nothing they write. */
export interface Cut {
  /** From how much work on threads gain: numbers in `out`, or the products' multiplications. */
  readonly worth: number;
  readonly product: boolean;
  /** How many pieces there are to be shared out. */
  pieces(args: readonly number[]): number;
  /** The arguments of a call that computes the pieces `from` to `to`. */
  part(args: readonly number[], from: number, to: number): number[];
}

/** From how many products of two numbers on: some 10 µs. */
const multiplications = 200_000;
/** From how many numbers on where one costs an addition or two, and where it costs an exponential or divisions. */
const cheap = 32_768;
const dear = 4_096;

/** Which kernels can be cut for threads, and how: never through a sum, so the results keep every bit. */
export function cutsFor(bytesEach: number): Partial<Record<keyof Kernels, Cut>> {
  const byRows: Cut = {
    worth: multiplications,
    product: true,
    pieces: ([, , , m]) => Math.ceil(m / 4),
    part: rows(bytesEach),
  };
  const byColumns = (part: Cut["part"]): Cut => ({
    worth: multiplications,
    product: true,
    pieces: ([, , , , n]) => Math.ceil((n * bytesEach) / 32),
    part,
  });
  return {
    matmul: finer(byRows, byColumns(columns(bytesEach, false))),
    matmulTN: byColumns(columns(bytesEach, false)),
    matmulNT: finer(byRows, byColumns(columns(bytesEach, true))),
    relu: elements(2, cheap),
    reluBackward: elements(3, cheap),
    leakyRelu: elements(2, cheap),
    leakyReluBackward: elements(3, cheap),
    sigmoid: elements(2, dear),
    sigmoidBackward: elements(3, cheap),
    tanh: elements(2, dear),
    tanhBackward: elements(3, cheap),
    multiply: elements(3, cheap),
    squaredErrorGradient: elements(3, cheap),
    bceWithLogitsGradient: elements(3, dear),
    sgd: elements(2, cheap),
    momentum: elements(3, cheap),
    rmsprop: elements(3, dear),
    adam: elements(4, dear),
  };
}

/** Runs of the numbers of all tensors, which come first and are `tensors` many; the last argument is their length. */
function elements(tensors: number, worth: number): Cut {
  const line = 64;
  return {
    worth,
    product: false,
    pieces: (args) => Math.ceil(args[args.length - 1] / line),
    part(args, from, to) {
      const moved = args.map((arg, i) => (i < tensors ? arg + from * line : arg));
      moved[moved.length - 1] = Math.min(args[args.length - 1], to * line) - from * line;
      return moved;
    },
  };
}

/** The cut that gives the more pieces: threads then have more equal shares, and what each prepares alone is shorter. */
function finer(a: Cut, b: Cut): Cut {
  const better = (args: readonly number[]): Cut => (a.pieces(args) >= b.pieces(args) ? a : b);
  return {
    ...a,
    pieces: (args) => better(args).pieces(args),
    part: (args, from, to) => better(args).part(args, from, to),
  };
}

/** Rows of a product by fours, as its tiles are high. */
function rows(bytesEach: number): Cut["part"] {
  return ([out, a, b, m, n, k, pitch], from, to) => {
    const first = 4 * from;
    const height = Math.min(m, 4 * to) - first;
    return [out + first * pitch * bytesEach, a + first * k * bytesEach, b, height, n, k, pitch];
  };
}

/** Columns of a product by two vectors, as its panels are wide; of a transposed b they are the rows. */
function columns(bytesEach: number, transposed: boolean): Cut["part"] {
  return ([out, a, b, m, n, k, pitch], from, to) => {
    const panel = 32 / bytesEach;
    const first = panel * from;
    const width = Math.min(n, panel * to) - first;
    const skipped = first * bytesEach;
    return [out + skipped, a, b + skipped * (transposed ? k : 1), m, width, k, pitch];
  };
}
