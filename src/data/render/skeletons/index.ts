import type { Style } from "../skeleton.ts";
import { eight } from "./eight.ts";
import { five } from "./five.ts";
import { four } from "./four.ts";
import { nine } from "./nine.ts";
import { one } from "./one.ts";
import { seven } from "./seven.ts";
import { six } from "./six.ts";
import { three } from "./three.ts";
import { two } from "./two.ts";
import { zero } from "./zero.ts";

/** `digitStyles[label]`: the ways in which people write that digit. Drawn by hand for this project. */
export const digitStyles: readonly (readonly Style[])[] = [zero, one, two, three, four, five, six, seven, eight, nine];
