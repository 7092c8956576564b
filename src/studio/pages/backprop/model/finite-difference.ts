import { type CentredDifference, centredDifference, choices } from "../../../../core/centred-difference.ts";
import type { Place } from "../../../../lab/explain/values.ts";
import { type Pass, setUp } from "./pass.ts";
import type { Subject } from "./subject.ts";

/** How far a number is nudged each way, relative to itself and no less than that absolutely. */
const nudge = 1e-5;

/**
 * What the loss does when a number is nudged: the network is run forward again from there, twice. Numbers that a pass computes are
 * nudged where they stand, and the layers above them run again; for those of the input and of parameters the whole network does.
 * @returns undefined for a number that the loss does not depend on through the network, such as a target
 */
export function finiteDifference(
  subject: Subject,
  pass: Pass,
  { value: { name }, index }: Place,
): CentredDifference | undefined {
  const { network, trace } = subject.bench;
  const cost = setUp(subject, pass.question, pass.weights);
  const output = /^(\d+)\.y$/.exec(name);
  const first = output ? Number(output[1]) + 1 : 0;
  const parameter = network.parameters.find((one) => one.name === name)?.value;
  const nudged = output ? trace[first - 1].y : name === "x" ? trace[0].x : parameter;
  if (nudged === undefined) return undefined;
  const sides = () => choices({ layers: network.layers.slice(first) }, trace.slice(first));
  return centredDifference(nudged.data, index, nudge, () => cost(first), sides);
}
