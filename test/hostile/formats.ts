import type { Format } from "./format.ts";
import { bmp } from "./formats/bmp.ts";
import { checkpoint } from "./formats/checkpoint.ts";
import { csv } from "./formats/csv.ts";
import { gz } from "./formats/gz.ts";
import { idx } from "./formats/idx.ts";
import { imageFolder } from "./formats/image-folder.ts";
import { npy } from "./formats/npy.ts";
import { npz } from "./formats/npz.ts";
import { pickle } from "./formats/pickle.ts";
import { png } from "./formats/png.ts";
import { runFolder } from "./formats/run-folder.ts";
import { strokes } from "./formats/strokes.ts";
import { yaml } from "./formats/yaml.ts";

export { work } from "./worker.ts";

/** Everything that is read and may come from somebody else. */
export const formats: readonly Format[] = [
  ...[yaml, idx, gz, pickle, npy, npz, png, bmp, csv, strokes, checkpoint],
  ...[imageFolder, runFolder],
];
