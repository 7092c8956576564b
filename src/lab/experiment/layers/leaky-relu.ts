import { leakyRelu as build } from "../../../core/layers/leaky-relu.ts";
import { entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const leakyRelu: LayerEntry = entry({
  name: "leaky_relu",
  description: "y = x where x > 0, else negative_slope·x",
  main: "negative_slope",
  options: options({ negative_slope: number({ atLeast: 0 }).default(0.01).describe("The slope below zero.") }),
  build: ({ negative_slope }) => build(negative_slope),
});
