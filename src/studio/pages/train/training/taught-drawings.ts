import type { RawData } from "../../../../data/dataset.ts";
import type { Numbers, Table } from "../../../../data/table.ts";
import { misuse } from "../../../../kernels/errors.ts";
import { formatShape, size } from "../../../../kernels/tensor.ts";

/** Drawings and what they show, to be learnt beside other pictures of the same classes. */
export interface TaughtDrawings {
  /** [n, 784], 0 paper to 255 ink. */
  readonly images: Uint8Array;
  /** The name of the class of each. */
  readonly labels: readonly string[];
  /** How often each is among the training pictures: a few drawings are lost among thousands. */
  readonly copies: number;
}

/** The data with drawings at the end of its training part. @throws UsageError where it holds other things than such pictures, or no such class */
export function withDrawings(raw: RawData, { images, labels, copies }: TaughtDrawings): RawData {
  const { table } = raw;
  const { targets, inputs, length, renew } = table;
  const each = size(table.input);
  const action = `teach drawings beside ${raw.name}`;
  if (targets.kind !== "classes" || !(inputs instanceof Uint8Array) || images.length !== labels.length * each) {
    throw misuse(action, `pictures ${formatShape(table.input)} of bytes in classes`, "other examples");
  }
  const classes = labels.map((label) => {
    const index = targets.classes.indexOf(label);
    if (index < 0) throw misuse(action, `one of ${targets.classes.join(" ")}`, label);
    return index;
  });
  const all = new Uint8Array(inputs.length + copies * images.length);
  all.set(inputs);
  for (let copy = 0; copy < copies; copy++) all.set(images, inputs.length + copy * images.length);
  const taught = Array.from({ length: copies }, () => classes).flat();
  const drawn = (row: number): Numbers => all.subarray(row * each, (row + 1) * each);
  const grown: Table = {
    ...table,
    length: length + taught.length,
    inputs: all,
    targets: { ...targets, labels: [...Array.from(targets.labels), ...taught] },
    renew: renew && ((row, epoch) => (row < length ? renew(row, epoch) : drawn(row))),
  };
  return { ...raw, table: grown };
}
