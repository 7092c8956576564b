import { exp, log, sigmoid, softplus, tanh } from "../../../src/kernels/elementary/index.ts";

/** What a printed expression may call. */
const functions: Readonly<Record<string, (...args: readonly number[]) => number>> = {
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

/** Reads a printed expression back and computes it in float64: + and - from left to right, then * and /, brackets and calls. */
export function evaluate(text: string): number {
  const tokens = text.match(/\d+(\.\d+)?(e[+-]?\d+)?|NaN|Infinity|[a-z]\w*|[-+*/(),]/g) ?? [];
  if (tokens.join("") !== text.replaceAll(" ", "")) throw new Error(`cannot read all of ${text}`);
  let at = 0;
  const expect = (token: string): void => {
    if (tokens[at++] !== token) throw new Error(`expected ${token} at token ${at - 1} of ${text}`);
  };
  const sums = (): number => {
    let value = products();
    while (tokens[at] === "+" || tokens[at] === "-")
      value = tokens[at++] === "+" ? value + products() : value - products();
    return value;
  };
  const products = (): number => {
    let value = single();
    while (tokens[at] === "*" || tokens[at] === "/") value = tokens[at++] === "*" ? value * single() : value / single();
    return value;
  };
  const single = (): number => {
    const token = tokens[at++];
    if (token === "-") return -single();
    if (token === "(") {
      const value = sums();
      expect(")");
      return value;
    }
    if (!/^[a-z]/.test(token)) return Number(token);
    expect("(");
    const args = [sums()];
    while (tokens[at] === ",") {
      at++;
      args.push(sums());
    }
    expect(")");
    return functions[token](...args);
  };
  const value = sums();
  if (at !== tokens.length) throw new Error(`something is left of ${text}`);
  return value;
}
