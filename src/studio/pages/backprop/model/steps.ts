import type { Stage } from "./stages.ts";

export type Phase = "start" | "forward" | "loss" | "backward" | "update";

/** How far a step on the picture has come: the last layer that was computed in that phase. */
export interface Position {
  readonly phase: Phase;
  /** The layer, in forward and backward. Backward at the number of layers is the error at the output, which is the loss's. */
  readonly layer?: number;
}

/** Every position, in the order of time. */
export function positionsOf(stages: readonly Stage[]): Position[] {
  const layers = stages.filter(({ layer }) => layer >= 0).map(({ layer }) => layer);
  return [
    { phase: "start" },
    ...layers.map((layer) => ({ phase: "forward", layer }) as const),
    { phase: "loss" },
    { phase: "backward", layer: layers[layers.length - 1] + 1 },
    ...layers.toReversed().map((layer) => ({ phase: "backward", layer }) as const),
    { phase: "update" },
  ];
}

/** Where a position stands among those; a phase without its layer means the whole of it, and a layer that is not there the phase's last. */
export function placeAmong(positions: readonly Position[], { phase, layer }: Position): number {
  const exact = positions.findIndex((one) => one.phase === phase && one.layer === layer);
  return exact >= 0 ? exact : positions.findLastIndex((one) => one.phase === phase);
}

/** `forward`, `forward.2`, `backward.0` */
export function writePosition({ phase, layer }: Position): string {
  return layer === undefined ? phase : `${phase}.${layer}`;
}

export function readPosition(text: string): Position | undefined {
  const [, phase, layer] = /^(start|forward|loss|backward|update)(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (phase === undefined) return undefined;
  return layer === undefined ? { phase: phase as Phase } : { phase: phase as Phase, layer: Number(layer) };
}

/** What is on the screen at a position. */
export interface Seen {
  /** Whether a layer's output has been computed; the input, layer −1, always. */
  value(layer: number): boolean;
  readonly loss: boolean;
  /** Whether the error at a layer's output has been computed. */
  error(layer: number): boolean;
  /** Whether the gradients of a layer's parameters have been. */
  gradient(layer: number): boolean;
  readonly update: boolean;
}

const phases: readonly Phase[] = ["start", "forward", "loss", "backward", "update"];

export function seenAt(positions: readonly Position[], { phase, layer = 0 }: Position): Seen {
  const order = phases.indexOf(phase);
  const layers = positions.flatMap((one) => (one.phase === "forward" ? [one.layer!] : []));
  // A layer's backward leaves the error of the next below that computes; below the last there is the input.
  const lowest = layers.findLast((one) => one < layer) ?? -1;
  return {
    value: (at) => at < 0 || order > 1 || (order === 1 && at <= layer),
    loss: order >= 2,
    error: (at) => order > 3 || (order === 3 && at >= lowest),
    gradient: (at) => order > 3 || (order === 3 && at >= layer),
    update: order >= 4,
  };
}
