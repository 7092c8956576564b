import { count, duration } from "../../report/figures.ts";
import type { ReportId } from "../published.ts";
import { anchor } from "./anchor.ts";
import type { Block, Section, Table, Words } from "./blocks.ts";
import type { ReproductionEnvironment } from "./environment.ts";
import type { JudgedRow, JudgedTable } from "./judged.ts";
import { texts } from "./texts.ts";
import { everyVerdict } from "./verdict-marks.ts";

/** What stands above the contents: what this is, and how it came out in one line. */
export function lead(tables: readonly JudgedTable[], { quick }: ReproductionEnvironment): Block[] {
  const rows = tables.flatMap((table) => table.rows);
  const counted = everyVerdict.flatMap((verdict): Words => {
    const times = rows.filter((row) => row.verdict === verdict).length;
    return times > 0 ? [{ verdict, times: count(times) }] : [];
  });
  return [
    { kind: "paragraph", words: [texts.abstract] },
    ...(quick ? [{ kind: "paragraph", words: [texts.quick] } as const] : []),
    {
      kind: "paragraph",
      words: [{ strong: texts.outcomeOf(count(rows.length)) }, ...counted],
    },
    { kind: "contents" },
  ];
}

/** How many rows came out how, where and when they ran, and what each word of that means. */
export function summary(tables: readonly JudgedTable[], environment: ReproductionEnvironment): Section {
  const differing = tables.flatMap(({ table, rows }) =>
    rows.filter(({ verdict }) => verdict === "differs").map((row) => difference(row, table)),
  );
  const differences: Section = {
    id: "differences",
    title: texts.differences,
    blocks: [{ kind: "list", items: differing }],
  };
  return {
    id: "summary",
    title: texts.summary,
    blocks: [verdicts(tables)],
    sections: [
      ...(differing.length > 0 ? [differences] : []),
      { id: "run", title: texts.surroundings, blocks: surroundings(tables, environment) },
      { id: "reading", title: texts.howToRead, blocks: reading() },
    ],
  };
}

function difference({ row, because }: JudgedRow, { id, report, title }: JudgedTable["table"]): Words {
  const text = {
    en: `${report}, ${title.en}, ${row.label.en}:`,
    zh: `${report}，${title.zh}，${row.label.zh}：`,
  };
  return [{ to: anchor("row", id, row.id), text }, because];
}

/** Reports down, verdicts across. */
function verdicts(tables: readonly JudgedTable[]): Table {
  const line = (name: Words, rows: readonly JudgedRow[]): Table["rows"][number] => ({
    cells: [
      name,
      [count(rows.length)],
      ...everyVerdict.map((verdict) => {
        const times = rows.filter((row) => row.verdict === verdict).length;
        return [times > 0 ? count(times) : "–"];
      }),
      [duration(secondsOf(rows))],
    ],
  });
  const reports = [...new Set(tables.map(({ table }) => table.report))];
  const of = (report: ReportId): JudgedRow[] =>
    tables.filter(({ table }) => table.report === report).flatMap(({ rows }) => rows);
  return {
    kind: "table",
    id: "verdicts",
    caption: [texts.results],
    columns: [
      { title: texts.report, holds: "words" },
      { title: texts.rows, holds: "numbers" },
      ...everyVerdict.map((verdict) => ({ title: texts[verdict], holds: "numbers" }) as const),
      { title: texts.time, holds: "numbers" },
    ],
    rows: [
      ...reports.map((report) => line([report], of(report))),
      line(
        [texts.total],
        tables.flatMap(({ rows }) => rows),
      ),
    ],
    full: true,
    totals: true,
  };
}

function surroundings(tables: readonly JudgedTable[], environment: ReproductionEnvironment): Block[] {
  const { version, engine, kernels, machine, cores, jobs, created, command } = environment;
  const rows = tables.flatMap((table) => table.rows);
  const trainings = once(rows).reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  return [
    { kind: "command", command },
    {
      kind: "facts",
      facts: [
        [[texts.trainings], [count(trainings)]],
        [[texts.trainingTime], [duration(secondsOf(rows))]],
        [[texts.jobs], [texts.jobsAre(count(jobs))]],
        [[texts.seeds], seeds(once(rows))],
        [[texts.machine], [texts.cores(machine, count(cores))]],
        [[texts.engine], [engine]],
        [[texts.kernels], [kernels]],
        [[texts.version], [`Nabla ${version}`]],
        [[texts.date], [created.slice(0, 10)]],
      ],
    },
  ];
}

/** Rows that several tables list are one training. */
function once(rows: readonly JudgedRow[]): JudgedRow[] {
  return [...new Map(rows.map((row) => [row.row.id, row])).values()];
}

function secondsOf(rows: readonly JudgedRow[]): number {
  return once(rows).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Which seeds were trained, and over how many rows: `0, 1, 2 (12 rows)`. */
function seeds(rows: readonly JudgedRow[]): Words {
  const times = new Map<string, number>();
  for (const { outcomes } of rows) {
    const list = outcomes.map(({ task }) => task.seed).join(", ");
    if (list !== "") times.set(list, (times.get(list) ?? 0) + 1);
  }
  const all = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return all.map(([list, n], i) => {
    const { en, zh } = texts.seedsOf(list, count(n));
    return i < all.length - 1 ? { en: `${en};`, zh: `${zh}；` } : { en, zh };
  });
}

function reading(): Block[] {
  const meanings = {
    exact: texts.exactMeans,
    reproduced: texts.reproducedMeans,
    better: texts.betterMeans,
    differs: texts.differsMeans,
    added: texts.addedMeans,
    pending: texts.pendingMeans,
  };
  return [
    { kind: "facts", facts: everyVerdict.map((verdict) => [[{ verdict }], [meanings[verdict]]] as const) },
    { kind: "paragraph", words: [texts.deviationMeans], tone: "muted" },
  ];
}
