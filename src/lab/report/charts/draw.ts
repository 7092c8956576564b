import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type Html, trusted } from "../html.ts";
import { plotSize } from "./plot.ts";

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/**
 * Draws a chart as an SVG element. What only a live chart needs (hover rules, metadata, namespaces) and what the page's CSS
 * says better (fonts, size) is taken off, and ids get the chart's own name: they count up from chart to chart otherwise.
 *
 * @param id names the chart in the page; its caption is `${id}-caption`
 */
export function draw(id: string, option: EChartsCoreOption): Html {
  const { width, height } = plotSize;
  const chart = init(undefined, undefined, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return trusted(clean(chart.renderToSVGString(), id));
  } finally {
    chart.dispose();
  }
}

/** How a dot is drawn: a unit circle of two arcs under a matrix. */
const disc =
  /<path d="M1 0A1 1 0 1 1 1 -0\.1A1 1 0 0 1 1 0" transform="matrix\(([\d.]+),0,0,\1,([\d.-]+),([\d.-]+)\)"([^>]*)><\/path>/g;

/** An attribute with its coordinates to a hundredth. Texts keep their digits. */
function short(attribute: string): string {
  return attribute.replace(/\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2))));
}

function clean(svg: string, id: string): string {
  const { width, height } = plotSize;
  const body = svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, "")
    .replace(/<style.*?<\/style>/gs, "")
    .replace(/ (?:class|style|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(/<rect[^>]*fill="none"[^>]*><\/rect>/g, "")
    .replace(/ fill="#000"/g, "")
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/<defs >/g, "<defs>")
    .replace(/ (?:d|transform|x|y)="[^"]*"/g, short)
    .replace(disc, '<circle cx="$2" cy="$3" r="$1"$4></circle>')
    .replace(/\n+/g, "");
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-caption">${body}</svg>`;
}
