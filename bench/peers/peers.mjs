// Measures the peers of Nabla, and Nabla, on the workloads of src/lab/bench: all in the same run, in turns, because the
// machines are shared. Usage: node bench/peers/peers.mjs [--rounds 7] [--seconds 0.3] [--workloads W1-sgd,W2]
// [--peers PyTorch,numpy] [--json FILE] [--readme README.md] [--check]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { median } from "../../dist/lab/bench/time-steps.js";
import { workloads as allWorkloads } from "../../dist/lab/bench/workloads.js";
import { contestants } from "./contestants.mjs";
import { prepare } from "./prepare.mjs";
import { markdown, plain, writeTable } from "./table.mjs";
import { startWorker } from "./worker-process.mjs";

/** After the first rounds, settings this much slower than the best of their peer on a workload are asked no more. */
const hopeless = 1.3;
const scoutingRounds = 2;

/** A step that takes longer than this is measured once. */
const endlessUs = 1e6;

/** Threads of a peer that has just answered may still spin; the next one waits until they sleep. */
const settleMs = 40;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "0.3" },
    workloads: { type: "string" },
    peers: { type: "string" },
    json: { type: "string" },
    readme: { type: "string" },
    check: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
if (!(rounds >= 1 && seconds > 0)) {
  console.error(
    `Cannot measure: expected rounds and seconds above 0, received ${options.rounds} and ${options.seconds}.`,
  );
  process.exit(2);
}

const chosen = (list, name) => !list || list.split(",").some((one) => name.toLowerCase().startsWith(one.toLowerCase()));
const workloads = allWorkloads.filter(({ id }) => chosen(options.workloads, id));
const folder = mkdtempSync(join(tmpdir(), "nabla-peers-"));
const data = await prepare(workloads, folder);

/** Every setting of every peer, with its worker and what it has answered by workload. */
const entries = [];
const versions = { node: process.version };
for (const { name, settings } of contestants.filter(({ name }) => chosen(options.peers, name))) {
  for (const setting of settings) {
    const worker = await startWorker(setting, folder);
    entries.push({ name, setting, worker, answers: new Map(workloads.map(({ id }) => [id, []])) });
    for (const [what, version] of Object.entries(worker.version ?? {})) {
      const known = versions[what]?.split(" / ") ?? [];
      if (!known.includes(version)) versions[what] = [...known, version].join(" / ");
    }
    console.error(`${name} (${setting.label}): ${worker.cannot ?? "ready"}`);
  }
}

try {
  if (options.check) await check();
  else await measure();
} finally {
  for (const { worker } of entries) worker.stop?.();
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  for (let round = 0; round < rounds; round++) {
    for (const { id } of workloads) {
      // Each round begins with another peer, so that none always follows the same one.
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[(i + round) % entries.length];
        if (skipped(entry, id, round)) continue;
        const answer = await entry.worker.ask({ workload: id, seconds });
        entry.answers.get(id).push(answer);
        await pause(settleMs);
      }
      console.error(`round ${round + 1}/${rounds} ${id}`);
    }
  }
  const report = {
    machine: `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores`,
    date: new Date().toISOString(),
    rounds,
    seconds,
    data,
    versions,
    results: workloads.map((workload) => ({
      workload: workload.id,
      title: workload.title,
      batch: workload.batch,
      dtype: workload.dtype,
      peers: Object.fromEntries(
        [...new Set(entries.map(({ name }) => name))].map((name) => [name, best(name, workload)]),
      ),
    })),
  };
  console.log(plain(report));
  console.log(`\n${markdown(report)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (options.readme) writeFileSync(options.readme, writeTable(readFileSync(options.readme, "utf8"), report));
}

function skipped({ name, worker, answers }, id, round) {
  if (worker.cannot) return true;
  const mine = answers.get(id);
  if (mine.some(({ cannot }) => cannot)) return true;
  const usual = median(mine.map((answer) => answer.us_per_step));
  if (usual > endlessUs) return true;
  if (round < scoutingRounds) return false;
  const rivals = entries.filter((entry) => entry.name === name).map((entry) => time(entry, id));
  return usual > hopeless * Math.min(...rivals);
}

function time({ answers }, id) {
  const times = answers.get(id).flatMap((answer) => answer.us_per_step ?? []);
  return times.length ? median(times) : Number.POSITIVE_INFINITY;
}

/** The best setting of a peer on a workload by the median of its medians, with all of them beside it. */
function best(name, { id }) {
  const all = entries
    .filter((entry) => entry.name === name)
    .map((entry) => ({
      setting: entry.setting.label,
      us: time(entry, id),
      medians: entry.answers.get(id).flatMap((answer) => answer.us_per_step ?? []),
      cannot: entry.worker.cannot ?? entry.answers.get(id).find((answer) => answer.cannot)?.cannot,
      differs: entry.answers.get(id).find((answer) => answer.differs)?.differs,
    }));
  const measured = all.filter(({ us }) => us < Number.POSITIVE_INFINITY).sort((a, b) => a.us - b.us);
  const failed = Object.fromEntries(all.filter(({ cannot }) => cannot).map(({ setting, cannot }) => [setting, cannot]));
  const settings = measured.map(({ setting, us, medians }) => ({ setting, us, medians }));
  const cannot = all.find((one) => one.cannot)?.cannot;
  if (settings.length === 0) return { cannot: cannot ?? "no setting of it on this machine" };
  return { best: settings[0], differs: measured[0].differs, settings, ...(cannot && { failed }) };
}

/** Do they do the same work? The loss of the tenth step has to agree, from the same weights on the same batches. */
async function check() {
  let wrong = 0;
  for (const workload of workloads) {
    const values = [];
    for (const { name, setting, worker } of entries) {
      if (worker.cannot) continue;
      const { value, cannot, differs } = await worker.ask({ workload: workload.id, check: 10 });
      values.push({ who: `${name} (${setting.label})`, value, note: cannot ?? differs });
    }
    // Dropout draws its own numbers in each; a peer that does other work (a note) is only shown.
    const random = workload.layers.some((layer) => layer.dropout);
    const middle = median(values.filter(({ note }) => !note).map(({ value }) => value));
    for (const { who, value, note } of values) {
      const agrees = random || note || Math.abs(value - middle) <= 1e-3 * Math.max(1, Math.abs(middle));
      if (!agrees) wrong++;
      console.log(`${workload.id.padEnd(12)} ${who.padEnd(40)} ${value ?? ""} ${note ?? ""}${agrees ? "" : "  WRONG"}`);
    }
  }
  process.exitCode = wrong ? 1 : 0;
}
