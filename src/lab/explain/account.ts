import type { Kernels } from "../../kernels/kernels.ts";
import type { Tensor } from "../../kernels/tensor.ts";
import type { Expression, NumberExpression } from "./expression.ts";

/** The equations of back-propagation, as docs/backprop.md numbers them. */
export type Equation = "BP1" | "BP2" | "BP3" | "BP4";

/** What an account is written with. */
export interface Writer {
  /** A number of a tensor, by its flat index, with its place as its name. */
  at(tensor: Tensor, index: number): NumberExpression;
  /** What stood there before the kernel was called: how that came about, or the number where nothing has computed it. */
  before(tensor: Tensor, index: number): Expression;
  /** The same as a number alone. */
  old(tensor: Tensor, index: number): NumberExpression;
  /** What is kept of a result: rounded, where the network computes in float32. */
  stored(result: Expression): Expression;
  /** Numbers that are added one by one to a place in memory, and rounded there each time. */
  addedUp(terms: readonly Expression[]): Expression;
}

/** How a kernel comes to its results: what the reference of that name does, for one number. */
export interface Account<Args extends readonly unknown[]> {
  /** Which arguments it writes. */
  readonly writes: readonly number[];
  /** The rule, in the letters of `kernels.ts`. */
  readonly rule: string;
  readonly equation?: Equation;
  /** The result at a flat index of argument `written`; undefined where it is drawn or chosen rather than computed. */
  explain(write: Writer, args: Args, index: number, written: number): Expression | undefined;
}

/** One account a kernel, all of them: a new kernel without one does not compile. */
export type Accounts = { readonly [Name in keyof Kernels]: Account<Parameters<Kernels[Name]>> };
