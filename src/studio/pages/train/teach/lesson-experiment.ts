import { formatExperiment } from "../../../../lab/experiment/format.ts";
import type { Experiment } from "../../../../lab/experiment/index.ts";
import { changeText } from "../experiment-text.ts";
import type { TaughtDrawings } from "../training/taught-drawings.ts";

/** So many rendered pictures keep a network from forgetting what it knows, and together the drawings count half as much. */
const rehearsed = 1500;

/**
 * The experiment that goes on teaching a network: the same model, small steps, a few rendered digits of the kind it knows, all pictures
 * shifted, turned and stretched a little, so that it does not learn these very drawings by heart.
 */
export function teachingText(experiment: Experiment): string {
  return changeText(formatExperiment(experiment), [
    `data.count=${rehearsed}`,
    "data.test_count=500",
    "data.fresh=false",
    "data.val_split=0",
    "data.batch_size=50",
    "data.augment=[shift: 1, rotation: 8, scale: 0.08]",
    "optimizer.adam.lr=0.001",
    "schedule=constant",
    "trainer.monitor=",
    "trainer.early_stopping=",
    "trainer.epochs=4",
  ]);
}

/** Drawings as they are given to be taught. */
export function taught(drawings: readonly { readonly image: Uint8Array; readonly label: string }[]): TaughtDrawings {
  const images = new Uint8Array(drawings.reduce((sum, { image }) => sum + image.length, 0));
  let at = 0;
  for (const { image } of drawings) {
    images.set(image, at);
    at += image.length;
  }
  const copies = Math.max(1, Math.round(rehearsed / 2 / drawings.length));
  return { images, labels: drawings.map(({ label }) => label), copies };
}
