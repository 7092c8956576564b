import { dropout as build } from "../../../core/layers/dropout.ts";
import { entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const dropout: LayerEntry = entry({
  name: "dropout",
  description: "Drops numbers at random while training.",
  main: "p",
  options: options(
    { p: number({ atLeast: 0, below: 1 }).default(0.5).describe("The probability that a number is dropped.") },
    { aliases: { p: ["rate"] } },
  ),
  build: ({ p }) => build(p),
});
