import { digitSet, renderedTable } from "../data/render/index.ts";
import type { Table } from "../data/table.ts";
import { mostDigits } from "../lab/bench/workload-data.ts";
import { type DataFolders, findInFolders } from "./data-folder.ts";
import { loadMnist } from "./load/mnist.ts";

/** The digits that workloads are measured on, and what they are. */
export interface BenchDigits {
  readonly digits: Table;
  readonly source: "MNIST" | "rendered digits";
}

/** MNIST where a data folder has it, else digits rendered on the spot. */
export async function benchDigits(folders: DataFolders): Promise<BenchDigits> {
  if ((await findInFolders(folders, "mnist")) !== undefined) {
    return { digits: (await loadMnist({ name: "mnist" }, folders)).table, source: "MNIST" };
  }
  return { digits: renderedTable(digitSet(0), { count: mostDigits }, false), source: "rendered digits" };
}
