import type { NamedFile } from "../../files/read-files.ts";
import { readRun, type StoredRun } from "./stored-run.ts";

/** The runs among files of folders: each folder with a config.yaml and a best.npz is one. */
export function runsInFiles(files: readonly NamedFile[]): StoredRun[] {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const text = (path: string): string => new TextDecoder().decode(byPath.get(path));
  const folders = files.flatMap(({ path }) =>
    path.endsWith("config.yaml") ? [path.slice(0, -"config.yaml".length)] : [],
  );
  return folders.flatMap((folder) => {
    const weights = byPath.get(`${folder}best.npz`) ?? byPath.get(`${folder}last.npz`);
    if (!weights) return [];
    const report = byPath.get(`${folder}report.html`);
    const history = text(`${folder}history.jsonl`).split("\n").map(parsed);
    const run = readRun({
      name: folder.split("/").at(-2) ?? "run",
      config: text(`${folder}config.yaml`),
      environment: parsed(text(`${folder}env.json`)),
      history,
      report: report && { bytes: report },
      weights: { bytes: weights },
    });
    return run ? [run] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
