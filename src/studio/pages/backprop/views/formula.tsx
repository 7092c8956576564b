import type { JSX } from "preact";
import { Fragment } from "preact";
import type { Expression } from "../../../../lab/explain/expression.ts";
import { say } from "../../../shell/language.ts";
import { figure } from "../model/figure.ts";
import { largestTerms, termsOf } from "../model/terms.ts";
import { lookAt } from "../state.ts";
import { texts } from "../texts.ts";

/** So many terms of a sum are written out. */
const mostTerms = 5;

/** An expression with its numbers in it; each that stands in the network leads there. */
export function Formula({ expression }: { readonly expression: Expression }): JSX.Element {
  return <span class="formula">{write(expression, 0)}</span>;
}

/** How tightly the parts of an expression hold together. */
const strength = { sum: 1, "-": 1, "*": 2, "/": 2 } as const;
const signs = { "-": " − ", "*": " · ", "/": " / " } as const;

function write(expression: Expression, least: number): JSX.Element {
  switch (expression.kind) {
    case "number":
      return <Operand value={expression.value} name={expression.name} />;
    case "call":
      return (
        <>
          {expression.name}(
          {expression.args.map((arg, i) => (
            <Fragment key={`${i}`}>
              {i > 0 && ", "}
              {write(arg, 0)}
            </Fragment>
          ))}
          )
        </>
      );
    case "sum":
      return bracketed(strength.sum < least, <Sum terms={termsOf(expression)} />);
    case "operation": {
      const { sign, left, right } = expression;
      const own = strength[sign];
      return bracketed(
        own < least,
        <>
          {write(left, own)}
          {signs[sign]}
          {write(right, own + 1)}
        </>,
      );
    }
  }
}

function Sum({ terms }: { readonly terms: readonly Expression[] }): JSX.Element {
  const { shown, others, rest } = largestTerms(terms, mostTerms);
  return (
    <>
      {shown.map((term, i) => (
        <Fragment key={`${i}`}>
          {i > 0 && " + "}
          <span class="term">{write(term, strength["*"])}</span>
        </Fragment>
      ))}
      {others > 0 && (
        <>
          {" + "}
          <span class="others" title={figure(rest)}>
            … {others} {say(texts.others)} (<span>{figure(rest)}</span>)
          </span>
        </>
      )}
    </>
  );
}

function bracketed(needed: boolean, inside: JSX.Element): JSX.Element {
  return needed ? <>({inside})</> : inside;
}

/** A number of a formula; one that stands in the network is a button that leads to it. */
export function Operand({ value, name }: { readonly value: number; readonly name?: string | undefined }): JSX.Element {
  const sign = value === 0 ? "" : value < 0 ? " negative" : " positive";
  if (name === undefined) return <span data-value={String(value)}>{figure(value)}</span>;
  return (
    <button
      type="button"
      class={`operand${sign}`}
      title={name}
      data-name={name}
      data-value={String(value)}
      onClick={() => lookAt(name)}
    >
      {figure(value)}
    </button>
  );
}
