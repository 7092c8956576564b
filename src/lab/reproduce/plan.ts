import type { Outcome, Task } from "./outcome.ts";
import type { Table } from "./published.ts";

/** Every row of the tables at each of its seeds, or of the seeds of its smaller version. A row that two tables share is one. */
export function planTasks(tables: readonly Table[], quick: boolean): Task[] {
  const rows = new Map(tables.flatMap((table) => table.rows.map((row) => [row.id, row])));
  return Array.from(rows.values()).flatMap(({ id, experiment, seeds, quick: smaller, seconds }) => {
    const chosen = quick ? smaller : { seeds, set: [] };
    return chosen.seeds.map((seed) => ({
      key: `${id}/seed-${seed}`,
      row: id,
      seed,
      experiment,
      set: chosen.set,
      seconds,
    }));
  });
}

/** The tables of some reports, and those of which something is there already. */
export function tablesToShow(
  tables: readonly Table[],
  asked: readonly string[],
  outcomes: readonly Outcome[],
): readonly Table[] {
  const there = new Set(outcomes.map(({ task }) => task.row));
  return tables.filter(({ report, rows }) => asked.includes(report) || rows.some(({ id }) => there.has(id)));
}
