import { maxPool2d as build } from "../../../core/layers/max-pool2d.ts";
import { entry } from "../entry.ts";
import { options } from "../form.ts";
import { extent, poolMismatch } from "./extent.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const maxPool2d: LayerEntry = {
  ...entry({
    name: "max_pool2d",
    description: "The largest number of each window, channel by channel.",
    main: "kernel_size",
    options: options({
      kernel_size: extent(1).describe("The window: 2 is 2x2; [2, 3] is 2 high and 3 wide."),
      stride: extent(1).optional().describe("How far the window moves; as far as it reaches where absent."),
      padding: extent(0).default(0).describe("Rows and columns around the picture, which never win."),
    }),
    build: ({ kernel_size, stride, padding }) =>
      build(kernel_size, { padding, ...(stride === undefined ? {} : { stride }) }),
  }),
  mismatch: poolMismatch,
};
