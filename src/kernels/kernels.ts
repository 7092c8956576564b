import type { Data, DType, Shape, Tensor } from "./tensor.ts";

/**
 * Every number of training and prediction is computed by one of these. This file is the specification: each set of
 * kernels (the readable reference, the fast twins) does what the comments say, and one contract test runs over all.
 *
 * `out` comes first, as on the left of an `=`, and is overwritten whole. Any tensor is read as a matrix: its first axis
 * is the rows, the rest are the columns. No kernel allocates, none keeps state, and none checks shapes: layers do, when
 * the network is built. Unless said otherwise `out` may be the same tensor as an elementwise input, never the same as
 * an operand of a product.
 *
 * Sums run over ascending indices from zero, one accumulator a sum. In float64 that fixes every bit, so all float64
 * kernels agree to the last one; in float32 an implementation may accumulate more precisely, and an optimiser may take
 * what it remembers for 0 below 1e-30, where numbers lose precision and processors their speed.
 */
export interface Kernels {
  // ── products ─────────────────────────────────────────────────────────────────────────────────────────────────────
  /** out[m,n] = a[m,k] · b[k,n] */
  matmul(out: Tensor, a: Tensor, b: Tensor): void;
  /** out[m,n] = a[k,m]ᵀ · b[k,n] */
  matmulTN(out: Tensor, a: Tensor, b: Tensor): void;
  /** out[m,n] = a[m,k] · b[n,k]ᵀ */
  matmulNT(out: Tensor, a: Tensor, b: Tensor): void;
  /** y[m,n] = x[m,k] · w[n,k]ᵀ + b[n]: a layer. The bias is added last, to the whole sum. */
  linear(y: Tensor, x: Tensor, w: Tensor, b: Tensor): void;

  // ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  /** out[j] = Σᵢ a[i,j] */
  sumRows(out: Tensor, a: Tensor): void;

  // ── activations: y = f(x) forward, dx = dy ⊙ f′ backward ─────────────────────────────────────────────────────────
  /** y = max(0, x). NaN stays NaN, so that a broken number is seen and not hidden. */
  relu(y: Tensor, x: Tensor): void;
  /** dx = dy where y > 0, else 0: at the kink the slope is taken as 0. */
  reluBackward(dx: Tensor, dy: Tensor, y: Tensor): void;
  /** y = x where x > 0, else slope·x */
  leakyRelu(y: Tensor, x: Tensor, slope: number): void;
  /** dx = dy where x > 0, else slope·dy */
  leakyReluBackward(dx: Tensor, dy: Tensor, x: Tensor, slope: number): void;
  /** y = 1 / (1 + e⁻ˣ) */
  sigmoid(y: Tensor, x: Tensor): void;
  /** dx = dy · y·(1 − y) */
  sigmoidBackward(dx: Tensor, dy: Tensor, y: Tensor): void;
  /** y = tanh x */
  tanh(y: Tensor, x: Tensor): void;
  /** dx = dy · (1 − y²) */
  tanhBackward(dx: Tensor, dy: Tensor, y: Tensor): void;
  /** Each row: y = eˣ / Σ eˣ, shifted by the row's maximum so that nothing overflows. */
  softmax(y: Tensor, x: Tensor): void;
  /** Each row: dx = y ⊙ (dy − Σⱼ dyⱼ·yⱼ) */
  softmaxBackward(dx: Tensor, dy: Tensor, y: Tensor): void;

  // ── dropout ──────────────────────────────────────────────────────────────────────────────────────────────────────
  /**
   * mask = 1/(1 − rate) with probability 1 − rate, else 0 (inverted dropout: evaluation needs no rescaling).
   * Element i is decided by Threefry-2x32 under `key` at counter (step, i >> 1), word i & 1, so that a mask depends on
   * nothing but its key, its step and its place.
   */
  dropoutMask(mask: Tensor, rate: number, key: Key, step: number): void;
  /** out = a ⊙ b */
  multiply(out: Tensor, a: Tensor, b: Tensor): void;

  // ── batch normalisation: x is [n, channels, …]; each channel has its own mean over the batch and the rest ────────
  /** mean[c], variance[c] over the batch (biased: divided by their number m), and invStd[c] = 1/√(variance + eps). */
  batchMoments(mean: Tensor, variance: Tensor, invStd: Tensor, x: Tensor, eps: number): void;
  /** invStd = 1/√(variance + eps) */
  inverseStd(invStd: Tensor, variance: Tensor, eps: number): void;
  /** y = (x − mean)·invStd·γ + β, channel by channel. */
  normalize(y: Tensor, x: Tensor, mean: Tensor, invStd: Tensor, gamma: Tensor, beta: Tensor): void;
  /** dγ[c] = Σ dy·x̂ and dβ[c] = Σ dy, with x̂ = (x − mean)·invStd. */
  normalizeParameters(dgamma: Tensor, dbeta: Tensor, dy: Tensor, x: Tensor, mean: Tensor, invStd: Tensor): void;
  /**
   * dx = γ·invStd·(dy − dβ/m − x̂·dγ/m): the last two terms are the paths through the mean and the variance
   * (Ioffe and Szegedy 2015, section 3).
   */
  normalizeBackward(
    dx: Tensor,
    dy: Tensor,
    x: Tensor,
    mean: Tensor,
    invStd: Tensor,
    gamma: Tensor,
    dgamma: Tensor,
    dbeta: Tensor,
  ): void;
  /** dx = dy·γ·invStd: the backward of `normalize` where mean and variance are constants (evaluation). */
  scaleChannels(dx: Tensor, dy: Tensor, gamma: Tensor, invStd: Tensor): void;
  /** out = (1 − momentum)·out + momentum·a·correction: a running statistic moves towards the batch's. */
  moveTowards(out: Tensor, a: Tensor, momentum: number, correction: number): void;

  // ── convolution: x is [n, channels, height, width], y is [n, maps, height, width], w is [maps, channels, kernel] ───
  // Output (i, j) stands on the window of x whose place (ky, kx) is the place (i·s + ky − p, j·s + kx − p) of x. Beyond
  // the edges of x stand zeros; they may be multiplied or left out, which for finite numbers is the same to the bit.
  // `room` holds `conv2dRoom` numbers for an implementation to work in; they mean nothing before a call and after it.
  /**
   * y[n,o,i,j] = Σ w[o,c,ky,kx]·x[n,c,i·s+ky−p,j·s+kx−p] over ascending (c, ky, kx), then + b[o] where there is a bias: it is
   * added last, to the whole sum.
   */
  conv2d(y: Tensor, x: Tensor, w: Tensor, b: Tensor | undefined, window: Window, room: Tensor): void;
  /** dw[o,c,ky,kx] = Σₙ (Σ dy[n,o,i,j]·x[n,c,i·s+ky−p,j·s+kx−p] over ascending (i, j)): a sum of sums, one a sample. */
  conv2dBackwardWeight(dw: Tensor, dy: Tensor, x: Tensor, window: Window, room: Tensor): void;
  /**
   * dx[n,c,a,b] = Σ (Σₒ w[o,c,ky,kx]·dy[n,o,i,j]) over ascending (ky, kx), where (i, j) is the window that has (a, b) at
   * (ky, kx), if there is one: a = i·s + ky − p and b = j·s + kx − p. It is a sum of sums, one a place of the kernel.
   */
  conv2dBackwardInput(dx: Tensor, dy: Tensor, w: Tensor, window: Window, room: Tensor): void;
  /** How many numbers of room the three need for samples of these shapes, however many: each implementation's own affair. */
  conv2dRoom(x: Shape, y: Shape, window: Window): number;
  /** out[c] = Σ a[n,c,…] over ascending n, then places */
  sumChannels(out: Tensor, a: Tensor): void;

  // ── pooling: each channel by itself, with windows as above ───────────────────────────────────────────────────────
  /**
   * y = the largest x of each window and winners = its place there, ky·(kernel width) + kx. The first wins a tie, and
   * the first NaN wins over all. What lies beyond the edges never wins; a window must not lie there entirely.
   */
  maxPool2d(y: Tensor, winners: Tensor, x: Tensor, window: Window): void;
  /** dx[n,c,a,b] = Σ dy[n,c,i,j] over ascending (i, j) of the windows that (a, b) has won. */
  maxPool2dBackward(dx: Tensor, dy: Tensor, winners: Tensor, window: Window): void;
  /** y = (Σ x over ascending (ky, kx)) / (kernel height · kernel width); the zeros beyond the edges count. */
  avgPool2d(y: Tensor, x: Tensor, window: Window): void;
  /** dx[n,c,a,b] = Σ dy[n,c,i,j] / (kernel height · kernel width) over ascending (i, j) of the windows with (a, b). */
  avgPool2dBackward(dx: Tensor, dy: Tensor, window: Window): void;

  // ── losses: losses[i] is the loss of row i; the gradient is scale·∂(Σᵢ losses[i])/∂y ─────────────────────────────
  /** losses[i] = Σⱼ (y[i,j] − t[i,j])² */
  squaredError(losses: Tensor, y: Tensor, t: Tensor): void;
  /** dy = scale·2(y − t) */
  squaredErrorGradient(dy: Tensor, y: Tensor, t: Tensor, scale: number): void;
  /** losses[i] = −Σⱼ t[i,j]·log softmax(y[i])[j], from logits y; t are probabilities that sum to 1 in each row. */
  crossEntropy(losses: Tensor, y: Tensor, t: Tensor): void;
  /** dy = scale·(softmax(y) − t) */
  crossEntropyGradient(dy: Tensor, y: Tensor, t: Tensor, scale: number): void;
  /** losses[i] = Σⱼ log(1 + e^y) − t·y, from logits: sigmoid and binary cross-entropy in one, without overflow. */
  bceWithLogits(losses: Tensor, y: Tensor, t: Tensor): void;
  /** dy = scale·(sigmoid(y) − t) */
  bceWithLogitsGradient(dy: Tensor, y: Tensor, t: Tensor, scale: number): void;

  // ── optimisers: g is the gradient plus decay·θ throughout, except where decay is said to be decoupled ────────────
  /** θ −= lr·g */
  sgd(theta: Tensor, grad: Tensor, lr: number, decay: number): void;
  /** v = momentum·v + g; θ −= lr·v, or lr·(g + momentum·v) with Nesterov's look-ahead. */
  momentum(
    theta: Tensor,
    grad: Tensor,
    v: Tensor,
    lr: number,
    decay: number,
    momentum: number,
    nesterov: boolean,
  ): void;
  /** s = alpha·s + (1 − alpha)·g²; θ −= lr·g / (√s + eps) */
  rmsprop(theta: Tensor, grad: Tensor, s: Tensor, lr: number, decay: number, alpha: number, eps: number): void;
  /**
   * m = β1·m + (1 − β1)·g; s = β2·s + (1 − β2)·g²; θ −= lr·(m/correction1) / (√(s/correction2) + eps), where
   * correctionᵢ = 1 − βᵢᵗ at step t = 1, 2, … (Kingma and Ba 2015, algorithm 1).
   */
  adam(theta: Tensor, grad: Tensor, m: Tensor, s: Tensor, step: AdamStep): void;

  // ── whole vectors ────────────────────────────────────────────────────────────────────────────────────────────────
  /** out = scale·out */
  scale(out: Tensor, scale: number): void;
  /** Σ a², accumulated in float64 */
  sumSquares(a: Tensor): number;
}

/** How a window slides over a picture: each pair is vertical, then horizontal. */
export interface Window {
  readonly kernel: readonly [height: number, width: number];
  readonly stride: readonly [down: number, right: number];
  /** Rows above and columns left of the picture; those below and on the right follow from the output's extents. */
  readonly padding: readonly [top: number, left: number];
}

/** A Threefry key: two unsigned 32-bit words. */
export type Key = readonly [number, number];

/** The numbers of one Adam step. `decay` is added to the gradient; `shrink` multiplies θ first (AdamW's decoupled decay). */
export interface AdamStep {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly decay: number;
  readonly shrink: number;
  readonly correction1: number;
  readonly correction2: number;
}

/** Kernels over one block of memory: every tensor given to them is a view of `block`. */
export interface Workspace {
  readonly kernels: Kernels;
  readonly block: Data;
}

/** Where numbers can live and be computed: opens blocks of exactly the length asked for. */
export interface Backend {
  /** As `env.json` names it: `reference`, … */
  readonly name: string;
  /** Whether its results are the same to the last bit on every machine. */
  readonly exact: boolean;
  open(dtype: DType, length: number): Workspace;
}
