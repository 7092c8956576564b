import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "../../data/base64.ts";
import { type Html, html, trusted } from "./html.ts";
import { say, type Text, texts } from "./language.ts";
import { script } from "./script.ts";
import { style as shared } from "./style.ts";

/**
 * A whole page of one file: nothing in it can ask for anything outside it, and its policy says so to the browser.
 *
 * @param kind what sort of page it is, beside the name of the project
 * @param more style of this sort of page, on top of what all share
 */
export function page(
  title: string,
  body: readonly (Html | undefined)[],
  { kind = texts.runReport, more = "" }: { kind?: Text; more?: string } = {},
): string {
  const style = shared + more;
  return html`${trusted("<!doctype html>")}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Nabla</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<header>
<div class="bar"><p><b>∇ Nabla</b> ${say(kind)}</p>
${choice("language", texts.language, languages)}
${choice("theme", texts.theme, themes)}</div>
</header>
<main>
${body.map((part) => part && html`${part}\n`)}</main>
<footer><p>∇ Nabla</p></footer>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

function policy(style: string): string {
  return [
    "default-src 'none'",
    "img-src data:",
    `style-src '${fingerprint(style)}'`,
    `script-src '${fingerprint(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** What a content security policy knows an inline style or script by. https://www.w3.org/TR/CSP3/#match-element-to-source-list */
function fingerprint(source: string): string {
  return `sha256-${base64(sha256(utf8ToBytes(source)))}`;
}

interface Option {
  readonly id: string;
  readonly label: Html;
}

const languages: readonly Option[] = [
  { id: "en", label: html`English` },
  { id: "zh", label: html`<bdi lang="zh">中文</bdi>` },
];

const themes: readonly Option[] = [
  { id: "auto", label: say(texts.auto) },
  { id: "light", label: say(texts.light) },
  { id: "dark", label: say(texts.dark) },
];

/** A row of radio buttons, the first chosen. Browsers would else remember the choice of another report. */
function choice(name: string, legend: Text, options: readonly Option[]): Html {
  const buttons = options.map(({ id, label }, i) => {
    const checked = i === 0 ? trusted(" checked") : undefined;
    return html`<label><input type="radio" name="${name}" id="${id}" autocomplete="off"${checked}><span>${label}</span></label>`;
  });
  return html`<fieldset class="switch"><legend class="unseen">${say(legend)}</legend>${buttons}</fieldset>`;
}
