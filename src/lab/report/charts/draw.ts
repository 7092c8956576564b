import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escapeText, type Html, trusted } from "../html.ts";
import type { Text } from "../language.ts";
import { plotSize, type Size } from "./plot.ts";

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/**
 * Draws a chart as an SVG element. What only a live chart needs (hover rules, metadata, namespaces) and what the page's CSS
 * says better (fonts, size) is taken off, and ids get the chart's own name: they count up from chart to chart otherwise.
 *
 * @param id names the chart in the page; its caption is `${id}-caption`, and `${id}-words` describes it where `described`
 * @param words texts in both languages, which stand in the option as {@link placeholder}
 */
export function draw(
  id: string,
  option: EChartsCoreOption,
  { size = plotSize, described = false, words = [] }: Drawn = {},
): Html {
  const { width, height } = size;
  const chart = init(undefined, undefined, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    const describedBy = described ? ` aria-describedby="${id}-words"` : "";
    const body = both(clean(chart.renderToSVGString(), id), words);
    return trusted(
      `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-caption"${describedBy}>${body}</svg>`,
    );
  } finally {
    chart.dispose();
  }
}

interface Drawn {
  readonly size?: Size;
  readonly described?: boolean;
  readonly words?: readonly Text[];
}

/** Stands for the text of this index until the drawing is done: echarts writes a text in one language only. */
export function placeholder(index: number): string {
  return `⟦${index}⟧`;
}

function both(svg: string, words: readonly Text[]): string {
  return svg.replace(/<text([^>]*)>⟦(\d+)⟧<\/text>/g, (_, attributes, index) => {
    const { en, zh } = words[Number(index)];
    return `<text lang="en"${attributes}>${escapeText(en)}</text><text lang="zh-Hans"${attributes}>${escapeText(zh)}</text>`;
  });
}

/** How a dot is drawn: a unit circle of two arcs under a matrix. */
const disc =
  /<path d="M1 0A1 1 0 1 1 1 -0\.1A1 1 0 0 1 1 0" transform="matrix\(([\d.]+),0,0,\1,([\d.-]+),([\d.-]+)\)"([^>]*)><\/path>/g;

/** A line's width as it is drawn: echarts divides it by the scale of the matrix. */
function unscaled(attributes: string, scale: number): string {
  return attributes.replace(/(?<= stroke-width=")[\d.]+/, (width) =>
    String(Number((Number(width) * scale).toFixed(2))),
  );
}

/** An attribute with its coordinates to a hundredth. Texts keep their digits. */
function short(attribute: string): string {
  return attribute.replace(/\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2))));
}

function clean(svg: string, id: string): string {
  return svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, "")
    .replace(/<style.*?<\/style>/gs, "")
    .replace(/ (?:class|style|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(/<rect[^>]*fill="none"[^>]*><\/rect>/g, "")
    .replace(/ fill="#000"/g, "")
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/<defs >/g, "<defs>")
    .replace(/ (?:d|points|transform|x|y)="[^"]*"/g, short)
    .replace(
      disc,
      (_, r, cx, cy, rest) => `<circle cx="${cx}" cy="${cy}" r="${r}"${unscaled(rest, Number(r))}></circle>`,
    )
    .replace(/\n+/g, "");
}
