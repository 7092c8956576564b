import { count } from "../../report/figures.ts";
import type { Outcome } from "../outcome.ts";
import { anchor } from "./anchor.ts";
import type { Section, Words } from "./blocks.ts";
import type { JudgedTable } from "./judged.ts";
import { texts } from "./texts.ts";

/** What the program said is told once, however many seeds it said it of; of many different ones, a few. */
const shownMessages = 2;

/** What happened, and where, in the trainings that broke or did not learn. */
export function failureSection({ table, rows }: JudgedTable): Section | undefined {
  const items = rows.flatMap(({ row, outcomes, verdict }) => {
    const broken = outcomes.filter(({ stopped }) => stopped === "diverged");
    // The doctor has something to say of trainings that go well, too.
    const idle = row.published.kind === "chance" && verdict === "reproduced" ? outcomes : [];
    return [
      ...(broken.length > 0 ? [item(broken, texts.divergedAt(row.label, seedsOf(broken), epochsOf(broken)))] : []),
      ...(idle.length > 0 ? [item(idle, texts.didNotLearn(row.label, seedsOf(idle)))] : []),
    ];
  });
  if (items.length === 0) return undefined;
  return { id: anchor("failures", table.id), title: texts.failures, blocks: [{ kind: "list", items }] };
}

function item(outcomes: readonly Outcome[], happened: Words[number]): Words {
  const messages = [...new Set(outcomes.flatMap(({ said }) => said))].slice(0, shownMessages);
  return [happened, ...(messages.length > 0 ? [texts.programSaid] : []), ...messages.map((quote) => ({ quote }))];
}

function seedsOf(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ task }) => task.seed).join(", ");
}

/** `3`, or `0–12` where the seeds broke at different times. */
function epochsOf(outcomes: readonly Outcome[]): string {
  const all = outcomes.map(({ history }) => history.at(-1)?.epoch ?? 0);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low === high ? count(low) : `${count(low)}–${count(high)}`;
}
