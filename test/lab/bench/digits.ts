import { digitSet, renderedTable } from "../../../src/data/render/index.ts";
import type { Table } from "../../../src/data/table.ts";
import { mostDigits } from "../../../src/lab/bench/workload-data.ts";

/** Rendered digits, as many as workloads need. */
export const digits: Table = renderedTable(digitSet(0), { count: mostDigits }, false);
