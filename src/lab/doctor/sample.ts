import type { Examples } from "../../core/examples.ts";
import { stream } from "../../core/random/index.ts";
import { type Shape, type Tensor, zeros } from "../../kernels/tensor.ts";

/** Some rows of a set of examples, ascending: all of them where they are no more than `most`, else a fair draw. */
export function sampleRows(length: number, most: number): Uint32Array {
  if (length <= most) return Uint32Array.from({ length }, (_, i) => i);
  const random = stream(0, "doctor");
  const rows = new Set<number>();
  while (rows.size < most) rows.add(random.below(length));
  return Uint32Array.from(rows).sort();
}

/** How many examples are read at a time. */
const chunk = 64;

/** Reads some examples, a few at a time: each visit's tensors hold `count` rows and are overwritten by the next. */
export function visitRows(
  examples: Examples,
  rows: Uint32Array,
  shapes: { readonly input: Shape; readonly output: Shape },
  visit: (x: Tensor, t: Tensor, count: number) => void,
): void {
  const [x, t] = [zeros([chunk, ...shapes.input]), zeros([chunk, ...shapes.output])];
  for (let start = 0; start < rows.length; start += chunk) {
    const some = rows.subarray(start, start + chunk);
    examples.gather(x, t, some);
    visit(x, t, some.length);
  }
}
