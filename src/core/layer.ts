import type { Kernels, Key } from "../kernels/kernels.ts";
import type { Shape, Tensor } from "../kernels/tensor.ts";
import type { Initializer } from "./initializers.ts";

/** What a forward pass reads and leaves behind at one layer. The first axis of every tensor is the batch. */
export interface Activations {
  /** The layer's input; it is the `y` of the layer below. */
  readonly x: Tensor;
  /** The layer's output; it is the `x` of the layer above. */
  readonly y: Tensor;
  /** What the layer remembers for its backward beyond x and y: a mask, the winners, the statistics of the batch. */
  readonly scratch: readonly Tensor[];
}

/** What holds for a pass as a whole. */
export interface Pass {
  /** Dropout drops and batch normalisation measures the batch only while training. */
  readonly training: boolean;
  /** Which step of training this is, from 0: randomness is a function of it, so a pass can be repeated exactly. */
  readonly step: number;
}

/** The same with the gradients: dy = ∂C/∂y arrives from above, dx = ∂C/∂x leaves below. */
export interface Frame extends Activations {
  readonly dy: Tensor;
  /** Absent where nothing below wants it. */
  readonly dx: Tensor | undefined;
}

/** One pass through the network, a value that its caller holds: `trace[l].y` is `trace[l + 1].x`. */
export type Trace = readonly Frame[];

/** A pass without gradients. */
export type ForwardTrace = readonly Activations[];

/** A trainable tensor, a view into the network's one parameter vector, with its gradient beside it. */
export interface Parameter {
  /** As PyTorch's `state_dict` names it: `0.weight`. */
  readonly name: string;
  readonly value: Tensor;
  readonly grad: Tensor;
  /** False where the parameter is frozen. */
  readonly requiresGrad: boolean;
  /** Whether weight decay acts on it: biases and batch-norm parameters are exempt. */
  readonly decays: boolean;
  readonly init: Initializer;
}

/** State that is saved but not trained: a running mean. */
export interface Buffer {
  readonly name: string;
  readonly value: Tensor;
  readonly initial: number;
}

/** A differentiable function with its derivative. It has parameters and shapes, never a memory of what passed through. */
export interface Layer {
  readonly kind: string;
  /** The shape of one sample's output. */
  readonly output: Shape;
  /** Shapes of the scratch tensors that a pass of `rows` samples needs. */
  readonly scratch?: (rows: number) => readonly Shape[];
  /** Floating-point operations of a forward pass of one sample, where that is more than one a number of the output. */
  readonly flops?: number;
  /** True where y is x under another shape: the two share their numbers and nothing is computed. */
  readonly reshapes?: boolean;
  forward(frame: Activations, pass: Pass): void;
  /** Writes dx, and its parameters' gradients: it overwrites and never adds, so there is nothing to zero. */
  backward(frame: Frame, pass: Pass): void;
  /** The discrete choices of a forward pass (which side of a kink): where they change, a finite difference says nothing. */
  choices?(frame: Activations): ArrayLike<number>;
}

/** What a layer is told when it is built: where it stands and how to declare what it owns. */
export interface Site {
  /** The shape of one sample's input. */
  readonly input: Shape;
  readonly kernels: Kernels;
  /** The kind of the next activation above, which decides the default initialisation. */
  readonly nonlinearity: string | undefined;
  parameter(name: string, shape: Shape, init: Initializer, options?: { decays?: boolean }): Parameter;
  buffer(name: string, shape: Shape, initial: number): Tensor;
  /** The key of a random stream that belongs to this layer alone. */
  key(purpose: string): Key;
}

/** A layer as a plain description: its kind and options, which are JSON, and how to build it. */
export interface LayerSpec {
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** False freezes the layer's parameters. */
  readonly requiresGrad?: boolean;
  build(site: Site): Layer;
}
