import { expect, test } from "vitest";
import { linearAxis } from "../../../../src/lab/report/charts/axis.ts";
import { draw, placeholder } from "../../../../src/lab/report/charts/draw.ts";
import { toOption } from "../../../../src/lab/report/charts/plot.ts";
import { readMarkup } from "../check-markup.ts";

const axis = { ...linearAxis([0, 10]), min: 0, max: 10 };
const small = linearAxis([0, 0.02]);
const plot = (points: [number, number][], style: "line" | "dotted" | "points" = "line", mark?: number) =>
  draw("it", toOption({ x: axis, y: small, series: [{ points, color: "orange", style }], mark })).markup;

test("values lie where the axes put them", () => {
  const line = /<path d="([^"]*)"[^>]*stroke="var\(--orange\)"/.exec(
    plot([
      [0, 0],
      [5, 0.01],
      [10, 0.02],
    ]),
  )?.[1];
  // The plot's frame runs from 50 to 388 and from 206 up to 10.
  expect(line).toBe("M50 206L219 108L388 10");
});

test("tick texts keep all their digits", () => {
  const { text } = readMarkup(plot([[0, 0.015]]));
  expect(text).toBe("00.0050.010.0150.020246810");
});

test("every colour follows the page's theme", () => {
  const { tags } = readMarkup(
    plot(
      [
        [0, 0],
        [5, 0.01],
        [10, 0.02],
      ],
      "dotted",
      5,
    ),
  );
  const colours = tags.flatMap(({ attributes }) => [attributes["fill"], attributes["stroke"]]).filter(Boolean);
  expect(colours.length).toBeGreaterThan(10);
  for (const colour of colours) expect(colour).toMatch(/^(none|var\(--(blue|orange|muted|line|grid)\))$/);
});

test("nothing of a live chart is left: no style, no class, no metadata, no name space", () => {
  const markup = plot(
    [
      [0, 0],
      [5, 0.01],
    ],
    "dotted",
    5,
  );
  expect(markup).not.toMatch(/style|class=|ecmeta|xmlns|zr\d|http|hover/);
});

test("a dotted line has dots, a plain one none, a lonely point one", () => {
  const dots = (markup: string): number => markup.split("<circle").length - 1;
  expect(
    dots(
      plot(
        [
          [0, 0],
          [5, 0.01],
        ],
        "dotted",
      ),
    ),
  ).toBe(2);
  expect(
    dots(
      plot([
        [0, 0],
        [5, 0.01],
      ]),
    ),
  ).toBe(0);
  expect(dots(plot([[0, 0.01]]))).toBe(1);
  expect(
    dots(
      plot([
        [1, 0],
        [2, Number.NaN],
        [3, 0.01],
        [4, 0.01],
      ]),
    ),
  ).toBe(1);
  expect(plot([[5, 0.01]], "points")).toContain('<circle cx="219" cy="108" r="2.75"');
});

test("a second drawing of the same is the same, byte for byte", () => {
  expect(
    plot([
      [1, 0.01],
      [2, 0.02],
    ]),
  ).toBe(
    plot([
      [1, 0.01],
      [2, 0.02],
    ]),
  );
});

test("a band lies under its line, faint", () => {
  const x = { ...linearAxis([0, 10]), min: 0, max: 10 };
  const points = [
    [0, 0, 0.01],
    [10, 0.01, 0.02],
  ] as const;
  const line = { points: [[0, 0.005] as const, [10, 0.015] as const], color: "ink", style: "line" } as const;
  const { markup } = draw("it", toOption({ x, y: small, band: { points, color: "blue" }, series: [line] }));
  // Over the upper ends and back under the lower ones.
  expect(markup).toMatch(/<polygon points="50 108 388 10 388 108 50 206" fill="var\(--blue\)" fill-opacity="0.16">/);
  expect(markup.indexOf('fill="var(--blue)"')).toBeLessThan(markup.indexOf('stroke="var(--ink)"'));
});

test("a ring is hollow, and its line as wide as it was asked to be", () => {
  const x = { ...linearAxis([0, 10]), min: 0, max: 10 };
  const series = [{ points: [[5, 0.01] as const], color: "ink", style: "rings" } as const];
  const { tags } = readMarkup(draw("it", toOption({ x, y: small, series })).markup);
  expect(tags.find(({ name }) => name === "circle")?.attributes).toMatchObject({
    cx: "219",
    cy: "108",
    r: "3.5",
    fill: "var(--paper)",
    stroke: "var(--ink)",
    "stroke-width": "1.5",
  });
});

test("a placeholder becomes a text in each language, escaped; a description is named", () => {
  const words = [{ en: "a < b", zh: "甲" }];
  const axis = linearAxis([0, 1]);
  const named = { ...axis, ticks: [0], text: () => placeholder(0) };
  const option = toOption({ x: named, y: axis, series: [] });
  const { markup } = draw("it", option, { words, described: true, size: { width: 300, height: 100 } });
  expect(markup).toMatch(/<text lang="en"[^>]*>a &lt; b<\/text><text lang="zh-Hans"[^>]*>甲<\/text>/);
  expect(markup).toMatch(
    /^<svg viewBox="0 0 300 100" role="img" aria-labelledby="it-caption" aria-describedby="it-words">/,
  );
});
