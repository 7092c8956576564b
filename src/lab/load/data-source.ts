import type { CommonData, DataSection } from "../experiment/datasets/data-section.ts";

/** What of a data section says what to read or make; how it is split, scaled and batched is no business of loading. */
export type SourceOf<D extends CommonData> = Omit<D, keyof CommonData>;

type EachSource<D extends CommonData> = D extends CommonData ? SourceOf<D> : never;

/** The source of any set; a whole section is one. */
export type DataSource = EachSource<DataSection>;

/** What data is called that lies at a path: the path's last part, however its system parts them. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== "") ?? path;
}
