import { expect, test } from "vitest";
import { escapeText, html, trusted } from "../../../src/lab/report/html.ts";

test("strings and numbers are escaped, markup is kept, lists are joined, undefined vanishes", () => {
  const list = [html`<b>${"<1>"}</b>`, trusted("<hr>"), "&"];
  expect(html`<p title="${`"'`}">${list}${undefined}${3}</p>`.markup).toBe(
    '<p title="&quot;&#39;"><b>&lt;1&gt;</b><hr>&amp;3</p>',
  );
});

test("what HTML forbids becomes U+FFFD, and nothing else does", () => {
  expect(escapeText("a\u0000b\u001Bc\u0085d\uD83De")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  expect(escapeText("tab\tline\n博😀")).toBe("tab\tline\n博😀");
});
