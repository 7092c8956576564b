import { evaluate } from "../../../../lab/explain/evaluate.ts";
import type { Expression } from "../../../../lab/explain/expression.ts";
import type { Explainer } from "../../../../lab/explain/index.ts";
import { type Cell, nameAt } from "./cell.ts";

/** A factor of a derivative: what it is, and the number. */
export interface Factor {
  readonly role: "error" | "slope" | "input";
  readonly value: number;
  /** Where it stands in the network; absent for a slope, which stands nowhere. */
  readonly name?: string;
  /** How it is computed, where it stands nowhere. */
  readonly expression?: Expression;
}

/**
 * ∂L/∂cell as error × slope × input, where it is such a product: for a weight of a linear layer, whose error is that behind the
 * activation above it, and for what goes into an activation.
 */
export function chainOf(explainer: Explainer, { error, role, layer, place, shape }: Cell): Factor[] | undefined {
  if (error === undefined) return undefined;
  if (role !== "parameter") return errorTimesSlope(explainer.explain(error).expression);
  if (shape.length !== 2) return undefined;
  const [row, column] = [Math.floor(place.index / shape[1]), place.index % shape[1]];
  const named = (role: "error" | "input", name: string): Factor => ({
    role,
    name,
    value: explainer.explain(name).value,
  });
  const delta = nameAt(explainer.values, `${layer}.dy`, row);
  const input = nameAt(explainer.values, layer === 0 ? "x" : `${layer - 1}.y`, column);
  const through = errorTimesSlope(explainer.explain(delta).expression) ?? [named("error", delta)];
  return [...through, named("input", input)];
}

/** What an activation's backward is. */
function errorTimesSlope(expression: Expression): Factor[] | undefined {
  if (expression.kind !== "operation" || expression.sign !== "*") return undefined;
  const { left, right } = expression;
  if (left.kind !== "number" || left.name === undefined || right.kind === "number") return undefined;
  return [
    { role: "error", value: left.value, name: left.name },
    { role: "slope", value: evaluate(right), expression: right },
  ];
}
