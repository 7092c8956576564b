import { describe, expect, test } from "vitest";
import { base64 } from "../../../src/data/base64.ts";
import { encodePng } from "../../../src/data/png.ts";
import { reportHtml } from "../../../src/lab/report/report-html.ts";
import type { RunReport } from "../../../src/lab/report/run-report.ts";
import { readMarkup } from "./check-markup.ts";
import { classification, divergence, epoch, regression } from "./made-up-runs.ts";

const grid = (classes: number): number[][] =>
  Array.from({ length: classes }, (_, i) =>
    Array.from({ length: classes }, (_, j) => (i === j ? 90 : (i + 2 * j) % 4)),
  );
const nan = Number.NaN;
const infinite = Number.POSITIVE_INFINITY;

const everyRun: Record<string, RunReport> = {
  classification: classification(),
  regression: regression(),
  divergence: divergence(),
  "one epoch": classification({ history: [epoch(1)] }),
  "two epochs without validation": classification({ history: [epoch(1), epoch(2)] }),
  "two classes": classification({ confusion: grid(2), classes: ["no", "yes"] }),
  "100 classes": classification({ confusion: grid(100), classes: undefined, mistakes: undefined }),
  "no class has examples": classification({
    confusion: [
      [0, 0],
      [0, 0],
    ],
  }),
  "mistakes without pictures": classification({
    mistakes: [{ index: 5, truth: 0, guess: 2, probability: 0.75, truthProbability: 0.25 }],
  }),
  "nothing is a number": classification({
    history: [1, 2, 3].map((n) => epoch(n, { loss: nan, val_loss: infinite, acc: nan, lr: n, grad_norm: infinite })),
    result: { stopped: "diverged", bestEpoch: 0, seconds: nan, test: { loss: nan, acc: nan, n: 0 } },
  }),
  zeros: classification({ history: [1, 2].map((n) => epoch(n, { loss: 0, grad_norm: 0, update_ratio: 0, lr: 0 })) }),
  "a fit of nothing": regression({ fit: { x: [], t: [], y: [] } }),
  "a fit that broke": regression({ fit: { x: [1, nan], t: [1, 2], y: [infinite, 1e300] } }),
  "nothing measured": regression({
    history: [],
    result: { stopped: "finished", bestEpoch: 0, seconds: 0 },
    fit: undefined,
  }),
};

describe.each(Object.entries(everyRun))("%s", (_, run) => {
  const written = reportHtml(run);
  const { tags, text } = readMarkup(written);

  test("is read back whole, with one h1 and no level left out", () => {
    const levels = tags.flatMap(({ name }) => /^h(\d)$/.exec(name)?.[1] ?? []).map(Number);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test("asks for nothing outside itself", () => {
    expect(written).not.toMatch(/https?:|\/\/[a-z]|url\((?!#)|@import|xmlns|file:/i);
    for (const { attributes } of tags) {
      for (const key of ["src", "href"]) if (key in attributes) expect(attributes[key]).toMatch(/^data:/);
      expect(Object.keys(attributes).filter((key) => key === "style" || key.startsWith("on"))).toEqual([]);
    }
  });

  test("names what pictures, drawings and scrolled regions show", () => {
    const ids = tags.flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, attributes } of tags) {
      if (name === "svg" || attributes["role"] === "region") expect(ids).toContain(attributes["aria-labelledby"]);
      if (name === "img") expect(attributes["alt"]).toMatch(/^#\d+$/);
    }
  });

  test("says each thing in both languages", () => {
    const said = (lang: string): number =>
      tags.filter(({ name, attributes }) => name === "span" && attributes["lang"] === lang).length;
    expect(said("en")).toBeGreaterThan(15);
    expect(said("zh-Hans")).toBe(said("en"));
  });

  test("has no leftovers of code in it", () => {
    expect(text).not.toMatch(/undefined|\[object|function|\$\{/);
    expect(written).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
  });

  test("is small, and the same each time", () => {
    expect(written.length).toBeLessThan(200_000);
    expect(reportHtml(run)).toBe(written);
  });
});

test("figures on the page are the run's", () => {
  const { text } = readMarkup(reportHtml(classification()));
  for (const shown of [
    "93.25%",
    "373 of 400 right",
    "loss 0.1235",
    "90.36% to 95.32%",
    "accuracy 91.00%",
    "early, after epoch 4: best weights restored",
    "1 min 32 s",
    "2,500 samples/s",
    "2,355",
    "0123abcd".repeat(8),
    "2025-03-14 09:26 UTC",
  ]) {
    expect(text).toContain(shown);
  }
});

test("every epoch's figures are in the table, the best one marked", () => {
  const written = reportHtml(classification());
  expect(written).toContain(
    '<tr><th scope="row">2</th><td>0.500000</td><td>1.00000</td><td>92.00%</td><td>90.00%</td><td>0.005</td><td>0.5000</td><td>0.00200</td><td>2,000</td></tr>',
  );
  expect(written).toMatch(/<tr class="best"><th scope="row">3 /);
  expect(written.match(/<tr class="best">/g)).toHaveLength(1);
});

test("a long run's table keeps the first, the best and the last epoch, and says that it chose", () => {
  const written = reportHtml(regression({ result: { ...regression().result, bestEpoch: 1234 } }));
  const rows = [...written.matchAll(/<th scope="row">(\d+)/g)].map(([, n]) => Number(n));
  expect(rows).toContain(1);
  expect(rows).toContain(1234);
  expect(rows).toContain(5000);
  expect(rows.length).toBeLessThan(110);
  expect(written).toContain(`${rows.length} of 5,000 epochs`);
});

test("counts of the confusion matrix stand in their rows, with recall and precision", () => {
  const written = reportHtml(classification());
  const row = (name: string): string => new RegExp(`<tr><th scope="row">${name}</th>.*</tr>`).exec(written)?.[0] ?? "";
  expect(
    row("dog")
      .replace(/<[^>]+>/g, " ")
      .trim()
      .split(/\s+/),
  ).toEqual(["dog", "7", "142", "2", "94.0"]);
  expect(row("cat")).toContain("<td></td>");
  expect(/<tfoot>.*<\/tfoot>/.exec(written)?.[0]).toContain("<td>94.5</td><td>88.8</td><td>98.2</td>");
});

test("many classes make a map and a table, hardest first", () => {
  const confusion = grid(100);
  confusion[42][42] = 1;
  const written = reportHtml(
    classification({ confusion, classes: Array.from({ length: 100 }, (_, i) => `kind ${i}`) }),
  );
  const drawn = [...written.matchAll(/ d="((?:M\d+ \d+h1v1h-1z)+)"/g)].flatMap(([, d]) => d.match(/M\d+ \d+/g) ?? []);
  const counted = confusion.flatMap((row, i) => row.flatMap((n, j) => (n > 0 ? [`M${j} ${i}`] : [])));
  expect(drawn.sort()).toEqual(counted.sort());
  expect(/<th scope="row" class="name">(.*?)<\/th>/.exec(written)?.[1]).toBe("kind 42");
});

test("mistakes are pictures with truth, guess and both probabilities", () => {
  const run = classification();
  const written = reportHtml(run);
  const first = /<li><figure><img.*?<\/li>/s.exec(written)?.[0] ?? "";
  const picture = run.mistakes?.[0].picture;
  expect(first).toContain(`data:image/png;base64,${picture && base64(encodePng(picture.gray, 2, 3))}`);
  expect(first).toContain('width="2" height="3" alt="#41"');
  expect(first).toMatch(/>cat<\/b> <span class="muted">1.2%<.*>dog<\/b> <span class="muted">98.7%</s);
});

test("no more than 48 mistakes are shown, and the page says of how many", () => {
  const one = classification().mistakes?.[0];
  const written = reportHtml(
    classification({ mistakes: Array.from({ length: 60 }, (_, index) => ({ ...one!, index })) }),
  );
  expect(written.match(/<img/g)).toHaveLength(48);
  expect(written).toContain("48 of 60 are shown.");
});

test("a diverged run says so, where and why, and does not offer its weights for evaluation", () => {
  const written = reportHtml(divergence());
  expect(written).toMatch(/class="score bad"><span lang="en">Diverged/);
  expect(written).toContain(
    'class="alarm" translate="no">loss is NaN at epoch 1, batch 2: first non-finite value in model[1] linear<',
  );
  expect(written).toContain("No epoch was finished");
  expect(written).not.toContain("nabla evaluate");
  expect(reportHtml(classification())).toContain("nabla evaluate");
});

test("a regression shows its loss, its fit and the error of it", () => {
  const written = reportHtml(regression());
  expect(written).toContain('<p class="score">2.130e-5</p>');
  expect(written).toContain("Mean squared error 0.2500 over 5 points.");
  expect(written).toContain('aria-labelledby="residual-caption"');
  expect(written).not.toContain('id="accuracy-caption"');
});

test("the other draw has another seed than this one", () => {
  expect(reportHtml(classification())).toContain("nabla train config.yaml --seed 8 ");
  expect(reportHtml(regression())).toContain("nabla train config.yaml --seed 1 ");
});

test("a learning rate that never moves is said, one that moves is drawn", () => {
  expect(reportHtml(regression())).toContain("Learning rate 0.001 throughout.");
  expect(reportHtml(regression())).not.toContain('id="rate-caption"');
  expect(reportHtml(classification())).toContain('id="rate-caption"');
});

test("without a test split the validation split's figure leads, and without both the training loss", () => {
  const { test: _, ...result } = classification().result;
  expect(reportHtml(classification({ result }))).toMatch(
    /class="score">91.00%<\/p>\n<p class="of"><span lang="en">validation acc/,
  );
  const bare = { stopped: "finished", bestEpoch: 4, seconds: 1 } as const;
  expect(reportHtml(classification({ result: bare }))).toMatch(
    /class="score">0.2500<\/p>\n<p class="of"><span lang="en">training/,
  );
});

test("whatever the user names is text", () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='x'>&amp;\u0000`;
  const written = reportHtml(
    classification({
      name: evil,
      title: evil,
      created: evil,
      config: `a: ${evil}`,
      environment: { [evil]: evil },
      model: [{ index: 0, kind: evil, output: [1], parameters: 1 }],
      classes: [evil, evil, evil],
      result: { ...divergence().result, message: evil, weightsSha256: evil },
    }),
  );
  const { tags, text } = readMarkup(written);
  expect(tags.filter(({ name }) => name === "script")).toHaveLength(1);
  expect(tags.filter(({ attributes }) => "onerror" in attributes)).toEqual([]);
  expect(text.split("&lt;script&gt;alert(1)&lt;/script&gt;").length - 1).toBeGreaterThanOrEqual(11);
  expect(text).toContain("&amp;amp;\uFFFD");
});
