/** The smallest network that has everything: x → w₁, b₁ → tanh → w₂, b₂ → a line, and half the squared error. */
export interface Tiny {
  readonly w1: number;
  readonly b1: number;
  readonly w2: number;
  readonly b2: number;
}

export interface Pass {
  readonly z1: number;
  readonly a1: number;
  readonly z2: number;
  readonly loss: number;
}

export function forward({ w1, b1, w2, b2 }: Tiny, x: number, t: number): Pass {
  const z1 = w1 * x + b1;
  const a1 = Math.tanh(z1);
  const z2 = w2 * a1 + b2;
  return { z1, a1, z2, loss: (z2 - t) ** 2 / 2 };
}

/** The errors of both layers, and the derivative of the loss by each parameter. */
export interface Backward {
  readonly delta2: number;
  readonly delta1: number;
  readonly slope: number;
  readonly gradient: Tiny;
}

export function backward({ w2 }: Tiny, x: number, t: number, { a1, z2 }: Pass): Backward {
  const delta2 = z2 - t; // BP1, the output being a line
  const slope = 1 - a1 * a1;
  const delta1 = w2 * delta2 * slope; // BP2
  const gradient = { w1: delta1 * x, b1: delta1, w2: delta2 * a1, b2: delta2 }; // BP4, BP3
  return { delta2, delta1, slope, gradient };
}

/** (L(w + ε) − L(w − ε)) / 2ε: what the derivative means, asked of the loss itself. */
export function difference(tiny: Tiny, name: keyof Tiny, x: number, t: number, epsilon = 1e-4): number {
  const at = (by: number): number => forward({ ...tiny, [name]: tiny[name] + by }, x, t).loss;
  return (at(epsilon) - at(-epsilon)) / (2 * epsilon);
}

/** w ← w − η ∂L/∂w, for all four at once. */
export function step(tiny: Tiny, gradient: Tiny, rate: number): Tiny {
  return {
    w1: tiny.w1 - rate * gradient.w1,
    b1: tiny.b1 - rate * gradient.b1,
    w2: tiny.w2 - rate * gradient.w2,
    b2: tiny.b2 - rate * gradient.b2,
  };
}
