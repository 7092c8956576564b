import { backprop } from "./pages/backprop/page.tsx";
import { draw } from "./pages/draw/page.tsx";
import { lessons } from "./pages/lessons/page.tsx";
import { runs } from "./pages/runs/page.tsx";
import { train } from "./pages/train/page.tsx";
import type { Page } from "./shell/page.ts";

/** Every page, in the order of the top bar. */
export const pages: readonly Page[] = [draw, backprop, train, runs, lessons];
