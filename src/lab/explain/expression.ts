/**
 * What an expression may call besides the usual: sigmoid(x) = 1/(1 + e⁻ˣ), softplus(x) = log(1 + eˣ), f32 rounds to
 * float32, f32sum adds from left to right and rounds after each, step(x) is 1 where x > 0 and else 0, and leaky(x, s) is
 * 1 where x > 0 and else s.
 */
export type FunctionName =
  | "exp"
  | "log"
  | "sqrt"
  | "tanh"
  | "sigmoid"
  | "softplus"
  | "max"
  | "step"
  | "leaky"
  | "f32"
  | "f32sum";

/** A number; one that stands somewhere in the network is named by its place, `2.weight[3,5]`. */
export interface NumberExpression {
  readonly kind: "number";
  readonly value: number;
  readonly name?: string;
}

/**
 * Arithmetic with its numbers in it. It means what it would in float64, from left to right; where a network computes in
 * float32, the places at which a number is rounded to be stored stand in it as f32(…).
 */
export type Expression =
  | NumberExpression
  | { readonly kind: "sum"; readonly terms: readonly Expression[] }
  | {
      readonly kind: "operation";
      readonly sign: "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Expression[] };

/** A number that has no place: a learning rate, a 1. */
export function number(value: number): NumberExpression {
  return { kind: "number", value };
}

/** The sum from left to right; that of nothing is 0. */
export function sum(terms: readonly Expression[]): Expression {
  if (terms.length === 0) return number(0);
  return terms.length === 1 ? terms[0] : { kind: "sum", terms };
}

export function minus(left: Expression, right: Expression): Expression {
  return { kind: "operation", sign: "-", left, right };
}

export function times(left: Expression, right: Expression): Expression {
  return { kind: "operation", sign: "*", left, right };
}

export function over(left: Expression, right: Expression): Expression {
  return { kind: "operation", sign: "/", left, right };
}

export function call(name: FunctionName, ...args: readonly Expression[]): Expression {
  return { kind: "call", name, args };
}

/** Σ a·b from left to right. Products with a zero add nothing and are left out, unless that would hide what is no number. */
export function dot(pairs: readonly (readonly [NumberExpression, NumberExpression])[]): Expression {
  const vanishes = (zero: number, other: number): boolean => zero === 0 && Number.isFinite(other);
  return sum(
    pairs.filter(([{ value: a }, { value: b }]) => !vanishes(a, b) && !vanishes(b, a)).map(([a, b]) => times(a, b)),
  );
}

/** The named numbers of an expression, each once, in the order in which they stand. */
export function namedNumbers(expression: Expression): NumberExpression[] {
  const found = new Map<string, NumberExpression>();
  const walk = (part: Expression): void => {
    if (part.kind === "number") {
      if (part.name !== undefined && !found.has(part.name)) found.set(part.name, part);
    } else if (part.kind === "operation") {
      walk(part.left);
      walk(part.right);
    } else for (const each of part.kind === "sum" ? part.terms : part.args) walk(each);
  };
  walk(expression);
  return [...found.values()];
}

/** How tightly the parts of an expression hold together. */
const strength = { sum: 1, "-": 1, "*": 2, "/": 2, whole: 3 } as const;

/** The expression as one writes it, each number with all its digits: `f32(0.5 * -0.25 + 0.125)`. */
export function format(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "call":
      return `${expression.name}(${expression.args.map(format).join(", ")})`;
    case "sum":
      return expression.terms.map((term, i) => held(term, i === 0 ? strength.sum : strength["*"])).join(" + ");
    case "operation": {
      const own = strength[expression.sign];
      return `${held(expression.left, own)} ${expression.sign} ${held(expression.right, own + 1)}`;
    }
  }
}

/** A part in brackets where it holds together less than is needed. */
function held(part: Expression, least: number): string {
  const own = part.kind === "sum" ? strength.sum : part.kind === "operation" ? strength[part.sign] : strength.whole;
  return own < least ? `(${format(part)})` : format(part);
}
