import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { misuse } from "../kernels/errors.ts";
import type { Outcome } from "../lab/reproduce/outcome.ts";
import { planTasks, tablesToShow } from "../lab/reproduce/plan.ts";
import { type ReportId, readPublished } from "../lab/reproduce/published.ts";
import type { JudgedTable } from "../lab/reproduce/report/judged.ts";
import { openReproduction, REPRODUCTION_FILES, readBytes } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption } from "./command.ts";
import { assign } from "./reproduce/assignment.ts";
import { surveyFolder } from "./reproduce/survey.ts";
import { trainAll } from "./reproduce/train-all.ts";
import { verdictObjects, verdictTable } from "./reproduce/verdict-table.ts";
import { writeReports } from "./reproduce/write-reports.ts";

const reports: readonly ReportId[] = ["R1", "R2", "R3", "R4", "R5"];

/** What the reports state: it lies at the same place seen from the sources and from what is built. */
const reportsOwn = fileURLToPath(new URL("../../experiments/published.yaml", import.meta.url));

/** `reproduce [R1..R5]`: trains every row of the five reports and writes up what came of it. */
export const reproduce: Command = {
  usage: "reproduce [reports...]",
  summary: "train every row of the five reports and write up what came of it; goes on where it was stopped",
  options: [
    { flags: "--quick", description: "a smaller version of every row, minutes in all" },
    { flags: "--out <dir>", description: "the folder (default: reproduction, with --quick reproduction-quick)" },
    dataOption,
    { flags: "--jobs <n>", description: "how many are trained at a time (default: one a core)" },
    { flags: "--published <file>", description: "a list of rows other than the reports' own" },
    jsonOption,
  ],
  async run(given, terminal) {
    const asked = reportsOf(given.args);
    const quick = given.flag("quick");
    const jobs = given.whole("jobs", 1) ?? availableParallelism();
    const list = resolve(given.text("published") ?? reportsOwn);
    const { tables } = readPublished(list, await readBytes(list));
    const isAsked = new Set(
      tables.filter(({ report }) => asked.includes(report)).flatMap(({ rows }) => rows.map(({ id }) => id)),
    );
    const assignments = await assign(planTasks(tables, quick), list);
    const folder = await openReproduction(given.text("out") ?? (quick ? "reproduction-quick" : "reproduction"), quick);
    try {
      const { outcomes: earlier, open: left } = await surveyFolder(assignments, folder, given);
      const before = earlier.filter(({ task }) => isAsked.has(task.row)).length;
      // The longest first, so that none is waited for alone in the end.
      const open = left.filter(({ task }) => isAsked.has(task.row)).sort((a, b) => b.expected - a.expected);
      const report = async (found: readonly Outcome[]): Promise<readonly JudgedTable[]> => {
        // In the order of the tables, whichever ended first.
        const byKey = new Map(found.map((outcome) => [outcome.task.key, outcome]));
        const outcomes = assignments.flatMap(({ task }) => byKey.get(task.key) ?? []);
        const circumstances = { path: folder.path, list, quick, jobs, command: commandOf(given, ["published"]) };
        return writeReports({ tables: tablesToShow(tables, asked, outcomes) }, outcomes, circumstances);
      };
      // What others may look at from the beginning; what is still to come is pending.
      await report(earlier);
      const { outcomes: later, failed, interrupted } = await trainAll(open, { before, jobs }, terminal);
      const judged = await report([...earlier, ...later]);

      const page = relative(process.cwd(), join(folder.path, REPRODUCTION_FILES.html));
      const again = commandOf(given, ["out", "data", "jobs", "published"]);
      const pending = open.length - later.length - failed;
      if (terminal.json) {
        for (const object of verdictObjects(judged)) terminal.out(JSON.stringify(object));
        const event = interrupted ? "interrupted" : "end";
        terminal.out(JSON.stringify({ event, done: before + later.length, failed, pending, report: page }));
      } else {
        for (const line of verdictTable(judged)) terminal.out(line);
        terminal.out(`report  ${page}`);
        if (failed > 0) terminal.err(`${failed} of ${before + open.length} failed. Try them again with: ${again}`);
        if (interrupted) terminal.err(`Interrupted; what was done is kept. Continue with: ${again}`);
      }
      return interrupted ? 130 : failed > 0 ? 1 : 0;
    } finally {
      await folder.close();
    }
  },
};

/** Those that are named, all where none is. @throws UsageError for another word */
function reportsOf(words: readonly string[]): readonly ReportId[] {
  const named = words.map((word) => {
    const found = reports.find((id) => id === word.toUpperCase());
    if (found === undefined) throw misuse("reproduce", `some of ${reports.join(", ")}`, word);
    return found;
  });
  return named.length > 0 ? named : reports;
}

/** The command as it can be typed again, with those of its options that are named. */
function commandOf(given: Invocation, options: readonly string[]): string {
  const values = options.flatMap((option) => {
    const value = given.text(option);
    return value === undefined ? [] : [`--${option}`, value];
  });
  return ["npx nabla reproduce", ...given.args, ...(given.flag("quick") ? ["--quick"] : []), ...values].join(" ");
}
