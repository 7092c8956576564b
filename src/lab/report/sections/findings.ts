import type { Finding } from "../../doctor/finding.ts";
import { type Html, html } from "../html.ts";
import { say, texts } from "../language.ts";

/** What the doctor found, each with its place, its cause and its fix. */
export function findingsSection(findings: readonly Finding[] = []): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<section><h2>${say(texts.findings)}</h2>
<ul>${findings.map(
    ({ where, words, cause, fix }) =>
      html`<li><code>${where}</code> ${say(words)} <span class="muted">${say(cause)}</span> ${say(fix)}</li>\n`,
  )}</ul></section>`;
}
