import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readMedians } from "../data/render/medians.ts";
import type { Skeleton } from "../data/render/skeleton.ts";
import { quote } from "../data/text.ts";
import { cannot, misuse } from "../kernels/errors.ts";
import { kindOf, readBytes } from "./files.ts";

/** 9,574 characters by Make Me a Hanzi, under the Arphic Public License: a package of its own, read where it lies. */
const PACKAGE = "hanzi-writer-data";

/** No character's file is as long. */
const LONGEST = 2 ** 20;

/**
 * The stroke medians of each of `characters`.
 *
 * @throws UsageError naming all that the data does not have; NablaError where the package is not installed or damaged
 */
export async function readStrokes(characters: readonly string[]): Promise<Skeleton[]> {
  const folder = packageFolder();
  const unknown: string[] = [];
  const files: string[] = [];
  for (const character of characters) {
    const file = join(folder, `${character}.json`);
    // `package`, `.` and `/` are names of other things.
    const isOne = [...character].length === 1 && character > "\u2e7f";
    if (isOne && (await kindOf(file)) === "file") files.push(file);
    else unknown.push(character);
  }
  if (unknown.length > 0) {
    throw misuse(
      `draw ${quote(characters.join(""))}`,
      `characters that ${PACKAGE} knows`,
      unknown.map(quote).slice(0, 10).join(", "),
      "Leave out what is not a Chinese character.",
    );
  }
  const strokes: Skeleton[] = [];
  // One at a time: a long text has more characters than a process may open files.
  for (const file of files) strokes.push(readMedians(await readBytes(file, LONGEST), file));
  return strokes;
}

function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  } catch {
    throw cannot("draw characters", `the package ${PACKAGE}, which holds their strokes`, "none", 'Run "npm ci".');
  }
}
