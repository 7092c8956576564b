import type { ComponentChildren, JSX } from "preact";

interface EquationProps {
  /** The formula read aloud, for who hears the page: not all readers know MathML. */
  readonly label: string;
  /** BP1 to BP4, where it is one of the four. */
  readonly name?: string;
  readonly children: ComponentChildren;
}

/** A formula on a line of its own. */
export function Equation({ label, name, children }: EquationProps): JSX.Element {
  return (
    <div class="equation">
      <math display="block" aria-label={label}>
        {children}
      </math>
      {name && <span class="equation-name">{name}</span>}
    </div>
  );
}

/** A letter or a short formula within a sentence. */
export function M({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <math>{children}</math>;
}

/** A letter with what stands below and above it. */
export function V({
  of,
  sub,
  sup,
}: {
  readonly of: string;
  readonly sub?: string;
  readonly sup?: string;
}): JSX.Element {
  const letter = <mi>{of}</mi>;
  const below = sub !== undefined && <mi>{sub}</mi>;
  const above = sup !== undefined && <mi>{sup}</mi>;
  if (below && above) {
    return (
      <msubsup>
        {letter}
        {below}
        {above}
      </msubsup>
    );
  }
  if (below) {
    return (
      <msub>
        {letter}
        {below}
      </msub>
    );
  }
  if (above) {
    return (
      <msup>
        {letter}
        {above}
      </msup>
    );
  }
  return letter;
}

/** ∂ of one thing by another. */
export function D({ of, by }: { readonly of: ComponentChildren; readonly by: ComponentChildren }): JSX.Element {
  return (
    <mfrac>
      <mrow>
        <mo>∂</mo>
        {of}
      </mrow>
      <mrow>
        <mo>∂</mo>
        {by}
      </mrow>
    </mfrac>
  );
}
