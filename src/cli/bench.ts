import { setTimeout as pause } from "node:timers/promises";
import { misuse } from "../kernels/errors.ts";
import { type Figures, measureWorkload } from "../lab/bench/measure-workload.ts";
import type { Workload } from "../lab/bench/workload.ts";
import { workloadData } from "../lab/bench/workload-data.ts";
import { workloads } from "../lab/bench/workloads.ts";
import { benchDigits, dataFolders, describeEngine, nablaVersion } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption } from "./command.ts";
import { contestantNames, startContestants } from "./contestants.ts";
import { thousands } from "./numbers.ts";

/** Threads of kernels that have just had their turn may still spin; the next ones wait until they sleep. */
const settle = 40;

/** `bench`: how fast every kind of kernels does every workload. */
export const bench: Command = {
  usage: "bench",
  summary: "how fast all kernels on this machine do the workloads W1 to W9, measured in turns",
  options: [
    { flags: "--workloads <list>", description: "only these: names or their beginnings, as W1,W7 (default: all)" },
    { flags: "--kernels <list>", description: `some of ${contestantNames.join(", ")} (default: all that run here)` },
    { flags: "--threads <n>", description: "how many threads the -threads ones take (default: 2)" },
    { flags: "--rounds <n>", description: "how many turns each has; the median counts (default: 5)" },
    { flags: "--seconds <s>", description: "how long a turn is (default: 0.1)" },
    dataOption,
    jsonOption,
  ],
  async run(given, terminal) {
    const chosen = chooseWorkloads(listed(given, "workloads"));
    const now = (): number => performance.now();
    const timing = {
      rounds: given.whole("rounds", 1) ?? 5,
      seconds: secondsOf(given),
      now,
      pause: () => pause(settle),
    };
    const { digits, source } = await benchDigits(dataFolders(given.text("data")));
    const { contestants, missing, close } = startContestants(
      listed(given, "kernels"),
      given.whole("threads", 2) ?? 2,
      now,
    );
    const interruption = terminal.listen();
    try {
      const { rounds, seconds } = timing;
      if (terminal.json) {
        const engine = describeEngine();
        terminal.out(
          JSON.stringify({ event: "machine", nabla: nablaVersion(), engine, digits: source, rounds, seconds }),
        );
      } else for (const line of heading(source, rounds, seconds)) terminal.out(line);
      for (const line of missing) terminal.err(line);
      for (const workload of chosen) {
        if (terminal.live) terminal.redraw(`${workload.id} …`);
        const figures = await measureWorkload(workload, workloadData(workload, digits), contestants, timing);
        for (const line of terminal.json ? objects(workload, figures) : describe(workload, figures)) terminal.out(line);
        if (interruption.asked) return 130;
      }
      return 0;
    } finally {
      interruption.end();
      close();
    }
  },
};

/** `--name a,b` as a list. */
function listed(given: Invocation, option: string): readonly string[] | undefined {
  return given.text(option)?.split(",");
}

function chooseWorkloads(beginnings: readonly string[] | undefined): readonly Workload[] {
  const begins = (id: string, beginning: string): boolean => id.toLowerCase().startsWith(beginning.toLowerCase());
  const none = beginnings?.find((one) => one === "" || !workloads.some(({ id }) => begins(id, one)));
  if (none !== undefined)
    throw misuse("measure workloads", `some of ${workloads.map(({ id }) => id).join(", ")}`, none || "no name");
  return workloads.filter(({ id }) => !beginnings || beginnings.some((one) => begins(id, one)));
}

function secondsOf(given: Invocation): number {
  const text = given.text("seconds") ?? "0.1";
  const seconds = Number(text);
  if (!(text.trim() !== "" && seconds > 0 && seconds <= 60)) {
    throw misuse("read --seconds", "a number above 0, at most 60", text);
  }
  return seconds;
}

function heading(source: string, rounds: number, seconds: number): string[] {
  const { cpu, cores, node } = describeEngine();
  return [
    `Nabla ${nablaVersion()}, Node ${node}, ${cpu}, ${cores} cores; on ${source}; medians of ${rounds} turns of ${seconds} s`,
    "The peak is that of 128-bit SIMD, one core's for each thread, and for a BLAS what its product of 512x512 matrices",
    "reaches, measured in the same turns. GFLOP/s counts all products, also those with a zero that kernels leave out.",
  ];
}

function describe({ id, title, batch, dtype }: Workload, figures: readonly Figures[]): string[] {
  const lines = figures.map(({ contestant: { name, threads }, samplesPerSecond, gflops, peak }) => {
    const who = name.endsWith("-threads") ? `${name.slice(0, -"-threads".length)}, ${threads} threads` : name;
    const share = peak === undefined ? "" : `${((100 * gflops) / peak).toFixed(0)}% of ${peak.toFixed(1)}`;
    return `  ${who.padEnd(18)}${thousands(samplesPerSecond).padStart(11)} samples/s${gflops.toFixed(2).padStart(9)} GFLOP/s${share.padStart(15)}`;
  });
  return ["", `${id}  ${title}; batch ${batch}, ${dtype}`, ...lines];
}

function objects({ id, title, batch, dtype }: Workload, figures: readonly Figures[]): string[] {
  return figures.map(({ contestant: { name: kernels, threads }, rounds, usPerStep, samplesPerSecond, gflops, peak }) =>
    JSON.stringify({
      event: "result",
      workload: id,
      title,
      batch,
      dtype,
      kernels,
      threads,
      us_per_step: usPerStep,
      samples_per_s: samplesPerSecond,
      gflops,
      peak_gflops: peak,
      rounds,
    }),
  );
}
