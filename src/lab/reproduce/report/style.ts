/** The paddings that set the points of a column in one line: a digit is 1ch wide, a point half of it. */
const paddings = Array.from({ length: 12 }, (_, i) => i + 1)
  .map(
    (n) =>
      `td.short-${n},th.short-${n}{padding-right:calc(.7rem + ${n}ch)}td.whole-${n},th.whole-${n}{padding-right:calc(.7rem + ${n}.5ch)}`,
  )
  .join("\n");

/** What the reproduction's page has on top of the report of a run. */
export const style: string = `
main{max-width:62rem}
h1{margin-bottom:1rem;font-size:2rem}
main>h1+p{margin:.25rem 0 .9rem;color:inherit}
h3{margin:2.5rem 0 .6rem;font-size:1.05rem}
section>p,main>p{line-height:1.65}
a{color:var(--blue);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
:target{scroll-margin-top:1rem}
tr:target th,tr:target td{background:var(--raised)}
.contents{margin-top:2rem;padding:1.1rem 1.4rem;background:var(--raised);border-radius:.4rem}
.contents h2{margin-bottom:.5rem;font-size:1rem}
.contents ol{margin:0;padding:0;list-style:none;columns:2;column-gap:2.5rem;font-size:.9375rem}
.contents ol ol{margin:.1rem 0 .5rem;padding-left:1rem;columns:1;font-size:.875rem}
.contents li{margin:0;break-inside:avoid}
.contents a{display:inline-block;padding:.1rem 0;color:inherit;text-decoration-color:var(--line)}
figure.table,.charts,.bits{margin-top:1.5rem}
.charts+.charts{margin-top:2.25rem}
h2+figure.table,h3+figure.table,h4+figure.table{margin-top:0}
.table figcaption{margin-bottom:.6rem;font-size:.875rem;color:var(--muted);max-width:44rem}
.charts:has(>figure:only-child){grid-template-columns:minmax(0,30rem)}
.facts+p{margin-top:.75rem}
pre+.facts{margin-top:1rem}
.bits pre{width:max-content;max-width:100%;letter-spacing:.06em}
.bits figcaption{margin-bottom:.5rem;color:var(--muted);font-size:.875rem;max-width:44rem}
td.left,th.left,td.words{text-align:left}
td.words{white-space:normal;min-width:6rem;max-width:22rem}
.name{min-width:11rem}
.file{display:block;overflow-wrap:anywhere;color:var(--muted);font-size:.85em}
tr.noted th,tr.noted td{border-bottom:0}
tr.note td{padding:0 0 .5rem;text-align:left;white-space:normal;max-width:0;color:var(--muted)}
.mark{white-space:nowrap}
p .mark{margin-left:.35rem}
.mark b{color:var(--ink);font-weight:650}
.mark>span[aria-hidden]{display:inline-block;width:1em;text-align:center}
.mark.exact,.mark.reproduced,.mark.better{color:var(--blue)}
.mark.differs{color:var(--orange)}
.mark.added,.mark.pending{color:var(--muted)}
.same{color:var(--blue)}
.other{color:var(--alarm);text-decoration:underline}
table.full{width:100%}
table.full th:first-child{width:34%}
h4{margin:1.75rem 0 .6rem;font-size:1rem;font-weight:650}
table{min-width:min(100%,30rem);border-top:1.5px solid var(--ink);border-bottom:1.5px solid var(--ink)}
tbody tr:last-child>*,tfoot tr:last-child>*{border-bottom:0}
th:last-child,td:last-child{padding-right:0}
q{display:block;margin-top:.2rem;font-family:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em;quotes:none;overflow-wrap:anywhere;color:var(--muted)}
${paddings}
@media (max-width:40rem){.contents ol{columns:1}}
@media print{
@page{size:A4;margin:18mm 16mm}
.contents{background:none;padding:0}
.contents a{text-decoration:none}
table{font-size:8.5pt}
figure.table{break-inside:auto}
tr,.contents li{break-inside:avoid}
.table figcaption{break-after:avoid}
tr.noted{break-after:avoid}
thead{display:table-header-group}
section{border-top:1px solid var(--line)}
a{color:inherit}
}
`;
