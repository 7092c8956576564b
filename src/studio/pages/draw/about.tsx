import type { JSX } from "preact";
import { network, networkHash, otherWeights } from "../../network/network.ts";
import { say } from "../../shell/language.ts";
import { texts } from "./texts.ts";

/** Which network reads, what it learnt from, and the fingerprint of what it knows. */
export function About(): JSX.Element | null {
  if (!network.value) return null;
  return (
    <section class="about" aria-labelledby="about-heading">
      <h2 id="about-heading">{say(texts.about)}</h2>
      <p>{say(network.value.about)}</p>
      <p class="small muted">
        {say(texts.weights)} <code class="hash">{networkHash.value}</code>
      </p>
      {otherWeights.value && <p class="alarm">{say(texts.otherWeights)}</p>}
    </section>
  );
}
