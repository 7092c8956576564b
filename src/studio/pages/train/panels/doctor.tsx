import type { JSX } from "preact";
import type { Finding } from "../../../../lab/doctor/index.ts";
import { say } from "../../../shell/language.ts";
import { texts } from "../texts.ts";

/** What is wrong with a training, in plain words. */
export function Doctor({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <section class="doctor" aria-label={say(texts.doctor)}>
      <h3>{say(texts.doctor)}</h3>
      <ul>
        {findings.map(({ code, where, words, cause, fix }) => (
          <li key={code} data-finding={code}>
            <b>{where}</b> {say(words)} {say(cause)} <span class="fix">{say(fix)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
