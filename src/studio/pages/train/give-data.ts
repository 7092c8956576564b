import type { Skeleton } from "../../../data/render/skeleton.ts";
import type { Experiment } from "../../../lab/experiment/index.ts";
import { ask } from "../../shell/server.ts";
import type { Files, GivenData } from "./training/given-data.ts";

/** What an experiment needs that is not made on the spot: what was chosen in this page, and what the server has. */
export async function giveData({ data }: Experiment, chosen: Files): Promise<GivenData> {
  switch (data.name) {
    case "mnist":
      return { files: await mnistFiles() };
    case "hanzi": {
      const answer = await ask(`strokes/${encodeURIComponent(data.text)}`);
      return { files: {}, strokes: answer && ((await answer.json()) as Skeleton[]) };
    }
    case "csv":
    case "npz":
    case "image_folder":
      return { files: chosen };
    default:
      return { files: {} };
  }
}

/** The files of MNIST in the order in which the server lists them; none where it has none. */
async function mnistFiles(): Promise<Files> {
  const listed = await ask("data/mnist");
  const { files } = listed ? ((await listed.json()) as { readonly files: readonly string[] }) : { files: [] };
  const read = files.map(async (name) => {
    const answer = await ask(`data/mnist/${name}`);
    return [`mnist/${name}`, new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
