import { workerData } from "node:worker_threads";
import { fillRing, maker, type Ring } from "../data/augment/index.ts";
import type { Scaling, Table } from "../data/table.ts";
import type { Key } from "../kernels/kernels.ts";
import { buildAugment } from "../lab/experiment/augment.ts";
import type { Chosen } from "../lab/experiment/entry.ts";

/** What a thread that augments is told: the same examples and steps, and where its pictures go. */
export interface AugmentJob {
  readonly ring: Ring;
  readonly table: Pick<Table, "input" | "inputs">;
  readonly scaling: Scaling;
  readonly key: Key;
  readonly augment: readonly Chosen[];
}

const { ring, table, scaling, augment, key } = workerData as AugmentJob;
fillRing(ring, maker(table, scaling, buildAugment(augment), key).make);
