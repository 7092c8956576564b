import type { JSX } from "preact";
import type { Cell } from "../model/cell.ts";
import type { Stage } from "../model/stages.ts";

/** `z¹` */
export function StageSymbol({
  stage: { letter, order },
  delta,
}: {
  readonly stage: Stage;
  readonly delta?: boolean;
}): JSX.Element {
  return (
    <span class="symbol">
      {delta && "∂L/∂"}
      <i>{letter}</i>
      {order > 0 && <sup>{order}</sup>}
    </span>
  );
}

/** `z¹₃`, or of a parameter `W¹₃,₅` */
export function CellSymbol({ cell, stages }: { readonly cell: Cell; readonly stages: readonly Stage[] }): JSX.Element {
  const { name, role, layer } = cell;
  const [, at = ""] = /\[(.*)\]$/.exec(name) ?? [];
  const places = at.split(",");
  const stage = stages.find((one) => one.layer === layer);
  const parameter = { weight: "W", bias: "b" }[/\.(\w+)/.exec(name)?.[1] ?? ""];
  const letter = role === "input" || role === "output" ? stage?.letter : parameter;
  // A name that the reports have no letter for stands as the library has it.
  if (letter === undefined || (parameter && stage?.kind === "batch_norm")) return <code>{name}</code>;
  return (
    <span class="symbol">
      <i>{letter}</i>
      {stage !== undefined && stage.order > 0 && <sup>{stage.order}</sup>}
      <sub>{(role === "parameter" ? places : places.slice(1)).join(",")}</sub>
    </span>
  );
}
