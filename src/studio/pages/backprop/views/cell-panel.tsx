import type { ComponentChildren, JSX } from "preact";
import type { Explanation } from "../../../../lab/explain/index.ts";
import { Control } from "../../../shell/control.tsx";
import { say, type Text } from "../../../shell/language.ts";
import type { Cell } from "../model/cell.ts";
import { chainOf, type Factor } from "../model/chain.ts";
import { type CloseUp, closeUpOfError, closeUpOfValue } from "../model/close-up.ts";
import { figure } from "../model/figure.ts";
import { ruleText } from "../rules.ts";
import { cell, checking, difference, scene, seen } from "../state.ts";
import { texts } from "../texts.ts";
import { CloseUpView } from "./close-up.tsx";
import { Num } from "./figure.tsx";
import { Formula, Operand } from "./formula.tsx";
import { NamedTerms } from "./named-terms.tsx";
import { CellSymbol } from "./symbol.tsx";

/** Everything about the number that is looked at: where it came from, what the loss owes to it, and whether that is true. */
export function CellPanel(): JSX.Element {
  const { subject, pass, stages } = scene.value!;
  const looked = cell.value!;
  const { value, error, gradient, update } = seen.value;
  const { explainer } = pass;
  const isComputed = looked.role === "parameter" || looked.role === "input" || value(looked.layer);
  const isBlamed = looked.role === "parameter" ? gradient(looked.layer) : error(looked.layer);
  return (
    <section class="cell" aria-labelledby="number">
      <h2 id="number">
        {say(texts.number)} <CellSymbol cell={looked} stages={stages} />
      </h2>
      <p class="small muted place">
        <code>{looked.name}</code> · {placeInWords(looked)}
      </p>
      <Part title={texts.value}>
        {isComputed ? (
          <Explained
            explanation={explainer.explain(looked.name)}
            closeUp={closeUpOfValue(subject, pass, looked)}
            isNormalized={kindOf(looked.layer) === "batch_norm" && looked.role === "output"}
          />
        ) : (
          <p class="muted">{say(texts.pressForward)}</p>
        )}
      </Part>
      {looked.error !== undefined && (
        <Part title={texts.derivative}>
          {isBlamed ? (
            <Derivative looked={looked} explanation={explainer.explain(looked.error)} />
          ) : (
            <p class="muted">{say(texts.pressBackward)}</p>
          )}
        </Part>
      )}
      {looked.updated !== undefined && (
        <Part title={texts.afterUpdate}>
          {update ? (
            <Explained explanation={explainer.explain(looked.updated)} />
          ) : (
            <p class="muted">{say(texts.pressUpdate)}</p>
          )}
        </Part>
      )}
    </section>
  );
}

function Part({ title, children }: { readonly title: Text; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="part">
      <h3>{say(title)}</h3>
      {children}
    </div>
  );
}

function kindOf(layer: number): string | undefined {
  return scene.value!.subject.training.network.layers[layer]?.kind;
}

interface ExplainedProps {
  readonly explanation: Explanation;
  readonly closeUp?: CloseUp | undefined;
  /** Whether batch normalisation gave it, whose operands have letters. */
  readonly isNormalized?: boolean;
}

/** A number with its rule, the arithmetic that gives it, and the window that it came through. */
function Explained({ explanation, closeUp, isNormalized }: ExplainedProps): JSX.Element {
  const { name, value, rule, equation, expression } = explanation;
  return (
    <>
      <p class="result">
        <Num value={value} name={name} />
        {equation && <span class="bp">{equation}</span>}
      </p>
      {rule === undefined ? (
        <p class="small muted">{say(texts.given)}</p>
      ) : (
        <>
          <p class="cell-rule small muted">{say(ruleText(rule))}</p>
          <p class="arithmetic">
            = <Formula expression={expression} />
          </p>
          {isNormalized && <NamedTerms operands={explanation.operands} />}
          {closeUp && <CloseUpView key={name} closeUp={closeUp} />}
        </>
      )}
    </>
  );
}

function Derivative({
  looked,
  explanation,
}: {
  readonly looked: Cell;
  readonly explanation: Explanation;
}): JSX.Element {
  const { subject, pass } = scene.value!;
  const chain = chainOf(pass.explainer, looked);
  const isDead = chain?.some(({ role, value }) => role === "slope" && value === 0);
  return (
    <>
      <Explained
        explanation={explanation}
        closeUp={closeUpOfError(subject, pass, looked)}
        isNormalized={kindOf(looked.layer + 1) === "batch_norm" && looked.role === "output"}
      />
      {chain && <Chain factors={chain} />}
      {isDead && <p class="small dead">{say(texts.dead)}</p>}
      <Check backward={explanation.value} />
    </>
  );
}

const roles = { error: texts.error, slope: texts.slope, input: texts.ofInput } as const;

/** error × slope × input */
function Chain({ factors }: { readonly factors: readonly Factor[] }): JSX.Element {
  return (
    <dl class="chain">
      {factors.map(({ role, value, name, expression }, i) => (
        <div key={role}>
          <dt class="small muted">{say(roles[role])}</dt>
          <dd>
            {i > 0 && <span class="by">×</span>}
            <Operand value={value} name={name} />
            {expression && (
              <span class="small muted">
                {" "}
                = <Formula expression={expression} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The finite difference beside what backward says. */
function Check({ backward }: { readonly backward: number }): JSX.Element {
  const found = difference.value;
  return (
    <div class="difference">
      <Control name="check">
        <button
          type="button"
          aria-pressed={checking.value}
          onClick={() => {
            checking.value = !checking.value;
          }}
        >
          {say(texts.check)}
        </button>
      </Control>
      {found && (
        <>
          <p class="small muted">{say(texts.checkExplained)}</p>
          <dl class="differences">
            <Difference title={texts.nudged} first={found.down} second={found.up} />
            <Difference title={texts.lossThere} first={found.below} second={found.above} />
          </dl>
          {found.crosses ? (
            <p class="small dead">{say(texts.crosses)}</p>
          ) : (
            <dl class="difference-verdict">
              <Fact title={texts.quotient} value={found.numeric} name="numeric" />
              <Fact title={texts.byBackward} value={backward} name="backward" />
              <Fact title={texts.apart} value={Math.abs(found.numeric - backward)} name="apart" />
            </dl>
          )}
        </>
      )}
    </div>
  );
}

/** The two points of a difference are so near each other that they need more digits than other numbers. */
function Difference({
  title,
  first,
  second,
}: {
  readonly title: Text;
  readonly first: number;
  readonly second: number;
}): JSX.Element {
  return (
    <div>
      <dt class="small muted">{say(title)}</dt>
      <dd>
        <span data-value={String(first)}>{figure(first, 10)}</span>
        {", "}
        <span data-value={String(second)}>{figure(second, 10)}</span>
      </dd>
    </div>
  );
}

function Fact({
  title,
  value,
  name,
}: {
  readonly title: Text;
  readonly value: number;
  readonly name: string;
}): JSX.Element {
  return (
    <div>
      <dt class="small muted">{say(title)}</dt>
      <dd>
        <Num value={value} name={name} />
      </dd>
    </div>
  );
}

/** `channel 3, row 4, column 5` */
function placeInWords({ name, role }: Cell): string {
  const places = name.slice(name.indexOf("[") + 1, -1).split(",");
  const at = role === "parameter" || role === "other" ? places : places.slice(1);
  const words =
    role === "parameter"
      ? { 1: [texts.unit], 2: [texts.unit, texts.ofInput], 4: [texts.channel, texts.channel, texts.row, texts.column] }
      : { 1: [texts.unit], 3: [texts.channel, texts.row, texts.column] };
  const named: readonly Text[] = words[at.length as keyof typeof words] ?? [];
  return at.map((place, i) => `${named[i] ? `${say(named[i])} ` : ""}${place}`).join(", ");
}
