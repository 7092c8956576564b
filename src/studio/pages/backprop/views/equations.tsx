import type { JSX } from "preact";
import { say, type Text } from "../../../shell/language.ts";
import { position, scene } from "../state.ts";
import { texts } from "../texts.ts";

/** A part of an equation, and whether it is what has just been computed. */
type Part = "bp1" | "product" | "slope" | "bp3" | "bp4";

/** What backward has just computed, as the kinds of layers compute it. */
function activeParts(): ReadonlySet<Part> {
  const { phase, layer } = position.value;
  if (phase !== "backward") return new Set();
  const stage = scene.value!.stages.find((one) => one.layer === layer);
  if (stage === undefined) return new Set(["bp1"]);
  if (stage.letter === "a") return new Set(["slope"]);
  return stage.letter === "z" ? new Set(["product", "bp3", "bp4"]) : new Set(["product"]);
}

/** The four equations, as docs/backprop.md has them, with L for the cost and n for the last layer; what has just been computed is lit. */
export function Equations(): JSX.Element {
  const active = activeParts();
  const lit = (part: Part): string => (active.has(part) ? "lit" : "");
  const any = (...parts: readonly Part[]): boolean => parts.some((part) => active.has(part));
  return (
    <section class="equations" aria-labelledby="equations">
      <h2 id="equations">{say(texts.equations)}</h2>
      <ol>
        <Equation name="BP1" about={texts.bp1} isLit={any("bp1")}>
          <mrow class={lit("bp1")}>
            <Delta layer="n" />
            <mo>=</mo>
            <mfrac>
              <mrow>
                <mo>∂</mo>
                <mi>L</mi>
              </mrow>
              <mrow>
                <mo>∂</mo>
                <mi>a</mi>
              </mrow>
            </mfrac>
            <mo>⊙</mo>
            <Slope layer="n" />
            <mo>=</mo>
            <mi>p</mi>
            <mo>−</mo>
            <mi>t</mi>
          </mrow>
        </Equation>
        <Equation name="BP2" about={texts.bp2} isLit={any("product", "slope")}>
          <mrow>
            <Delta layer="l" />
            <mo>=</mo>
            <mrow class={lit("product")}>
              <mo>(</mo>
              <Delta layer="l+1" />
              <mo>·</mo>
              <msup>
                <mi>W</mi>
                <Layer name="l+1" />
              </msup>
              <mo>)</mo>
            </mrow>
            <mrow class={lit("slope")}>
              <mo>⊙</mo>
              <Slope layer="l" />
            </mrow>
          </mrow>
        </Equation>
        <Equation name="BP3" about={texts.bp3} isLit={any("bp3")}>
          <mrow class={lit("bp3")}>
            <Partial of="b" />
            <mo>=</mo>
            <Delta layer="l" />
          </mrow>
        </Equation>
        <Equation name="BP4" about={texts.bp4} isLit={any("bp4")}>
          <mrow class={lit("bp4")}>
            <Partial of="W" />
            <mo>=</mo>
            <msup>
              <mrow>
                <mo>(</mo>
                <Delta layer="l" />
                <mo>)</mo>
              </mrow>
              <mi mathvariant="normal">T</mi>
            </msup>
            <mo>·</mo>
            <msup>
              <mi>a</mi>
              <Layer name="l−1" />
            </msup>
          </mrow>
        </Equation>
      </ol>
    </section>
  );
}

interface EquationProps {
  readonly name: string;
  readonly about: Text;
  readonly isLit: boolean;
  readonly children: JSX.Element;
}

function Equation({ name, about, isLit, children }: EquationProps): JSX.Element {
  return (
    <li class={isLit ? "lit-equation now" : "lit-equation"} aria-current={isLit ? "step" : undefined}>
      <span class="bp">{name}</span>
      <math>{children}</math>
      <span class="small muted">{say(about)}</span>
    </li>
  );
}

function Layer({ name }: { readonly name: string }): JSX.Element {
  const [letter, sign, one] = name.split(/([+−])/);
  return (
    <mrow>
      <mi>{letter}</mi>
      {sign !== undefined && (
        <>
          <mo>{sign}</mo>
          <mn>{one}</mn>
        </>
      )}
    </mrow>
  );
}

function Delta({ layer }: { readonly layer: string }): JSX.Element {
  return (
    <msup>
      <mi>δ</mi>
      <Layer name={layer} />
    </msup>
  );
}

function Slope({ layer }: { readonly layer: string }): JSX.Element {
  return (
    <mrow>
      <mi>σ</mi>
      <mo>′</mo>
      <mo>(</mo>
      <msup>
        <mi>z</mi>
        <Layer name={layer} />
      </msup>
      <mo>)</mo>
    </mrow>
  );
}

function Partial({ of }: { readonly of: string }): JSX.Element {
  return (
    <mfrac>
      <mrow>
        <mo>∂</mo>
        <mi>L</mi>
      </mrow>
      <mrow>
        <mo>∂</mo>
        <msup>
          <mi>{of}</mi>
          <mi>l</mi>
        </msup>
      </mrow>
    </mfrac>
  );
}
