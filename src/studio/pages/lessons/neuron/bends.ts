/** An activation and its slope. The lessons compute as a reader would; the networks beside them compute by the library. */
export interface Bending {
  readonly activation: (z: number) => number;
  readonly slope: (z: number) => number;
}

export type Bend = "sigmoid" | "tanh" | "relu";

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export const bends: Readonly<Record<Bend, Bending>> = {
  sigmoid: { activation: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  tanh: { activation: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  relu: { activation: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
};
