import { z } from "zod";

/** How `train --json` says that it has ended. */
export type EndEvent =
  | {
      readonly event: "end";
      readonly stopped: "finished" | "early";
      readonly best_epoch: number;
      readonly seconds: number;
      readonly test_loss?: number | undefined;
      readonly test_acc?: number | undefined;
      readonly weights_sha256: string;
    }
  | { readonly event: "diverged"; readonly best_epoch: number; readonly seconds: number; readonly message: string };

const [best_epoch, seconds, score] = [z.int(), z.number(), z.number().optional()];
const schema: z.ZodType<EndEvent> = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("end"),
    stopped: z.enum(["finished", "early"]),
    best_epoch,
    seconds,
    test_loss: score,
    test_acc: score,
    weights_sha256: z.string(),
  }),
  z.object({ event: z.literal("diverged"), best_epoch, seconds, message: z.string() }),
]);

/** The end, where a line of `train --json` tells it. */
export function readEnd(line: string): EndEvent | undefined {
  // Of a hundred thousand epochs none is parsed.
  return /^\{"event":"(end|diverged)"/.test(line) ? schema.parse(JSON.parse(line)) : undefined;
}
