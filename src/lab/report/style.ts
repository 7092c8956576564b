import { declarations, heatLevels } from "./palette.ts";

function heat(): string {
  const levels = Array.from({ length: heatLevels }, (_, i) => i + 1);
  return ["blue", "orange"]
    .flatMap((hue) =>
      levels.map((level) => {
        const name = `${hue}-${level}`;
        return `.${name}{background:var(--${name});fill:var(--${name});color:var(--on-${name})}`;
      }),
    )
    .join("\n");
}

/** The page's style. The switches are radio buttons that it reads with :has(), so that they work without a script. */
export const style: string = `
:root{${declarations("light")}}
@media (prefers-color-scheme:dark){:root{${declarations("dark")}}}
:root:has(#light:checked){${declarations("light")}}
:root:has(#dark:checked){${declarations("dark")}}
@media print{:root,:root:has(#dark:checked){${declarations("light")}}}

*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:60rem;margin:0 auto;padding:0 1.5rem}
body [lang="zh-Hans"]{display:none}
:root:has(#zh:checked) body [lang="zh-Hans"]{display:inline}
:root:has(#zh:checked) body [lang="en"]{display:none}

.bar{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;padding:1rem 0;color:var(--muted);font-size:.875rem}
.bar>p{margin:0 auto 0 0}
.bar b{color:var(--blue);font-weight:600}
.switch{display:flex;margin:0;padding:0;border:1px solid var(--line);border-radius:.4rem}
.switch label{position:relative;cursor:pointer}
.switch input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.switch label>span{display:block;padding:.15rem .6rem;border-radius:.33rem}
.switch input:checked+span{background:var(--ink);color:var(--paper)}
.switch input:focus-visible+span{outline:2px solid var(--blue);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

h1{margin:1.5rem 0 0;font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.01em;text-wrap:balance;overflow-wrap:anywhere}
h1+p{margin:.25rem 0 0;color:var(--muted)}
h2{margin:0 0 .75rem;font-size:1.2rem;font-weight:650;line-height:1.3}
h3{margin:1.75rem 0 .5rem;font-size:1rem;font-weight:650}
section{margin-top:2.75rem;padding-top:1.25rem;border-top:1px solid var(--grid)}
p{margin:0 0 .75rem;max-width:44rem}
.muted{color:var(--muted)}
.small{font-size:.875rem}

.verdict{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.2fr);gap:1.5rem 3rem;align-items:center;margin-top:1.5rem}
.verdict p{margin:0}
.verdict .of{margin-top:.6rem;font-size:1.0625rem;font-weight:600}
.score{font-size:clamp(3rem,9vw,4.75rem);line-height:1;font-weight:300;letter-spacing:-.03em}
.score.bad{color:var(--alarm);font-size:clamp(2.5rem,8vw,3.75rem)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1.25rem;margin:0;font-size:.9375rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
.alarm{margin:1.5rem 0 0;padding:.75rem 1rem;border-left:3px solid var(--alarm);background:var(--raised);max-width:none;overflow-wrap:anywhere}

.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1.75rem 2rem}
figure{margin:0;break-inside:avoid}
.charts figcaption{display:flex;flex-wrap:wrap;gap:0 .9rem;align-items:baseline;margin-bottom:.25rem;font-size:.875rem;color:var(--muted)}
figcaption strong{color:var(--ink);font-weight:600}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-size:12px;font-family:inherit;font-variant-numeric:tabular-nums}
.key::before{content:"";display:inline-block;width:1.25em;height:0;margin-right:.4em;vertical-align:.28em;border-top:2px solid var(--blue)}
.key.orange::before{border-color:var(--orange)}
.key.dots::before{width:.5em;height:.5em;border:0;border-radius:50%;vertical-align:.08em;background:var(--orange)}
.key.dots.blue::before{background:var(--blue)}
.key.band::before{height:.7em;border:0;vertical-align:-.02em;background:var(--blue);opacity:.25}
.key.box::before{height:.55em;vertical-align:.05em;border:1px solid var(--ink)}
.key.blue.box::before{border-color:var(--blue);background:var(--blue)}
.key.ring::before{width:.55em;height:.55em;border:1.5px solid var(--ink);border-radius:50%;vertical-align:0}

.wide{overflow-x:auto}
.wide:focus-visible{outline:2px solid var(--blue);outline-offset:4px}
table{border-collapse:collapse;font-size:.875rem}
caption{text-align:left;caption-side:top;padding-bottom:.6rem;color:var(--muted)}
th,td{padding:.28rem .7rem;text-align:right;border-bottom:1px solid var(--grid);font-weight:400;white-space:nowrap}
thead th{color:var(--muted);border-bottom-color:var(--line);vertical-align:bottom}
th:first-child,td:first-child{padding-left:0}
.left{text-align:left}
tfoot td,tfoot th{border-bottom:0;border-top:1px solid var(--line)}
tr.best th,tr.best td{font-weight:650}
.name{white-space:normal;overflow-wrap:break-word;text-align:left;min-width:7rem;max-width:20rem}

.confusion table{border-collapse:separate;border-spacing:1px}
.confusion th,.confusion td{border:0;padding:.3rem .45rem;min-width:2.4rem;text-align:center}
.confusion thead th.class,.confusion tbody th{color:var(--ink);font-weight:600}
.confusion tbody th{text-align:right;padding-left:0;max-width:11rem;white-space:normal;overflow-wrap:anywhere}
.confusion .margin{color:var(--muted);text-align:right;padding-left:.8rem}
.confusion tfoot td,.confusion tfoot th{color:var(--muted);padding-top:.5rem}
.confusion tfoot th{text-align:right;padding-left:0}
.confusion .upright{writing-mode:vertical-rl;padding:.5rem .3rem;max-height:11rem;white-space:normal}
.model table{min-width:min(100%,30rem)}
${heat()}
.map{max-width:34rem;margin:0 0 1.5rem}
.map svg text{fill:var(--muted);font-size:9px}
.map .frame{fill:none;stroke:var(--line);stroke-width:.5}
#confusion-caption,.map figcaption{max-width:44rem;margin-bottom:.75rem;color:var(--muted);font-size:.875rem}

.mistakes{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.25rem,1fr));gap:1.25rem 1rem;max-width:none;margin:0;padding:0;list-style:none}
.mistakes img{display:block;width:5.25rem;height:5.25rem;object-fit:contain;image-rendering:pixelated;background:#000;border-radius:.2rem;outline:1px solid var(--grid)}
.mistakes figcaption{margin-top:.35rem;font-size:.8125rem;line-height:1.4;overflow-wrap:anywhere}
.mistakes b{font-weight:650}
.blue-text{color:var(--blue)}
.orange-text{color:var(--orange)}

pre{margin:0;padding:.9rem 1.1rem;overflow-x:auto;background:var(--raised);border-radius:.4rem;font:.8125rem/1.55 ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;tab-size:2}
pre:focus-visible{outline:2px solid var(--blue)}
code{font-family:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92em}
pre code{font-size:inherit}
.comment{color:var(--muted)}
ul{margin:0;padding-left:1.2rem;max-width:44rem}
li{margin-bottom:.4rem}
details{margin-top:1.5rem}
summary{cursor:pointer;width:max-content;max-width:100%;color:var(--muted);font-size:.9375rem}
summary:focus-visible{outline:2px solid var(--blue);outline-offset:3px}
details[open] summary{margin-bottom:.9rem}
p:empty{display:none}
footer{margin-top:3rem;padding-bottom:3rem;color:var(--muted);font-size:.8125rem}

@media (max-width:40rem){
main,header,footer{padding:0 1rem}
.bar>p{flex-basis:100%}
.verdict{grid-template-columns:minmax(0,1fr)}
section{margin-top:2rem}
.confusion th,.confusion td{min-width:1.6rem;padding:.25rem .2rem;font-size:.75rem}
.confusion .margin{padding-left:.5rem}
.mistakes{grid-template-columns:repeat(auto-fill,minmax(5.25rem,1fr))}
}
@media print{
body{font-size:10.5pt}
main,header,footer{max-width:none;padding:0}
.switch,details:not([open]){display:none}
section{break-inside:auto;margin-top:1.5rem}
.mistakes li{break-inside:avoid}
h2,h3{break-after:avoid}
.charts{grid-template-columns:1fr 1fr}
.wide,pre{overflow:visible}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
