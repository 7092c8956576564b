import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { readText } from "../files.ts";
import { type Answer, json } from "./answer.ts";

/** Every experiment file of a folder and the folders in it: its path there, and its text. */
export async function listExperiments(folder: string): Promise<Answer> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((entry) => entry.isFile() && extname(entry.name) === ".yaml")
    .map((entry) => join(entry.parentPath, entry.name));
  const listed = paths.sort().map(async (path) => ({
    path: relative(folder, path).split(sep).join("/"),
    yaml: await readText(path, mostBytes),
  }));
  return json(await Promise.all(listed));
}

/** An experiment file is a page or two. */
const mostBytes = 2 ** 20;
