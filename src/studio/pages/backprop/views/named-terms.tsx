import type { JSX } from "preact";
import type { Explanation } from "../../../../lab/explain/index.ts";
import { Operand } from "./formula.tsx";

/** What each operand of batch normalisation is called in its rule, by the end of its name. */
const letters: readonly (readonly [RegExp, string])[] = [
  [/\.dy\[/, "δ"],
  [/\.y\[/, "x"],
  [/\.mean\[/, "μ"],
  [/\.inverse_std\[/, "1/√(σ² + ε)"],
  [/\.weight\[/, "γ"],
  [/\.bias\[/, "β"],
];

/** The letters of batch normalisation's rule, each with its number. */
export function NamedTerms({ operands }: { readonly operands: Explanation["operands"] }): JSX.Element {
  return (
    <dl class="named-terms">
      {operands.map(({ name, value }) => (
        <div key={name}>
          <dt class="symbol">{letters.find(([end]) => end.test(name))?.[1]}</dt>
          <dd>
            <Operand name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
