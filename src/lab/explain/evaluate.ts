import { exp, log, sigmoid, softplus, tanh } from "../../kernels/elementary/index.ts";
import type { Expression, FunctionName } from "./expression.ts";

const functions: Readonly<Record<FunctionName, (...args: readonly number[]) => number>> = {
  exp,
  log,
  sqrt: Math.sqrt,
  tanh,
  sigmoid,
  softplus,
  max: Math.max,
  step: (x) => (x > 0 ? 1 : 0),
  leaky: (x, slope) => (x > 0 ? 1 : slope),
  f32: Math.fround,
  f32sum: (...terms) => terms.reduce((sum, term) => Math.fround(sum + term), 0),
};

/** What an expression comes to, in float64 from left to right. */
export function evaluate(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "sum":
      return expression.terms.map(evaluate).reduce((sum, term) => sum + term);
    case "call":
      return functions[expression.name](...expression.args.map(evaluate));
    case "operation": {
      const [left, right] = [evaluate(expression.left), evaluate(expression.right)];
      if (expression.sign === "-") return left - right;
      return expression.sign === "*" ? left * right : left / right;
    }
  }
}
