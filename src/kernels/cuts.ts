import type { Kernels } from "./kernels.ts";
import type { Tensor } from "./tensor.ts";

/** How the call of a compiled kernel falls into calls that share nothing they write. */
export interface Cut {
  /** How much work a call with these first tensors is, and from how much on threads gain. */
  work(a: Tensor, b: Tensor, c: Tensor): number;
  readonly worth: number;
  /** How many pieces there are to be shared out. */
  pieces(args: readonly number[]): number;
  /** The arguments of a call that computes the pieces `from` to `to`, the share of that thread. */
  part(args: readonly number[], from: number, to: number, thread: number): number[];
}

/** How many bytes of room a convolution's call needs on each thread. */
export type RoomOf = (args: readonly number[]) => number;

/** From how many products of two numbers on: some 3 µs. */
const multiplications = 80_000;
/** From how many numbers on where one costs an addition or two, and where it costs an exponential or divisions. */
const cheap = 8_192;
const dear = 512;

/** Which kernels can be cut for threads, and how: never through a sum, so the results keep every bit. */
export function cutsFor(bytesEach: number, roomOf: RoomOf): Partial<Record<keyof Kernels, Cut>> {
  const z = bytesEach;
  /** So many numbers as these arguments count together, in bytes. */
  const bytes =
    (...counts: readonly number[]) =>
    (args: readonly number[]): number =>
      counts.reduce((product, count) => product * args[count], z);
  const byRows = product(([, , , m]) => Math.ceil(m / 5), rows(z));
  const panels: Cut["pieces"] = ([, , , , n]) => Math.ceil((n * z) / 32);
  const [byColumns, byColumnsOfRows] = [false, true].map((transposed) => product(panels, columns(z, transposed)));

  // Every thread packs the columns that it needs: all of them where it has some rows, which only many rows outweigh.
  const transposed = either((args) => args[3] >= 64 || panels(args) < 2, byRows, byColumnsOfRows);

  return {
    matmul: either((args) => byRows.pieces(args) >= panels(args), byRows, byColumns),
    matmulTN: byColumns,
    matmulNT: transposed,
    linear: transposed,

    sumRows: {
      ...elements(2, cheap),
      work: second,
      pieces: ([, , , row]) => Math.ceil(row / line),
      part: ([out, a, count, row, pitch], from, to) => {
        const skipped = from * line;
        return [out + skipped, a + skipped, count, Math.min(row, to * line) - skipped, pitch];
      },
    },

    relu: elements(2, cheap),
    reluBackward: elements(3, cheap),
    leakyRelu: elements(2, cheap),
    leakyReluBackward: elements(3, cheap),
    sigmoid: elements(2, dear),
    sigmoidBackward: elements(3, cheap),
    tanh: elements(2, dear),
    tanhBackward: elements(3, cheap),
    softmax: alongRows(2, [0, 1]),
    softmaxBackward: alongRows(3, [0, 1, 2]),

    dropoutMask: {
      ...elements(1, dear),
      pieces: (args) => Math.ceil(args[6] / line),
      part: ([mask, keep, threshold, key0, key1, step, bytes], from, to) => {
        const skipped = from * line;
        const length = Math.min(bytes, to * line) - skipped;
        return [mask + skipped, keep, threshold, key0, key1, step, length, skipped / z / 2];
      },
    },
    multiply: elements(3, cheap),

    batchMoments: runs(cheap, 6, lanes, [...steps(bytes(), 0, 1, 2), ...steps(bytes(7), 3)], { work: fourth }),
    normalize: runs(cheap, 6, 1, steps(bytes(7, 8), 0, 1)),
    normalizeParameters: runs(cheap, 7, lanes, [...steps(bytes(), 0, 1, 4, 5), ...steps(bytes(8), 2, 3)], {
      work: third,
    }),
    normalizeBackward: runs(cheap, 9, lanes, [...steps(bytes(10), 0, 1, 2), ...steps(bytes(), 3, 4, 5, 6, 7)]),
    moveTowards: elements(2, cheap),
    scaleChannels: runs(cheap, 4, 1, steps(bytes(5, 6), 0, 1)),

    conv2d: runs(products, 4, 1, [...steps(bytes(8, 9, 10), 0), ...steps(bytes(5, 6, 7), 1)], {
      work: outputsTimesKernels,
      roomOf,
    }),
    conv2dBackwardWeight: runs(products, 8, 1, [...steps(bytes(5, 11, 12), 0), ...steps(bytes(9, 10), 1)], {
      work: kernelsTimesOutputs,
      roomOf,
    }),
    conv2dBackwardInput: runs(products, 4, 1, [...steps(bytes(5, 6, 7), 0), ...steps(bytes(8, 9, 10), 1)], {
      work: slopesTimesKernels,
      roomOf,
    }),
    sumChannels: runs(cheap, 3, 1, [...steps(bytes(), 0), ...steps(bytes(4), 1)], { work: second }),

    maxPool2d: runs(dear, 3, 1, [...steps(bytes(4, 7, 8), 0, 1), ...steps(bytes(4, 5, 6), 2)]),
    maxPool2dBackward: runs(cheap, 3, 1, [...steps(bytes(4, 5, 6), 0), ...steps(bytes(4, 7, 8), 1, 2)]),
    avgPool2d: runs(dear, 2, 1, [...steps(bytes(3, 6, 7), 0), ...steps(bytes(3, 4, 5), 1)]),
    avgPool2dBackward: runs(cheap, 2, 1, [...steps(bytes(3, 4, 5), 0), ...steps(bytes(3, 6, 7), 1)]),

    squaredErrorGradient: elements(3, cheap),
    crossEntropy: alongRows(3, [1, 2], z),
    crossEntropyGradient: alongRows(4, [0, 1, 2]),
    bceWithLogits: alongRows(3, [1, 2], z),
    bceWithLogitsGradient: elements(3, dear),

    sgd: elements(2, cheap),
    momentum: elements(3, cheap),
    rmsprop: elements(3, dear),
    adam: elements(4, dear),
  };
}

/** From how many numbers of y times numbers of W a convolution is worth it: each y needs the W of one map. */
const products = 2_000_000;
/** Pieces of a vector, in bytes: a line of the cache. */
const line = 64;
/** Channels that stand side by side go by vectors. */
const lanes = 4;

const first = (a: Tensor): number => a.data.length;
const second = (_a: Tensor, b: Tensor): number => b.data.length;
const third = (_a: Tensor, _b: Tensor, c: Tensor): number => c.data.length;
const fourth: Cut["work"] = (...tensors: readonly Tensor[]) => tensors[3].data.length;
const outputsTimesKernels = (y: Tensor, _x: Tensor, w: Tensor): number => y.data.length * w.data.length;
const kernelsTimesOutputs = (dw: Tensor, dy: Tensor): number => dw.data.length * dy.data.length;
const slopesTimesKernels = (_dx: Tensor, dy: Tensor, w: Tensor): number => dy.data.length * w.data.length;

/** Runs of the numbers of all tensors, which come first and are `tensors` many; the last argument is their length. */
function elements(tensors: number, worth: number): Cut {
  return {
    work: first,
    worth,
    pieces: (args) => Math.ceil(args[args.length - 1] / line),
    part(args, from, to) {
      const moved = args.map((arg, i) => (i < tensors ? arg + from * line : arg));
      moved[moved.length - 1] = Math.min(args[args.length - 1], to * line) - from * line;
      return moved;
    },
  };
}

/** An argument that is an address, and how many bytes lie from one of what is counted to the next. */
type Move = readonly [argument: number, stride: (args: readonly number[]) => number];

/** Arguments that move by the same stride. */
function steps(stride: Move[1], ...moved: readonly number[]): Move[] {
  return moved.map((argument) => [argument, stride]);
}

/** Runs of rows, samples or channels, `grain` of them to a piece: the argument `count` says how many there are. */
function runs(
  worth: number,
  count: number,
  grain: number,
  moves: readonly Move[],
  { work = first, roomOf }: { readonly work?: Cut["work"]; readonly roomOf?: RoomOf } = {},
): Cut {
  return {
    work,
    worth,
    pieces: (args) => Math.ceil(args[count] / grain),
    part(args, from, to, thread) {
      const part = [...args];
      for (const [argument, stride] of moves) part[argument] += from * grain * stride(args);
      part[count] = Math.min(args[count], to * grain) - from * grain;
      if (roomOf) part[room] += thread * roomOf(args);
      return part;
    },
  };
}

/** Where a convolution's room stands among its arguments. */
const room = 3;

/** Rows of tensors whose length in bytes comes after their number; where `ofLosses` is given, the first has one number a row. */
function alongRows(count: number, tensors: readonly number[], ofLosses = 0): Cut {
  const moves = steps((args) => args[count + 1], ...tensors);
  if (ofLosses > 0) moves.push([0, () => ofLosses]);
  return runs(dear, count, 1, moves, { work: second });
}

/** The work is mnk, the root of |out|·|a|·|b| = mn·mk·kn, whatever is transposed. */
function product(pieces: Cut["pieces"], part: Cut["part"]): Cut {
  return {
    work: (out, a, b) => Math.sqrt(out.data.length * a.data.length * b.data.length),
    worth: multiplications,
    pieces,
    part,
  };
}

/** The first cut where `isFirst` says so of a call, else the second. */
function either(isFirst: (args: readonly number[]) => boolean, a: Cut, b: Cut): Cut {
  const chosen = (args: readonly number[]): Cut => (isFirst(args) ? a : b);
  return {
    ...a,
    pieces: (args) => chosen(args).pieces(args),
    part: (args, from, to, thread) => chosen(args).part(args, from, to, thread),
  };
}

/** Rows of a product by fives, as its tiles are high. All have the same biases, if there are any. */
function rows(bytesEach: number): Cut["part"] {
  return ([out, a, b, m, n, k, pitch, ...biases], from, to) => {
    const skipped = 5 * from;
    const height = Math.min(m, 5 * to) - skipped;
    return [out + skipped * pitch * bytesEach, a + skipped * k * bytesEach, b, height, n, k, pitch, ...biases];
  };
}

/** Columns of a product by two vectors, as its panels are wide, with their biases; of a transposed b they are the rows. */
function columns(bytesEach: number, transposed: boolean): Cut["part"] {
  return ([out, a, b, m, n, k, pitch, ...biases], from, to) => {
    const panel = 32 / bytesEach;
    const skipped = panel * from;
    const width = Math.min(n, panel * to) - skipped;
    const bytes = skipped * bytesEach;
    const moved = biases.map((bias) => bias + bytes);
    return [out + bytes, a, b + bytes * (transposed ? k : 1), m, width, k, pitch, ...moved];
  };
}
