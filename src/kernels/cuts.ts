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
  const each = () => z;
  const byRows = product(([, , , m]) => Math.ceil(m / 5), rows(z));
  const byColumns = (transposed: boolean): Cut =>
    product(([, , , , n]) => Math.ceil((n * z) / 32), columns(z, transposed));
  /** Where a sample of x or of y ends, from the place of channels among the arguments on. */
  const sampleOf = (channels: number) => (args: readonly number[]) =>
    args[channels] * args[channels + 1] * args[channels + 2] * z;
  const mapsOf = (maps: number) => (args: readonly number[]) => args[maps] * args[maps + 1] * args[maps + 2] * z;
  const pooledOf = (channels: number) => (args: readonly number[]) =>
    args[channels] * args[channels + 3] * args[channels + 4] * z;
  const channelOf = (span: number) => (args: readonly number[]) => args[span] * z;
  const spansOf = (channels: number) => (args: readonly number[]) => args[channels] * args[channels + 1] * z;
  const taps = (args: readonly number[]) => args[5] * args[11] * args[12] * z;
  const place = (args: readonly number[]) => args[9] * args[10] * z;

  // Every thread packs the columns that it needs: all of them where it has some rows, which only many rows outweigh.
  const transposed = either((args) => args[3] >= 64 || byColumns(true).pieces(args) < 2, byRows, byColumns(true));

  return {
    matmul: either((args) => byRows.pieces(args) >= byColumns(false).pieces(args), byRows, byColumns(false)),
    matmulTN: byColumns(false),
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

    batchMoments: runs(
      cheap,
      6,
      lanes,
      [
        [0, each],
        [1, each],
        [2, each],
        [3, channelOf(7)],
      ],
      { work: fourth },
    ),
    normalize: runs(cheap, 6, 1, [
      [0, spansOf(7)],
      [1, spansOf(7)],
    ]),
    normalizeParameters: runs(
      cheap,
      7,
      lanes,
      [
        [0, each],
        [1, each],
        [2, channelOf(8)],
        [3, channelOf(8)],
        [4, each],
        [5, each],
      ],
      { work: third },
    ),
    normalizeBackward: runs(cheap, 9, lanes, [
      [0, channelOf(10)],
      [1, channelOf(10)],
      [2, channelOf(10)],
      [3, each],
      [4, each],
      [5, each],
      [6, each],
      [7, each],
    ]),
    moveTowards: elements(2, cheap),
    scaleChannels: runs(cheap, 4, 1, [
      [0, spansOf(5)],
      [1, spansOf(5)],
    ]),

    conv2d: runs(
      products,
      4,
      1,
      [
        [0, mapsOf(8)],
        [1, sampleOf(5)],
      ],
      { work: outputsTimesKernels, roomOf },
    ),
    conv2dBackwardWeight: runs(
      products,
      8,
      1,
      [
        [0, taps],
        [1, place],
      ],
      { work: kernelsTimesOutputs, roomOf },
    ),
    conv2dBackwardInput: runs(
      products,
      4,
      1,
      [
        [0, sampleOf(5)],
        [1, mapsOf(8)],
      ],
      { work: slopesTimesKernels, roomOf },
    ),
    sumChannels: runs(
      cheap,
      3,
      1,
      [
        [0, each],
        [1, channelOf(4)],
      ],
      { work: second },
    ),

    maxPool2d: runs(dear, 3, 1, [
      [0, pooledOf(4)],
      [1, pooledOf(4)],
      [2, sampleOf(4)],
    ]),
    maxPool2dBackward: runs(cheap, 3, 1, [
      [0, sampleOf(4)],
      [1, pooledOf(4)],
      [2, pooledOf(4)],
    ]),
    avgPool2d: runs(dear, 2, 1, [
      [0, pooledOf(3)],
      [1, sampleOf(3)],
    ]),
    avgPool2dBackward: runs(cheap, 2, 1, [
      [0, sampleOf(3)],
      [1, pooledOf(3)],
    ]),

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
  const moves = tensors.map((argument): Move => [argument, (args) => args[count + 1]]);
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
