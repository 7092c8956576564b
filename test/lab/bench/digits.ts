import type { Table } from "../../../src/data/table.ts";
import { mostDigits } from "../../../src/lab/bench/workload-data.ts";
import { loadDigits } from "../../../src/node/load/made.ts";

/** Rendered digits, as many as workloads need. */
export const digits: Table = loadDigits({ name: "digits", count: mostDigits, test_count: 0, seed: 0 }).table;
