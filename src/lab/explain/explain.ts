import type { Account, Equation, Writer } from "./account.ts";
import {
  call as calling,
  type Expression,
  format,
  type NumberExpression,
  namedNumbers,
  number,
  sum,
  times,
} from "./expression.ts";
import { accounts } from "./kernels/index.ts";
import type { Moment } from "./moment.ts";
import type { Call } from "./recorder.ts";
import { type Finder, nameOf, openFinder, type Place, placeNamed, type Value } from "./values.ts";

/** How one number of a training came about. */
export interface Explanation {
  /** `2.y[0,5]` */
  readonly name: string;
  /** Whose it is: `model[2] relu`. */
  readonly from: string;
  readonly value: number;
  /** The rule that gave it; absent where nothing computes it: a weight, a target. */
  readonly rule?: string;
  readonly equation?: Equation;
  readonly expression: Expression;
  /** The expression as text; evaluated in float64, from left to right, it gives the value to the bit. */
  readonly text: string;
  /** The numbers in it that have a place, and can be asked about by their names. */
  readonly operands: readonly { readonly name: string; readonly value: number; readonly from: string }[];
}

/** Explains the numbers of a moment. */
export interface Explainer {
  readonly values: readonly Value[];
  /** @throws UsageError where there is no value of that name, or not there */
  explain(name: string): Explanation;
}

/**
 * Explains from what was computed, by the kernels that computed it: an account of each of them says what it does for one
 * number, and memory says whose number each operand is.
 */
export function openExplainer(moment: Moment): Explainer {
  const { training, losses } = moment;
  const single = training.recipe.dtype === "float32";
  const total: Value = {
    name: "loss",
    from: "the batch",
    shape: [],
    data: Float64Array.of(moment.loss.value),
    moment: "pass",
  };
  const values = [...moment.values, total];
  // What a step reads is the gradient as it was clipped, where it was; what it changes is read as it was before.
  const read = openFinder(values.filter((value) => value.moment === "pass" && value.written === undefined));
  const clipped = openFinder(values.filter(({ name }) => name.endsWith(".clipped")));
  const stored = (result: Expression): Expression => (single ? calling("f32", result) : result);
  const addedUp = (terms: readonly Expression[]): Expression => {
    if (!single || terms.length === 0) return sum(terms);
    return terms.length === 1 ? stored(terms[0]) : calling("f32sum", ...terms);
  };

  /** The last of so many calls that wrote a number in memory, and which of its arguments that was. */
  const writerOf = (calls: readonly Call[], data: Value["data"], index: number): Written | undefined => {
    for (let i = calls.length - 1; i >= 0; i--) {
      const { kernel, args } = calls[i];
      for (const written of accounts[kernel].writes) {
        const at = offsetIn((args[written] as { data: Value["data"] }).data, data, index);
        if (at !== undefined) return { call: calls[i], earlier: calls.slice(0, i), written, index: at };
      }
    }
    return undefined;
  };

  const expressionOf = ({ call: { kernel, args }, earlier, written, index }: Written, finders: readonly Finder[]) => {
    const named = (data: Value["data"], i: number, from: readonly Finder[]): NumberExpression => {
      const place = from.map((finder) => finder.find(data, i)).find((found) => found !== undefined);
      return place ? { ...number(place.value.data[place.index]), name: nameOf(place) } : number(data[i]);
    };
    const write: Writer = {
      at: ({ data }, i) => named(data, i, finders),
      old: ({ data }, i) => named(data, i, [read]),
      before({ data }, i) {
        const one = writerOf(earlier, data, i);
        return (one && expressionOf(one, finders).expression) ?? named(data, i, [read]);
      },
      stored,
      addedUp,
    };
    const account = accounts[kernel] as Account<readonly unknown[]>;
    const expression: Expression | undefined = account.explain(write, args, index, written);
    return { account, expression };
  };

  const whole = (place: Place): Pick<Explanation, "expression" | "rule" | "equation"> => {
    const { value, index } = place;
    const own = number(value.data[index]);
    if (value === total) {
      const rows = Array.from(losses.data, (_, i) => ({ ...number(losses.data[i]), name: `losses[${i}]` }));
      const expression = times(sum(rows), number(moment.loss.factor));
      return { expression, rule: "C = Σ losses · 1/N, or their sum" };
    }
    // What a step has not touched is what it was.
    const data = value.written ?? value.data;
    const one = isRead(value) ? writerOf(moment.calls[value.moment], data, index) : undefined;
    if (!one) return { expression: own };
    const finders = value.moment === "update" ? [clipped, read] : [read];
    const { account, expression } = expressionOf(one, finders);
    if (!expression) return { expression: own, rule: account.rule };
    const { rule, equation } = account;
    return { expression: weighed(moment, place, expression, stored), rule, ...(equation ? { equation } : {}) };
  };

  return {
    values,
    explain(name) {
      const place = placeNamed(values, name);
      const explained = whole(place);
      const { value, index } = place;
      return {
        name: nameOf(place),
        from: value.from,
        value: value.data[index],
        ...explained,
        text: format(explained.expression),
        operands: namedNumbers(explained.expression).map((operand) => ({
          name: operand.name!,
          value: operand.value,
          from: placeNamed(values, operand.name!).value.from,
        })),
      };
    },
  };

  /** A weight or a running mean is what was read from the file: that a step writes over it later is another value's story. */
  function isRead({ name }: Value): boolean {
    const isState = [...training.network.parameters, ...training.network.buffers].some((one) => one.name === name);
    return !isState;
  }
}

/** A number that a call wrote. */
interface Written {
  readonly call: Call;
  readonly earlier: readonly Call[];
  readonly written: number;
  readonly index: number;
}

/** The index in `whole` of what lies at `index` of `data`, where it lies there. */
function offsetIn(whole: Value["data"], data: Value["data"], index: number): number | undefined {
  if (whole.buffer !== data.buffer) return undefined;
  const at = (data.byteOffset - whole.byteOffset) / data.BYTES_PER_ELEMENT + index;
  return at >= 0 && at < whole.length ? at : undefined;
}

/** The loss and the error of a row whose class has a weight are multiplied by it after the kernel. */
function weighed(
  { mass, dy, losses }: Moment,
  { value, index }: Place,
  expression: Expression,
  stored: (result: Expression) => Expression,
): Expression {
  const tensor = [dy, losses].find(({ data }) => data === value.data);
  if (!tensor) return expression;
  const factor = mass[Math.floor(index / (tensor.data.length / mass.length))];
  return factor === 1 ? expression : stored(times(expression, number(factor)));
}
